"""The terms of an agreement as they are typed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stafett.recipes.placement.days.rules import Pattern, Shift, Weeks, read_pattern
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.terms.queries import Version
from stafett.recipes.placement.terms.wording import FIELDS, Wording
from stafett.web.days import DayField

from . import written_days
from .fields import NO_PATIENTS, clock, words

WEEKDAYS = [
    (1, _("Monday")), (2, _("Tuesday")), (3, _("Wednesday")), (4, _("Thursday")), (5, _("Friday")),
    (6, _("Saturday")), (7, _("Sunday")),
]  # fmt: skip
WEEKS = [
    (Weeks.EVERY, _("Every week")),
    (Weeks.ODD, _("Weeks with an odd number")),
    (Weeks.EVEN, _("Weeks with an even number")),
    (Weeks.THESE, _("Only these weeks")),
]
HINTS = {
    "payer": _("Wages, travel, and for what it costs the host."),
    "employer": _("Sectors differ: write who it is."),
    "limits": _("What the guest does not do, or not alone."),
    "absence": _("Whom the guest tells when ill."),
}
MUST = {"payer", "employer", "insurance", "confidentiality"}


class TermsForm(forms.Form):
    """What the agreement says, then the days."""

    goals = words(FIELDS["goals"], rows=4, hint=_("Two to five, one on each line."))
    tasks = words(FIELDS["tasks"], rows=2, required=False, hint=NO_PATIENTS)
    limits = words(FIELDS["limits"], rows=2, required=False, hint=HINTS["limits"])
    place = forms.CharField(label=FIELDS["place"], required=False, max_length=300)
    payer = words(FIELDS["payer"], rows=2, hint=HINTS["payer"])
    employer = words(FIELDS["employer"], rows=2, hint=HINTS["employer"])
    insurance = words(FIELDS["insurance"], rows=2, hint="")
    confidentiality = words(FIELDS["confidentiality"], rows=2, hint="")
    equipment = words(FIELDS["equipment"], rows=2, required=False, hint="")
    absence = words(FIELDS["absence"], rows=2, required=False, hint=HINTS["absence"])
    first = DayField(label=_("First day"))
    last = DayField(label=_("Last day"))
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Weekdays"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple, choices=WEEKDAYS
    )
    weeks = forms.ChoiceField(label=_("Weeks"), choices=WEEKS, initial=Weeks.EVERY)
    these = forms.CharField(
        label=_("These weeks"),
        required=False,
        max_length=200,
        help_text=_("Week numbers, such as 8, 10, 12–15."),
    )
    starts = clock(_("From"))
    ends = clock(_("To"))
    given = words(
        _("Single days or shifts"),
        required=False,
        hint=_(
            "One on each line, such as 2027-02-18 or 2027-02-18 22:00-07:00. They come beside the weekdays."
        ),
    )
    left_out = words(
        _("Days left out"),
        rows=2,
        required=False,
        hint=_("One on each line, such as 2027-03-01 – 2027-03-05."),
    )
    on_holidays = forms.BooleanField(label=_("Also on public holidays"), required=False)
    grounds = words(_("What is new in this version"), rows=2, required=False, hint="")

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["grounds"]

    def clean_these(self) -> frozenset[int]:
        return written_days.weeks(self.cleaned_data["these"])

    def clean_given(self) -> tuple[Shift, ...]:
        return written_days.shifts(self.cleaned_data["given"])

    def clean_left_out(self) -> Any:
        return written_days.days(self.cleaned_data["left_out"])

    def clean(self) -> None:
        said = self.cleaned_data
        if (said.get("starts") is None) != (said.get("ends") is None):
            self.add_error("ends", gettext("Say both when it starts and when it ends, or neither."))
        if said.get("weeks") == Weeks.THESE and not said.get("these") and "these" not in self.errors:
            self.add_error("these", gettext("Write which weeks."))

    def can_show_days(self) -> bool:
        """Whether the days are valid; what is still missing beside them is not said then."""
        for name in FIELDS:
            self.errors.pop(name, None)
        return self.is_valid()

    def wording(self) -> Wording:
        """What was typed about everything but the days, once valid."""
        said = {name: self.cleaned_data[name] for name in FIELDS}
        goals = tuple(line.strip() for line in said["goals"].splitlines() if line.strip())
        return Wording(**said | {"goals": goals})

    def pattern(self) -> Pattern:
        """The pattern that was chosen, once valid."""
        names = ("weeks", "these", "starts", "ends", "given", "left_out", "on_holidays")
        said = {name: self.cleaned_data[name] for name in names}
        return Pattern(weekdays=frozenset(self.cleaned_data["weekdays"]), **said)


def begun(now: Now) -> dict[str, Any]:
    """The form to begin with: what was applied for."""
    applied = now.application
    if applied is None:
        return {}
    return {"goals": "\n".join(applied.goals), "first": applied.starts_on, "last": applied.ends_on}


def of_version(known: Version) -> dict[str, Any]:
    """The form to go on with: what a version says."""
    pattern = read_pattern(known.terms.pattern)
    said = {name: getattr(known.terms, name) for name in FIELDS}
    return said | {
        "goals": "\n".join(known.terms.goals),
        "first": known.version.effective_from,
        "last": known.version.effective_to,
        "weekdays": sorted(pattern.weekdays),
        "weeks": pattern.weeks,
        "these": ", ".join(map(str, sorted(pattern.these))),
        "starts": pattern.starts,
        "ends": pattern.ends,
        "given": _lines(pattern.given, _written),
        "left_out": "\n".join(day.isoformat() for day in sorted(pattern.left_out)),
        "on_holidays": pattern.on_holidays,
    }


def _lines(shifts: tuple[Shift, ...], written: Callable[[Shift], str]) -> str:
    return "\n".join(map(written, shifts))


def _written(shift: Shift) -> str:
    if shift.starts is None or shift.ends is None:
        return shift.day.isoformat()
    return f"{shift.day} {shift.starts:%H:%M}-{shift.ends:%H:%M}"
