"""What people type about who is to stand in."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stafett.people.appointments.rules import APPOINTED, Appointment
from stafett.people.models import RoleCode
from stafett.people.roles import ROLES
from stafett.web.days import DayField


class AppointForm(forms.Form):
    """Who, as what, and from when to when."""

    person = forms.TypedChoiceField(label=_("Who"), coerce=int)
    role = forms.ChoiceField(label=_("As"), widget=forms.RadioSelect)
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("A deputy or a delegate needs one, a year ahead at most. An assessor may go on."),
    )

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", _("Choose")), *people]
        self.fields["person"].error_messages["required"] = _("Choose a person.")
        self.fields["role"].choices = [
            (code.value, f"{str(code.label).capitalize()}: {ROLES[code].description}") for code in APPOINTED
        ]
        self.fields["role"].error_messages["required"] = _("Choose deputy, delegate or assessor.")
        for name in ("starts_on", "ends_on"):
            self.fields[name].widget.attrs["min"] = on.isoformat()

    def asked(self, unit_id: int) -> Appointment:
        """What was typed, once valid."""
        said = self.cleaned_data
        return Appointment(
            person_id=said["person"],
            role=RoleCode(said["role"]),
            unit_id=unit_id,
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
        )
