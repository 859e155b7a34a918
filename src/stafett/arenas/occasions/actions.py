"""Writing occasions, in the change a recipe has opened: plan one, move it, call it off. What hangs on it follows."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from stafett.arenas import rows
from stafett.arenas.anchors import actions as anchors
from stafett.arenas.anchors import queries as hanging
from stafett.arenas.anchors import rules as anchoring
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Arena, Attendance, Occasion, OccasionDetails
from stafett.arenas.seats import actions as seats
from stafett.arenas.seats import queries as seated
from stafett.arenas.telling import Teller
from stafett.audit.actions import Change
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import Verdict, require

from . import queries, rules
from .rules import NOWHERE, When, Where

MOVES = ("starts_on", "ends_on", "starts_time", "ends_time", "place", "link")
"""People are told and asked again when one of these is another, and only then."""


@dataclass(frozen=True)
class Moved:
    """How an occasion stands after it was changed, and the others that moved with it, by number."""

    details: OccasionDetails
    others: frozenset[int]


def plan(arena: Arena, title: str, when: When, *, where: Where = NOWHERE, change: Change) -> OccasionDetails:
    """A new occasion. Raises ArenaError where the time makes no sense."""
    when = queries.falls(arena, when)
    require(rules.fits(title, when), ArenaError)
    uid = f"{uuid.uuid4()}@stafett"
    occasion = Occasion.objects.create(organisation_id=arena.organisation_id, arena=arena, uid=uid)
    OccasionDetails.objects.create(
        organisation_id=arena.organisation_id,
        occasion=occasion,
        title=title.strip(),
        opened=change.position,
        **_days(when),
        **_anchor(occasion, when),
        **vars(where),
    )
    _follow(queries.details(occasion), change=change)
    return queries.details(occasion)


def move(
    occasion: Occasion,
    when: When,
    *,
    where: Where | None = None,
    change: Change,
    grounds: str = "",
    is_postponed: bool = False,
    seen: int | None = None,
) -> Moved:
    """Another time, or another place too. Its people, its agenda and all that hangs on it come along. `is_postponed`:
    say that it was, from which day and why. `seen`: the row that was shown when it was asked.

    Raises ArenaError, or ChangedMeanwhile where somebody was first.
    """
    row, when = _current(occasion, seen), queries.falls(occasion.arena, when)
    require(_may_move(row) and rules.fits(row.title, when), ArenaError)
    new = _days(when) | _anchor(occasion, when) | (vars(where) if where else {})
    if is_postponed:
        new |= {"postponed_from": row.starts_on, "grounds": grounds.strip()}
    return _renewed(occasion, row, new, change=change, grounds=grounds)


def falls(arena: Arena, when: When) -> When:
    """A time with its days, where they follow from another occasion's of the same arena. Raises ArenaError where they
    would follow from one elsewhere."""
    known = queries.of_arenas([arena]).values_list("occasion_id", flat=True)
    require(rules.hangs_within(when, set(known)), ArenaError)
    return queries.falls(arena, when)


def along(moved: Moved, *, on: date) -> list[OccasionDetails]:
    """Where those stand that moved along, whose people are to be told. Raises ArenaError where one came to be on a day
    that has been."""
    found = queries.several(moved.others)
    require(rules.along_fits(found, on=on), ArenaError)
    return found


def alter(
    occasion: Occasion,
    *,
    title: str | None = None,
    where: Where | None = None,
    change: Change,
    seen: int | None = None,
) -> OccasionDetails:
    """Another title or place at the same time. Raises ArenaError or ChangedMeanwhile."""
    row = _current(occasion, seen)
    title = row.title if title is None else title.strip()
    require(rules.fits(title, When()), ArenaError)
    new = {"title": title} | (vars(where) if where else {})
    return _renewed(occasion, row, new, change=change).details


def cancel(occasion: Occasion, *, grounds: str = "", change: Change, on: date) -> OccasionDetails:
    """It will not be. What hangs on it keeps its day; what comes before the next one looks for another.
    Raises ArenaError where it was called off already, or has been held."""
    row = _current(occasion, None)
    require(_may_move(row), ArenaError)
    new = {"cancelled_on": on, "grounds": grounds.strip(), "sequence": row.sequence + 1}
    return _renewed(occasion, row, new, change=change).details


def call_off(occasion: Occasion, teller: Teller, *, grounds: str, change: Change, at: datetime) -> int:
    """As `cancel`, with a word why: those on the list are told, and are on it no longer. Answers with how many."""
    require(rules.says_why(grounds), ArenaError)
    details = cancel(occasion, grounds=grounds, change=change, on=at.date())
    ending = seated.listed(occasion, at=at)
    teller.called_off(details, ending)
    for row in ending:
        seats.end(row.seat, change=change, at=at)
    return len(ending)


def _may_move(row: OccasionDetails) -> Verdict:
    was_held = Attendance.objects.open().filter(occasion_id=row.occasion_id).exists()
    return rules.can_move(row, was_held=was_held)


def _renewed(
    occasion: Occasion, row: OccasionDetails, new: dict[str, Any], *, change: Change, grounds: str = ""
) -> Moved:
    if any(new.get(name, getattr(row, name)) != getattr(row, name) for name in MOVES):
        new["sequence"] = row.sequence + 1
    moved = _follow(rows.renew(row, change.position, **new), change=change, grounds=grounds)
    return Moved(queries.details(occasion), frozenset(moved - {occasion.pk}))


def _follow(row: OccasionDetails, *, change: Change, grounds: str = "") -> set[int]:
    own = row.occasion.arena_id
    return anchors.follow(hanging.arena_on(own, row.anchor_occasion_id), own, change=change, grounds=grounds)


def _days(when: When) -> dict[str, Any]:
    days = {"starts_on": when.starts_on, "ends_on": when.ends_on or when.starts_on}
    return days | {"starts_time": when.starts_time, "ends_time": when.ends_time}


def _anchor(occasion: Occasion, when: When) -> dict[str, Any]:
    """The columns that say what it hangs on."""
    said = when.hangs_on or anchoring.Hanging("")
    require(hanging.can_hang(occasion.organisation_id, occasion.pk, said.occasion_id), ArenaError)
    return {
        "anchor": said.anchor,
        "anchor_occasion_id": said.occasion_id,
        "months": said.months,
        "weeks": said.weeks,
        "days": said.days,
    }


def _current(occasion: Occasion, seen: int | None) -> OccasionDetails:
    row = queries.details(occasion)
    if seen is not None and row.pk != seen:
        raise ChangedMeanwhile(row)
    return row
