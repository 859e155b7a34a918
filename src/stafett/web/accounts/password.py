"""Changing one's own password."""

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stafett.people import actions as people
from stafett.web.parts import render_page

from . import proof
from .forms import ChangePasswordForm


@never_cache
@sensitive_post_parameters("current", "password", "repeat")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """The old password counts towards the lock-out too: a borrowed screen is no place to guess it."""
    identity = request.user
    form = ChangePasswordForm(request.POST or None, identity=identity)
    if form.is_valid():
        if proof.prove(request, email=identity.email, password=form.cleaned_data["current"]):
            people.change_password(identity, password=form.cleaned_data["password"], by=request.actor)
            auth.update_session_auth_hash(request, identity)
            messages.success(request, _("Your password is changed. You are logged out everywhere else."))
            return redirect("accounts:mine")
        form.add_error("current", _("This is not the password you have now."))
    status = 422 if form.is_bound else 200
    return render_page(request, "accounts/password.html", {"form": form}, status=status)
