"""Which language: what you chose (a cookie, and your log-in for a new device), else your browser's
if it is one of ours, else bokmål."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_POST

from stafett.people import actions as people

from . import addresses

OURS = frozenset(code for code, _name in settings.LANGUAGES)
SAME = {"no": "nb"}
"""Browsers that say Norwegian without saying which mean bokmål."""


class LanguageMiddleware(LocaleMiddleware):
    """Django's own would pass over `no` and choose the English that often follows it."""

    def process_request(self, request: HttpRequest) -> None:
        translation.activate(of(request))
        request.LANGUAGE_CODE = translation.get_language()


def of(request: HttpRequest) -> str:
    """The language a request is answered in."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in OURS:
        return chosen
    for wanted, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        primary = wanted.partition("-")[0]
        if SAME.get(primary, primary) in OURS:
            return SAME.get(primary, primary)
    return settings.LANGUAGE_CODE


def is_chosen(request: HttpRequest) -> bool:
    """Whether somebody has chosen a language in this browser."""
    return request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "") in OURS


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose a language and go back to where one was."""
    chosen = request.POST.get("language", "")
    response = redirect(addresses.next_page(request))
    if chosen not in OURS:
        return response
    if request.user.is_authenticated:
        people.choose_language(request.user, language=chosen)
    return remember(response, chosen)


def remember[R: HttpResponseBase](response: R, chosen: str) -> R:
    """The response, with the language in a cookie where one is chosen."""
    if chosen in OURS:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        )
    return response
