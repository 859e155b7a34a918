"""Logging in with an address and a password, and what is said after too many failures."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stafett.web.parts import render_page

from . import addresses, language, proof
from .forms import WRONG, LogInForm


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    to = addresses.next_page(request)
    if request.user.is_authenticated:
        return redirect(to)
    form = LogInForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        identity = proof.prove(request, email=given["username"], password=given["password"])
        if identity is not None:
            proof.open_session(request, identity)
            return language.remember(redirect(to), identity.language)
        form.add_error(None, str(WRONG))
    status = 422 if form.is_bound else 200
    return render_page(request, "accounts/login.html", {"form": form, "next": to}, status=status)


def locked_out(
    request: HttpRequest,
    _response: HttpResponse | None = None,
    _credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    """What the lock-out answers in place of any page, the same whether or not the address has a log-in."""
    return render_page(request, "accounts/locked_out.html", {}, status=429)
