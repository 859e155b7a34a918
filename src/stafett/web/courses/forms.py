"""What is said of a course, of a session of it, and who comes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.recipes.course.actions import Held, Offered
from stafett.recipes.course.queries import Session
from stafett.web.times import FOLLOWING, TimeForm, as_shown

GIVES = 3
"""So many competences a course may give."""


def _level() -> forms.IntegerField:
    return forms.IntegerField(
        label=gettext_lazy("At which level"),
        required=False,
        min_value=1,
        max_value=1000,
        initial=1,
        help_text=gettext_lazy("Leave it at 1 unless the plan asks for a higher level."),
    )


class CourseForm(forms.Form):
    """What a course is called, whose it is, what it is about and what it gives."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    owner = forms.TypedChoiceField(label=gettext_lazy("The unit it belongs to"), coerce=int)
    description = forms.CharField(
        label=gettext_lazy("What it is about"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("And who it is for. Never write anything about patients."),
    )
    gives_1 = forms.TypedChoiceField(
        label=gettext_lazy("What it gives"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=gettext_lazy("Whoever was there holds this competence."),
    )
    gives_2 = forms.TypedChoiceField(
        label=gettext_lazy("and also"), required=False, coerce=int, empty_value=None
    )
    gives_3 = forms.TypedChoiceField(
        label=gettext_lazy("and this too"), required=False, coerce=int, empty_value=None
    )

    level_1, level_2, level_3 = (_level() for _number in range(GIVES))
    field_order = [
        "title",
        "owner",
        "description",
        *(f"{what}_{n}" for n in (1, 2, 3) for what in ("gives", "level")),
    ]

    def __init__(
        self,
        *args: Any,
        units: Iterable[tuple[int, str]],
        competences: Iterable[tuple[int, str]],
        has_levels: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = list(units)
        chosen = [("", _("Nothing")), *competences]
        for number in range(1, GIVES + 1):
            self.fields[f"gives_{number}"].choices = chosen
            if not has_levels and str(self[f"level_{number}"].value() or 1) == "1":
                self.fields[f"level_{number}"].widget = forms.HiddenInput()

    def offered(self, contact_id: int | None) -> Offered:
        """What was typed, once valid."""
        said = self.cleaned_data
        given = {
            said[f"gives_{n}"]: said[f"level_{n}"] or 1 for n in range(1, GIVES + 1) if said[f"gives_{n}"]
        }
        return Offered(
            title=said["title"],
            owner_unit_id=said["owner"],
            contact_id=contact_id,
            description=said["description"],
            gives=tuple(given),
            levels=given,
        )


class SessionForm(TimeForm):
    """When and where a session is, and how many places there are."""

    needed_at_times = ("starts_on", *FOLLOWING)
    places = forms.IntegerField(
        label=gettext_lazy("Places"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=gettext_lazy("Empty: as many as come."),
    )

    def clean(self) -> None:
        self.needs_day("starts_on", gettext_lazy("Choose a day."))
        super().clean()

    def held(self) -> Held:
        """What was typed, once valid."""
        return Held(when=self.when(), where=self.where(), places=self.cleaned_data["places"])


class ChangeSessionForm(SessionForm):
    """Another time or place; `seen`: the row that was shown."""

    grounds = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("Those who are on the list see it."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, session: Session, **kwargs: Any) -> None:
        initial = as_shown(session.details) | {"places": session.filled.quota}
        super().__init__(data, initial=initial, **kwargs)


class CallOffForm(forms.Form):
    """Why a session, or the course, will not be held."""

    prefix = "off"
    grounds = forms.CharField(
        label=gettext_lazy("Why it is called off"),
        max_length=1000,
        error_messages={"required": gettext_lazy("Write why, so that people understand.")},
    )


class PeopleForm(forms.Form):
    """Whom to sign up."""

    people = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Who"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one person.")},
    )

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = people


class CodeForm(forms.Form):
    """The code in the room."""

    code = forms.CharField(
        label=gettext_lazy("The code"),
        max_length=20,
        help_text=gettext_lazy("Six letters and digits, shown where you are."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
