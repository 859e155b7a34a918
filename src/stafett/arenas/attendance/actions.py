"""Writing who was there, in the change a recipe has opened."""

import secrets
from collections.abc import Collection
from datetime import date

from stafett.arenas import rows
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Attendance, AttendedBy, Occasion, RoomCode, SeatState
from stafett.arenas.occasions import queries as occasions
from stafett.arenas.seats import actions as seats
from stafett.audit.actions import Change
from stafett.lib.verdict import require

from . import queries, rules

CODE_LENGTH = 6


def show_code(occasion: Occasion, *, change: Change) -> RoomCode:
    """A code to show in the room; the one there is, if there is one."""
    shown = queries.code(occasion)
    if shown is not None:
        return shown
    letters = [secrets.choice(queries.CODE_LETTERS) for _ in range(CODE_LENGTH)]
    return RoomCode.objects.create(
        organisation_id=occasion.organisation_id,
        occasion=occasion,
        code="".join(letters),
        opened=change.position,
    )


def by_code(code: RoomCode, row: SeatState, *, change: Change, on: date) -> Attendance:
    """Whoever holds the seat typed the code: they were there. Typed twice, once is enough. Raises ArenaError."""
    require(rules.can_use(occasions.details(code.occasion), on=on), ArenaError)
    known = queries.present(code.occasion).filter(seat_id=row.seat_id).first()
    return known or _attend(code.occasion, [row.seat_id], AttendedBy.CODE, change)[0]


def by_list(
    occasion: Occasion, seat_ids: Collection[int], *, change: Change, on: date
) -> tuple[list[Attendance], list[Attendance]]:
    """These were there and nobody else: who is new on the list, and who is not on it any more. Who typed the code
    stays, who waited has a place for as long as they are on it, and who never asked for one is left out. Raises
    ArenaError before it has started."""
    require(rules.can_list(occasions.details(occasion), on=on), ArenaError)
    could = {row.seat_id: row for row in queries.could_come(occasion)}
    known = {row.seat_id: row for row in queries.present(occasion)}
    wanted = set(seat_ids) & (could.keys() | known.keys())
    seats.let_in([could[seat] for seat in wanted & could.keys() if rules.waited(could[seat])], change=change)
    gone = [row for seat, row in known.items() if seat not in wanted and row.how == AttendedBy.LIST]
    rows.close(gone, change.position)
    seats.let_out({row.seat_id: row.opened for row in gone}, change=change)
    return _attend(occasion, sorted(wanted - known.keys()), AttendedBy.LIST, change), gone


def _attend(
    occasion: Occasion, seat_ids: Collection[int], how: AttendedBy, change: Change
) -> list[Attendance]:
    return Attendance.objects.bulk_create(
        Attendance(
            organisation_id=occasion.organisation_id,
            occasion=occasion,
            seat_id=seat,
            how=how,
            opened=change.position,
        )
        for seat in seat_ids
    )
