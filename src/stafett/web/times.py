"""When and where something is, in a form: on days of its own, or on days that follow from another's."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stafett.arenas.models import OccasionDetails
from stafett.arenas.occasions.rules import When, Where

from .days import DayField
from .hanging import OWN_DAY, HangingForm, as_typed

DAYS = ("starts_on", "ends_on")
CLOCK = ("starts_time", "ends_time")
FOLLOWING = ("on", "number", "unit", "lasts")
MOST_DAYS = 366


def _clock() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class TimeForm(HangingForm):
    """When and where. `anchors`: what the days may follow from, as `hanging.other_days`."""

    needed_at_times: tuple[str, ...] = FOLLOWING
    starts_on = DayField(label=_("First day"), required=False)
    ends_on = DayField(label=_("Last day, if there are several"), required=False)
    lasts = forms.IntegerField(
        label=_("How many days it lasts"), required=False, min_value=1, max_value=MOST_DAYS, initial=1
    )
    starts_time = forms.TimeField(label=_("From"), required=False, widget=_clock())
    ends_time = forms.TimeField(label=_("Until"), required=False, widget=_clock())
    place = forms.CharField(label=_("Place"), max_length=300, required=False)
    link = forms.URLField(
        label=_("Link for those who are not in the room"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    field_order = ("title", *DAYS, *FOLLOWING, *CLOCK, "place", "link", "places")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "on" not in self.fields:
            del self.fields["lasts"]
            return
        self.fields["on"].required = self.fields["unit"].required = False
        self.fields["on"].initial = OWN_DAY
        first = self.fields["starts_on"]
        first.help_text = first.help_text or _("Empty: the days depend on something else.")

    def clean(self) -> None:
        super().clean()
        if "on" not in self.errors and self.hangs_on() is not None:
            for name in DAYS:
                if self.cleaned_data.get(name) is not None:
                    self.add_error(name, _("Leave this open when the days depend on something else."))

    @property
    def follows(self) -> bool:
        """Whether the part about what the days follow from is to be seen at once."""
        chosen = self["on"].value() if "on" in self.fields else OWN_DAY
        return chosen not in (OWN_DAY, None, "") or any(name in self.errors for name in FOLLOWING)

    def when(self) -> When:
        """The time typed, once valid."""
        said = self.cleaned_data
        typed = {name: said[name] for name in (*DAYS, *CLOCK)}
        return When(**typed, hangs_on=self.hangs_on(), lasts=said.get("lasts") or 1)

    def where(self) -> Where:
        """The place typed, once valid."""
        return Where(place=self.cleaned_data["place"].strip(), link=self.cleaned_data["link"])


def as_shown(row: OccasionDetails) -> dict[str, Any]:
    """What the form of an occasion begins with; `seen`: the row it was shown from."""
    said: dict[str, Any] = {name: getattr(row, name) for name in (*CLOCK, "place", "link")} | as_typed(row)
    if said["on"] == OWN_DAY:
        said |= {"starts_on": row.starts_on, "ends_on": row.ends_on if row.ends_on != row.starts_on else None}
    elif row.starts_on and row.ends_on:
        said["lasts"] = (row.ends_on - row.starts_on).days + 1
    return said | {"seen": row.pk}
