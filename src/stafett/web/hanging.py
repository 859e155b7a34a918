"""What a day of something in an arena may depend on, in words, and as a form says it."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.arenas.anchors import queries as hangings
from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.models import Anchor, Anchored, Arena, OccasionDetails
from stafett.arenas.occasions import queries as occasions
from stafett.lib import clock

OWN_DAY = "day"
OFFERED_AT_MOST = 12
"""So many occasions to come are offered."""
FAR = 400
"""So many days, weeks or months at most lie between a day and what it depends on."""
UNITS = (
    ("weeks", gettext_lazy("weeks")),
    ("days", gettext_lazy("days")),
    ("months", gettext_lazy("months")),
)


class HangingForm(forms.Form):
    """A day of its own, or so far after another. `anchors`: what it may depend on, as `choices`; nothing is asked
    where there is none."""

    on = forms.ChoiceField(label=gettext_lazy("What the day depends on"))
    number = forms.IntegerField(
        label=gettext_lazy("How long after that day"),
        required=False,
        min_value=-FAR,
        max_value=FAR,
        help_text=gettext_lazy("Less than none is before it."),
    )
    unit = forms.ChoiceField(label=gettext_lazy("Counted in"), choices=UNITS, initial="weeks")

    def __init__(self, *args: Any, anchors: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].choices = list(anchors.items())
        if not anchors:
            del self.fields["on"], self.fields["number"], self.fields["unit"]

    def hangs_on(self) -> Hanging | None:
        """What it depends on; None for a day of its own."""
        said = self.cleaned_data
        return hanging(said.get("on") or OWN_DAY, said.get("number") or 0, said.get("unit") or "weeks")

    def day_of(self, name: str) -> tuple[date | None, Hanging | None]:
        """The day of its own, as the field of this name says it, or what it depends on."""
        at = self.hangs_on()
        return (self.cleaned_data[name], None) if at is None else (None, at)

    def needs_day(self, name: str, sentence: str | Promise) -> None:
        """Where neither is said, the field of this name has an error; a day that is not asked for has none."""
        if "on" in self.errors:
            return
        if self.hangs_on() is not None:
            self.errors.pop(name, None)
            self.cleaned_data.setdefault(name, None)
        elif self.cleaned_data.get(name, "") is None:
            self.add_error(name, sentence)


def choices(arena: Arena, used: Collection[int]) -> dict[str, str]:
    """What a form offers: a day of its own, the first and the last day of it all, and of what is to come.
    `used`: the numbers of occasions that are depended on already."""
    found = {
        OWN_DAY: _("Nothing: a day of its own"),
        Anchor.ARENA_START.value: _("The first day of it all"),
        Anchor.ARENA_END.value: _("The last day of it all"),
    }
    for row in _offered(arena, used):
        found |= _days_of(row)
        text = _("The day before what comes after %(name)s") % {"name": _named(row)}
        found[f"{Anchor.BEFORE_NEXT}-{row.occasion_id}"] = text
    return found


def other_days(arena: Arena, one: OccasionDetails | None = None) -> dict[str, str]:
    """What the days of an occasion may follow from: nothing, or those of the others that have any; nothing is offered
    where there are none."""
    used = {one.anchor_occasion_id} if one and one.anchor_occasion_id else set()
    itself = one.occasion_id if one else None
    others = [row for row in _offered(arena, used) if row.starts_on and row.occasion_id != itself]
    found = {code: text for row in others for code, text in _days_of(row).items()}
    return {OWN_DAY: _("Nothing: a day of its own"), **found} if found else {}


def _days_of(row: OccasionDetails) -> dict[str, str]:
    name = {"name": _named(row)}
    return {
        f"{Anchor.OCCASION_START}-{row.occasion_id}": _("%(name)s: the first day") % name,
        f"{Anchor.OCCASION_END}-{row.occasion_id}": _("%(name)s: the last day") % name,
    }


def last_day_of(arena: Arena) -> str:
    """The last day of what comes next in an arena, if that is one thing, or of it all, as a form says it."""
    coming = list(occasions.of_arenas([arena]).filter(cancelled_on=None, ends_on__gte=clock.today())[:2])
    return f"{Anchor.OCCASION_END}-{coming[0].occasion_id}" if len(coming) == 1 else Anchor.ARENA_END.value


def _offered(arena: Arena, used: Collection[int]) -> list[OccasionDetails]:
    rows = occasions.of_arenas([arena])
    latest = [row.pk for row in rows.filter(cancelled_on=None).reverse()[:OFFERED_AT_MOST]]
    return list(rows.filter(Q(pk__in=latest) | Q(occasion__in=used)))


def _named(row: OccasionDetails) -> str:
    day = date_format(row.starts_on) if row.starts_on else _("no day yet")
    return f"{row.title} ({day})" if row.title else day


def hanging(code: str, number: int, unit: str) -> Hanging | None:
    """What a form says; None for a day of its own."""
    if code == OWN_DAY:
        return None
    anchor, _dash, occasion = code.partition("-")
    return Hanging(anchor, int(occasion) if occasion else None, **{unit: number})


def as_typed(row: Anchored) -> dict[str, object]:
    """What a row's day depends on, as a form begins with it."""
    said = hangings.hanging(row)
    if said is None:
        return {"on": OWN_DAY, "number": None, "unit": "weeks"}
    unit = next((one for one in ("months", "weeks", "days") if getattr(said, one)), "weeks")
    code = f"{said.anchor}-{said.occasion_id}" if said.occasion_id else said.anchor
    return {"on": code, "number": getattr(said, unit) or None, "unit": unit}
