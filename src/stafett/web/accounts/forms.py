"""Addresses and passwords as people type them. Bounded, so that nobody makes the slow hash slower."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from stafett.people.models import Identity

PASSWORD_LENGTH = 1000
WRONG = _("The address and the password do not belong together. Check both and try again.")


def password_field(label: Any, *, autocomplete: str) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=PASSWORD_LENGTH, strip=False, widget=widget)


class LogInForm(forms.Form):
    """A log-in that is there already."""

    username = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = password_field(_("Password"), autocomplete="current-password")


class NewPasswordForm(forms.Form):
    """A password nobody has yet, typed twice."""

    password = password_field(_("New password"), autocomplete="new-password")
    repeat = password_field(_("The same password again"), autocomplete="new-password")

    def __init__(self, *arguments: Any, identity: Identity, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.identity = identity
        self.fields["password"].help_text = _(
            "At least 12 characters. Four words in a row are easy to remember."
        )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, user=self.identity)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "password" in cleaned and "repeat" in cleaned and cleaned["password"] != cleaned["repeat"]:
            self.add_error("repeat", ValidationError(_("The two passwords are not the same.")))
        return cleaned


class FirstPasswordForm(NewPasswordForm):
    """The password of a log-in about to be made. The address is the invitation's: shown, and kept by
    password managers, but not to be changed."""

    username = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "username", "readonly": True}),
    )
    field_order = ["username", "password", "repeat"]


class ChangePasswordForm(NewPasswordForm):
    """Another password; the old one shows that it is you who sits there."""

    current = password_field(_("Password you have now"), autocomplete="current-password")
    field_order = ["current", "password", "repeat"]
