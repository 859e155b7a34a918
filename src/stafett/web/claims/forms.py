"""What people type about what they have shown."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.people.actor import Actor
from stafett.people.models import UnitDetails
from stafett.plans import queries as plans
from stafett.records.actions import Shown
from stafett.records.catalogue import queries as catalogue
from stafett.records.evidence import EvidenceError, Upload, content_type
from stafett.records.models import Practice
from stafett.standings.lines import Line
from stafett.web.access import numbers
from stafett.web.days import DayField

from .choices import choices, levels


class ShownForm(forms.Form):
    """Which competence, when, at what level, and a note."""

    competence = forms.TypedChoiceField(label=gettext_lazy("What"), coerce=int)
    achieved_on = DayField(
        label=gettext_lazy("Day"),
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
        came_from = numbers([str(self.initial.get("competence") or "")])
        offered = catalogue.offered(actor.organisation_id, also={*levels(lines), *came_from})
        self.fields["competence"].choices = choices(lines, offered)
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


class DoneForm(forms.Form):
    """Something on one's practice list, done once."""

    practice_key = forms.ChoiceField(label=gettext_lazy("What you did"))
    done_on = DayField(
        label=gettext_lazy("Day"),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Never write anything about patients."),
    )

    def __init__(self, *args: Any, of: Iterable[Practice], on: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"done_on": on}, **kwargs)
        self.asked = {one.key: one for one in of}
        self.fields["practice_key"].choices = [(key, one.text) for key, one in self.asked.items()]
        self.fields["done_on"].widget.attrs["max"] = on.isoformat()

    def practice(self) -> Practice:
        """What was chosen, once valid."""
        return self.asked[self.cleaned_data["practice_key"]]


class OpinionForm(forms.Form):
    """How far one thinks one is."""

    level = forms.TypedChoiceField(
        label=gettext_lazy("What you think yourself"),
        coerce=int,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("It changes no colour. You and those who approve in your unit see it."),
        error_messages={"required": gettext_lazy("Choose one of the levels.")},
    )

    def __init__(self, *args: Any, levels: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = levels
