"""What people type about who is to stand in."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stafett.lib.verdict import Verdict
from stafett.people.appointments.rules import Appointment
from stafett.people.models import RoleCode
from stafett.people.roles import ROLES
from stafett.standings import sentences
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

    def __init__(
        self,
        *args: Any,
        people: Sequence[tuple[int, str]],
        given: Mapping[RoleCode, Verdict],
        on: date,
        until: date | None,
        **kwargs: Any,
    ) -> None:
        """`given`: the roles there are, with whether they may be given; `until`: how long, where that is known."""
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", _("Choose")), *people]
        self.fields["person"].error_messages["required"] = _("Choose a person.")
        self._offer([role for role, verdict in given.items() if verdict])
        for refused in (verdict.reason for verdict in given.values() if not verdict):
            self.fields["role"].help_text = self.fields["role"].error_messages["invalid_choice"] = refused
        for name in ("starts_on", "ends_on"):
            self.fields[name].widget.attrs["min"] = on.isoformat()
            if until is not None:
                self.fields[name].widget.attrs["max"] = until.isoformat()
        if until is not None:
            text = _("Your own role ends %(day)s. Choose a last day no later than that.")
            self.fields["ends_on"].help_text = text % {"day": sentences.day(until)}

    def _offer(self, roles: Sequence[RoleCode]) -> None:
        self.fields["role"].choices = [
            (role.value, f"{str(role.label).capitalize()}: {ROLES[role].description}") for role in roles
        ]
        self.fields["role"].error_messages["required"] = _("Choose deputy, delegate or assessor.")
        if len(roles) == 1:
            self.initial.setdefault("role", roles[0].value)

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
