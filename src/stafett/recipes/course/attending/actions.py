"""Writing who was there, which gives them what the course gives."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from stafett.arenas import calls
from stafett.arenas.attendance import actions as attendance
from stafett.arenas.attendance import queries as present
from stafett.arenas.attendance import rules as attending
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Attendance, Occasion, OccasionDetails, RoomCode, SeatState
from stafett.arenas.occasions import queries as occasions
from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.lib.verdict import NotAllowed, require
from stafett.people.actor import Actor
from stafett.people.appointments import independence
from stafett.recipes.course import queries as courses
from stafett.recipes.course.models import Gives
from stafett.recipes.course.telling import PLACE
from stafett.records.actions import BY_ITSELF
from stafett.records.giving import actions as giving
from stafett.records.giving.actions import Gift
from stafett.records.models import Achievement

from . import rules


@dataclass(frozen=True)
class Came:
    """That somebody was at a session, and what it gave: approved, or waiting for whom the plans ask for."""

    details: OccasionDetails
    given: tuple[Achievement, ...]


@dataclass(frozen=True)
class Listed:
    """What a list changed: who is new on it, what that gave, and the seats of those who are not on it any more."""

    new: tuple[Attendance, ...]
    given: tuple[Achievement, ...]
    gone: tuple[int, ...]


def show_code(occasion: Occasion, *, by: Actor) -> RoomCode:
    """A code for the room; the one there is, if there is one. Raises NotAllowed. Logged."""
    course = courses.details(occasion.arena)
    verb = "course.code_shown"
    with audit.change(
        occasion.organisation_id, by=by, verb=verb, subject=course.title, is_common=False
    ) as change:
        require(rules.can_keep_list(by, courses.details(occasion.arena)))
        details = occasions.details(occasion)
        if details.ends_on is None or details.cancelled_on is not None:
            raise ArenaError(attending.can_list(details, on=date.min).reason)
        return attendance.show_code(occasion, change=change)


def keep_list(occasion: Occasion, seat_ids: Collection[int], *, by: Actor, on: date) -> Listed:
    """These were there: they hold what the course gives, and who is not on the list any more does not. Raises
    NotAllowed or ArenaError. Logged."""
    course = courses.details(occasion.arena)
    with audit.change(
        occasion.organisation_id, by=by, verb="course.attended", subject=course.title, is_common=False
    ) as change:
        course = courses.details(occasion.arena)
        require(rules.can_keep_list(by, course))
        new, gone = attendance.by_list(occasion, seat_ids, change=change, on=on)
        holders = {row.seat_id: row for row in present.every_seat(occasion)}
        came = [holders[one.seat_id] for one in new]
        deciding = independence.deciding(by, [row.person_id or 0 for row in came], on=on)
        label = {
            row.seat_id: by.label if rules.may_decide_about(deciding, row.person_id or 0, course) else ""
            for row in came
        }
        calls.take_back(came, PLACE)
        given = _give(occasion, came, label, change=change, on=on)
        _take_back(occasion, gone, change)
        change.detail = {"count": len(new)}
        return Listed(tuple(new), tuple(given), tuple(row.seat_id for row in gone))


def type_code(typed: str, *, by: Actor, on: date) -> Came:
    """The actor was there: they saw the code in the room. Typed again, nothing more happens. Raises NotAllowed,
    or ArenaError for a code that is none, is too old, is for others, or is of what was called off. Logged."""
    code = present.of_code(by.organisation_id, typed)
    if code is None:
        raise ArenaError(attending.can_use(None, on=on).reason)
    occasion, course = code.occasion, courses.details(code.occasion.arena)
    with audit.change(
        occasion.organisation_id, by=by, verb="course.came", subject=course.title, is_common=False
    ) as change:
        row = _seat_of(by, occasion)
        attendance.by_code(code, row, change=change, on=on)
        label = "" if rules.can_keep_list(by, course) else BY_ITSELF
        given = _give(occasion, [row], {row.seat_id: label}, change=change, on=on)
        return Came(occasions.details(occasion), tuple(given))


def _seat_of(by: Actor, occasion: Occasion) -> SeatState:
    for row in present.every_seat(occasion).filter(person_id=by.person_id or 0):
        if attending.could_be_there(row):
            return row
    raise NotAllowed(str(rules.NOT_LISTED))


def _give(
    occasion: Occasion, came: Iterable[SeatState], decided_by: dict[int, str], *, change: Change, on: date
) -> list[Achievement]:
    details, given = occasions.details(occasion), Gives.objects.open().filter(arena=occasion.arena_id)
    gifts = [
        Gift(
            key=_key(occasion, row.seat_id, one.competence_id),
            organisation_id=occasion.organisation_id,
            person_id=row.person_id,
            competence_id=one.competence_id,
            level=one.level,
            unit_id=row.seat.for_unit_id,
            achieved_on=min(details.ends_on or on, on),
            note=details.title,
            decided_by=decided_by[row.seat_id],
        )
        for row in came
        if row.person_id is not None
        for one in given
    ]
    return giving.give(gifts, change=change, on=on)


def _take_back(occasion: Occasion, gone: Iterable[Attendance], change: Change) -> None:
    begins = tuple(_key(occasion, one.seat_id) for one in gone)
    rows = Achievement.objects.open().filter(
        organisation_id=occasion.organisation_id, key__startswith=_key(occasion)
    )
    keys = [key for key in rows.values_list("key", flat=True) if key.startswith(begins)] if begins else []
    giving.take_back(occasion.organisation_id, keys, change=change)


def _key(occasion: Occasion, *rest: int) -> str:
    """The key of what being there gives; of fewer numbers, how all of them begin."""
    return "-".join(["course", str(occasion.pk), *map(str, rest)]) + ("" if len(rest) == 2 else "-")
