"""May a return visit be on that day? Pure: judges what it is given."""

from datetime import date

from django.utils.translation import gettext as _

from stafett.lib.clock import months_after
from stafett.lib.verdict import ALLOWED, Verdict

MONTHS_AFTER = 12
"""So long after the last day of a stay the host may still come."""


def fits(day: date, first: date | None, last: date | None, *, on: date) -> Verdict:
    """A return visit is ahead, in the stay or within a year of its last day."""
    if day < on:
        return Verdict(_("The day must be today or later."))
    if (first is not None and day < first) or (last is not None and day > months_after(last, MONTHS_AFTER)):
        return Verdict(_("Choose a day during the stay, or at most a year after its last day."))
    return ALLOWED


def is_time_left(last: date | None, *, on: date) -> bool:
    """Whether there is still a day to choose."""
    return last is None or on <= months_after(last, MONTHS_AFTER)
