"""A link that works once. Opening it changes nothing (mail programs open links too); the form does."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people import actions, log_ins, rules
from stafett.people.models import Identity, Invitation
from stafett.web.access import ORGANISATION
from stafett.web.parts import render_page

from . import language, proof
from .forms import WRONG, FirstPasswordForm, LogInForm


@login_not_required
@never_cache
@sensitive_post_parameters("password", "repeat")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    found = log_ins.invitation(token)
    verdict = rules.can_use(found, at=clock.now())
    if found is None or not verdict:
        return render_page(request, "accounts/invitation_gone.html", {"why": verdict.reason}, status=404)
    if request.method == "POST" and "existing" in request.POST:
        return _with_a_log_in_one_has(request, token, found)
    if request.method == "POST":
        return _with_a_first_password(request, token, found)
    return _page(request, found)


def _with_a_first_password(request: HttpRequest, token: str, found: Invitation) -> HttpResponse:
    typed = {**request.POST.dict(), "username": found.email}
    form = FirstPasswordForm(typed, identity=Identity(email=found.email))
    if form.is_valid():
        try:
            identity = actions.accept(token, password=form.cleaned_data["password"], at=clock.now())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            return _welcome(request, identity, found)
    return _page(request, found, first=form)


def _with_a_log_in_one_has(request: HttpRequest, token: str, found: Invitation) -> HttpResponse:
    form = LogInForm(request.POST, auto_id="existing_%s")
    if form.is_valid():
        given = form.cleaned_data
        identity = proof.prove(request, email=given["username"], password=given["password"])
        try:
            if identity is not None:
                actions.accept_with(token, identity=identity, at=clock.now())
                return _welcome(request, identity, found)
            form.add_error(None, str(WRONG))
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return _page(request, found, existing=form)


def _page(
    request: HttpRequest,
    found: Invitation,
    *,
    first: FirstPasswordForm | None = None,
    existing: LogInForm | None = None,
) -> HttpResponse:
    identity = found.identity or log_ins.by_address(found.email)
    may_set = bool(rules.can_set_first_password(found, identity))
    address = {"username": found.email}
    empty = FirstPasswordForm(initial=address, identity=Identity(email=found.email))
    context: dict[str, Any] = {
        "invitation": found,
        "person": log_ins.record(found.person) if found.person else None,
        "is_reset": may_set and identity is not None,
        "first": (first or empty) if may_set else None,
        "existing": existing or LogInForm(initial={} if may_set else address, auto_id="existing_%s"),
    }
    return render_page(request, "accounts/invitation.html", context, status=422 if first or existing else 200)


def _welcome(request: HttpRequest, identity: Identity, found: Invitation) -> HttpResponse:
    proof.open_session(request, identity)
    if found.person is not None:
        request.session[ORGANISATION] = found.person.organisation_id
    messages.success(request, _("You are logged in. Next time, use your address and your password."))
    return language.remember(redirect("home"), identity.language)
