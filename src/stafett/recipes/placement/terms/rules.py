"""Do the terms make sense, and what is different between two versions? Pure: judges what it is given."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.recipes.placement.days.rules import Shift
from stafett.recipes.placement.models import Terms
from stafett.recipes.placement.rules import all_fit
from stafett.recipes.placement.workflow import Who

from .wording import FIELDS

MUST_BE_SAID = ("payer", "employer", "insurance", "confidentiality")
"""Sectors differ in these, so nobody may take them for granted."""


def fits(said: dict[str, str]) -> Verdict:
    """Who pays, who is employer, insurance and confidentiality are said in so many words."""
    if any(not said[name].strip() for name in MUST_BE_SAID):
        return Verdict(
            _("Write who pays, who is the employer, and what holds for insurance and confidentiality.")
        )
    return all_fit(text for name, text in said.items() if name != "goals")


def can_extend(until: date, last: date, new: Collection[Shift]) -> Verdict:
    """Longer than before, by some days."""
    if last <= until:
        return Verdict(_("The new last day must be later than the one agreed."))
    if not new:
        return Verdict(_("No day is added. Choose a later day, or write the days."))
    return ALLOWED


def to_plan(
    wanted: Collection[Shift], before: Collection[Shift] | None, standing: Collection[date], *, on: date
) -> list[Shift]:
    """The days of a version to be planned anew: all of a first agreement (`before` is None). Of a later one those from
    today on, but none that the version in force `before` had as well and that stands no more: the people called it off.
    A day that version did not have comes back."""
    if before is None:
        return list(wanted)
    called_off = {shift.day for shift in before}.difference(standing)
    return [shift for shift in wanted if shift.day >= on and shift.day not in called_off]


def can_answer_as(role: Who, parts: Collection[Who]) -> Verdict:
    """Consent is one's own: in a part one has."""
    if role not in parts:
        return Verdict(_("You cannot agree on behalf of somebody else."))
    return ALLOWED


def is_open(is_agreed: bool) -> Verdict:
    """Once all three have consented it holds; what is to be otherwise is a new version."""
    if is_agreed:
        return Verdict(_("All three have agreed to this version already. Propose new terms to change it."))
    return ALLOWED


@dataclass(frozen=True)
class Difference:
    """A field that says something else in the later of two versions; `added` and `dropped` for days."""

    label: Promise
    before: str = ""
    after: str = ""
    added: tuple[Shift, ...] = ()
    dropped: tuple[Shift, ...] = ()


def differences(
    before: Terms,
    after: Terms,
    days_before: Collection[Shift],
    days_after: Collection[Shift],
    *,
    periods: Sequence[tuple[date, date | None]] = (),
) -> list[Difference]:
    """What is different in the later version, in the order of the fields, the days last. `periods`: the first and the
    last day of each."""
    found = [
        Difference(label, _text(getattr(before, name)), _text(getattr(after, name)))
        for name, label in FIELDS.items()
        if getattr(before, name) != getattr(after, name)
    ]
    if len(set(periods)) > 1:
        was, will_be = (" – ".join(date_format(day, "DATE_FORMAT") for day in one if day) for one in periods)
        found.append(Difference(gettext_lazy("First and last day"), was, will_be))
    added = tuple(shift for shift in days_after if shift not in days_before)
    dropped = tuple(shift for shift in days_before if shift not in days_after)
    if added or dropped:
        found.append(Difference(gettext_lazy("Days"), added=added, dropped=dropped))
    return found


def _text(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "\n".join(value)
