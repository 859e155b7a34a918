"""Does a time make sense, and is it another one? Pure: judges what it is given."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _

from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.models import OccasionDetails
from stafett.lib.verdict import ALLOWED, Verdict


@dataclass(frozen=True, kw_only=True)
class When:
    """The days, and the times on the clock in Oslo where it does not last whole days. With `hangs_on` the days follow
    from another, and are `lasts` in number. No days: not set yet."""

    starts_on: date | None = None
    ends_on: date | None = None
    starts_time: time | None = None
    ends_time: time | None = None
    hangs_on: Hanging | None = None
    lasts: int = 1


@dataclass(frozen=True, kw_only=True)
class Where:
    """A room, a link, or both."""

    place: str = ""
    link: str = ""


NOWHERE = Where()


def fits(title: str, when: When) -> Verdict:
    """An occasion has a title; its days and times are in order and said whole."""
    if not title.strip():
        return Verdict(_("Write a title."))
    if (when.starts_time is None) != (when.ends_time is None):
        return Verdict(_("Say both when it starts and when it ends, or neither."))
    first, last = when.starts_on, when.ends_on or when.starts_on
    if first is None or last is None:
        return ALLOWED
    if last < first:
        return Verdict(_("The last day must be the first day or later."))
    if first == last and when.starts_time and when.ends_time and when.ends_time <= when.starts_time:
        return Verdict(_("It must end after it starts."))
    return ALLOWED


def can_move(row: OccasionDetails, *, was_held: bool) -> Verdict:
    """What was called off, or somebody has been at, is not moved or called off."""
    if was_held:
        return Verdict(_("It has been held: somebody is ticked as having been there."))
    if row.cancelled_on is not None:
        return Verdict(_("It has been called off. Plan a new one instead."))
    return ALLOWED


def says_why(grounds: str) -> Verdict:
    """What will not be is called off with a word why."""
    return ALLOWED if grounds.strip() else Verdict(_("Write why, so that people understand."))


def hangs_within(when: When, known: Collection[int]) -> Verdict:
    """Days follow from another occasion's of the same arena, if from any; `known`: their numbers."""
    if when.hangs_on is None or when.hangs_on.occasion_id in known:
        return ALLOWED
    return Verdict(_("Choose one of the days from the list."))


def along_fits(along: Iterable[OccasionDetails], *, on: date) -> Verdict:
    """What moves along does not come to be on a day that has been."""
    late = next((row for row in along if row.starts_on is not None and row.starts_on < on), None)
    if late is None:
        return ALLOWED
    said = _("“%(title)s” would move along to a day that has been. Give it a day of its own first.")
    return Verdict(said % {"title": late.title})
