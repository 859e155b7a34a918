"""What people type about what they have shown."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.people.actor import Actor
from stafett.people.models import UnitDetails
from stafett.plans import queries as plans
from stafett.records import queries as records
from stafett.records.actions import Shown
from stafett.records.evidence import EvidenceError, Upload, content_type
from stafett.standings.lines import Line

from .choices import choices

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ShownForm(forms.Form):
    """Which competence, when, at what level, and a note."""

    competence = forms.TypedChoiceField(label=gettext_lazy("What"), coerce=int)
    achieved_on = forms.DateField(
        label=gettext_lazy("Day"),
        widget=DAY,
        error_messages={"invalid": gettext_lazy("Write the day as year-month-day, such as 2026-11-21.")},
    )
    level = forms.IntegerField(
        label=gettext_lazy("Level"),
        min_value=1,
        max_value=1000,
        initial=1,
        help_text=gettext_lazy("Leave it at 1 unless the plan asks for a higher level."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Never write anything about patients."),
    )

    def __init__(self, *args: Any, actor: Actor, on: date, lines: Sequence[Line] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        catalogue = records.competences(actor.organisation_id).values_list("competence_id", "name")
        self.fields["competence"].choices = choices(lines, list(catalogue))
        self.fields["achieved_on"].widget.attrs["max"] = on.isoformat()
        if not plans.ask_for_levels(actor.organisation_id) and str(self["level"].value()) == "1":
            self.fields["level"].widget = forms.HiddenInput()

    def clean_achieved_on(self) -> date:
        day: date = self.cleaned_data["achieved_on"]
        if day > self.on:
            raise forms.ValidationError(_("The day must be today or earlier."))
        if day.year < 1900:
            raise forms.ValidationError(_("The day must be after 1900."))
        return day

    def shown(self) -> Shown:
        """What was typed, once valid."""
        said = self.cleaned_data
        return Shown(
            competence_id=said["competence"],
            achieved_on=said["achieved_on"],
            unit_id=said.get("unit"),
            level=said["level"],
            note=said["note"],
        )


class ClaimForm(ShownForm):
    """An employee's own claim: also where it was shown, and a file."""

    unit = forms.TypedChoiceField(label=gettext_lazy("Where"), coerce=int, empty_value=None, required=False)
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("A certificate, for instance: PDF or a picture, at most 10 MB."),
    )
    field_order = ["competence", "achieved_on", "unit", "level", "note", "file"]

    def __init__(self, *args: Any, units: list[UnitDetails], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(unit.unit_id, unit.name) for unit in units]
        if len(units) == 1:
            self.fields["unit"].widget = forms.HiddenInput()

    def clean_file(self) -> Any:
        """Judge the file beside its field, so that the sentence stands where the mistake is."""
        given = self.cleaned_data["file"]
        if given:
            try:
                content_type(Upload(given.name, given.size, given.file))
            except EvidenceError as error:
                raise forms.ValidationError(str(error)) from error
        return given

    def uploads(self) -> list[Upload]:
        given = self.cleaned_data["file"]
        return [Upload(given.name, given.size, given.file)] if given else []


class RegisterForm(ShownForm):
    """What a leader has seen several people do."""

    people = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Who"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    field_order = ["competence", "people", "achieved_on", "level", "note"]

    def __init__(self, *args: Any, people: list[tuple[int, str]], unit_id: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit_id = unit_id
        self.fields["people"].choices = people
        self.fields["people"].error_messages["required"] = _("Choose at least one person.")

    def shown(self) -> Shown:
        said = self.cleaned_data | {"unit": self.unit_id}
        self.cleaned_data = said
        return super().shown()
