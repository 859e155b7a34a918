"""May this leave be entered or changed, and do its days make sense? Pure: judges what it is given."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.appointments.independence import Deciding
from stafett.people.models import Leave
from stafett.people.roles import Power

FARTHEST = timedelta(days=10 * 365)
"""What lies farther off is a year mistyped."""


def can_enter(deciding: Deciding, person_id: int, *, works_in: Collection[int]) -> Verdict:
    """Leave is entered, changed and taken back by who may excuse in a unit the person `works_in`. Never one's
    own, nor through another record of the same human being (K9), nor for who chose one to stand in (K8)."""
    return deciding.may(
        person_id,
        lambda actor: any(actor.may(Power.EXCUSE, unit) for unit in works_in),
        oneself=_("You cannot enter your own leave. Your leader or the HR adviser does it."),
        others=_("Leave is entered by the person's leader, the leader's deputy or an HR adviser."),
    )


def fits(starts_on: date, ends_on: date | None, *, on: date, others: Iterable[Leave] = ()) -> Verdict:
    """The days are in order and near, and no other leave of the person's overlaps (touching is fine)."""
    if ends_on is not None and ends_on < starts_on:
        return Verdict(_("The last day must be the first day or later."))
    if any(abs(day - on) > FARTHEST for day in (starts_on, ends_on) if day):
        return Verdict(_("Look at the year once more: the days must be within ten years from today."))
    for other in others:
        if _overlap(starts_on, ends_on, other):
            said = _("There is a leave already, %(days)s. End that one first, or choose other days.")
            return Verdict(said % {"days": days(other.starts_on, other.ends_on)})
    return ALLOWED


def _overlap(starts_on: date, ends_on: date | None, other: Leave) -> bool:
    begins_before_it_ends = other.ends_on is None or starts_on <= other.ends_on
    ends_after_it_begins = ends_on is None or ends_on >= other.starts_on
    return begins_before_it_ends and ends_after_it_begins


def can_come_back(leave: Leave, back_on: date) -> Verdict:
    """The day back lies after the leave's first day, and is another than now."""
    if back_on <= leave.starts_on:
        return Verdict(
            _("The day back must be after the first day of the leave. If it never was, take the leave back.")
        )
    if leave.ends_on is not None and back_on - timedelta(days=1) == leave.ends_on:
        return Verdict(_("That is the day back already."))
    return ALLOWED


def days(starts_on: date, ends_on: date | None) -> str:
    """From a day to a day, in words."""
    said = {"first": date_format(starts_on, "DATE_FORMAT")}
    if ends_on is None:
        return _("from %(first)s until further notice") % said
    return _("from %(first)s through %(last)s") % (said | {"last": date_format(ends_on, "DATE_FORMAT")})
