"""May minutes be written, and does a line say enough? Pure: judges what it is given."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.arenas.models import OccasionDetails
from stafett.lib.identity_numbers import seems_to_hold_one
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.recipes.gathering.models import MinuteKind
from stafett.recipes.gathering.rules import NOBODY, Who

SAY_WHO = gettext_lazy("Say which organisation does it.")


@dataclass(frozen=True, kw_only=True)
class Line:
    """What is written: of which kind, and for an action which member does it by when (None: before the next
    gathering)."""

    kind: str
    text: str
    by: Who = NOBODY
    due_on: date | None = None


def can_write(details: OccasionDetails, *, on: date) -> Verdict:
    """From the first day on, unless it was called off."""
    if details.cancelled_on is not None:
        return Verdict(_("This gathering was called off."))
    if details.starts_on is None or on < details.starts_on:
        return Verdict(_("The gathering has not begun."))
    return ALLOWED


def fits(line: Line, *, on: date) -> Verdict:
    """It says something, never who a patient is; an action says who (G5)."""
    if line.kind not in MinuteKind:
        return Verdict(_("Choose information, decision or action."))
    if not line.text.strip():
        return Verdict(_("Write what was said."))
    if seems_to_hold_one(line.text):
        return Verdict(_("This looks like a national identity number. Take it out."))
    if line.kind == MinuteKind.ACTION and line.by == NOBODY:
        return Verdict(str(SAY_WHO))
    if line.due_on is not None and not on <= line.due_on <= on + timedelta(days=2 * 366):
        return Verdict(_("Choose a day from today on, within two years."))
    return ALLOWED
