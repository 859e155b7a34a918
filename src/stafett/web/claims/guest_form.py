"""What a leader types about somebody outside who is to sign."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from stafett.communication import delivery
from stafett.people.guests.rules import LASTS_AT_MOST, Asked
from stafett.web.days import DayField


class GuestForm(forms.Form):
    """Who, where they work, and until when."""

    name = forms.CharField(label=_("Name"), max_length=100)
    works_at = forms.CharField(
        label=_("Where the person works"), max_length=90, help_text=_("The name of the organisation.")
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={"invalid": _("Write an e-mail address, such as name@example.org.")},
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    expires_on = DayField(label=_("Last day the link works"), help_text=_("A year ahead at most."))
    by_mail = forms.BooleanField(
        label=_("Mail the link now"),
        required=False,
        initial=True,
        help_text=_("You can also send it yourself: it is shown once."),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not delivery.is_set_up():
            del self.fields["by_mail"]
        attrs = self.fields["expires_on"].widget.attrs
        attrs["min"], attrs["max"] = on.isoformat(), (on + LASTS_AT_MOST).isoformat()

    @property
    def is_mailed(self) -> bool:
        """Whether the link is to be mailed, once valid."""
        return bool(self.cleaned_data.get("by_mail"))

    def asked(self) -> Asked:
        """What was typed, once valid."""
        said = self.cleaned_data
        return Asked(
            name=said["name"], email=said["email"], works_at=said["works_at"], language=said["language"]
        )
