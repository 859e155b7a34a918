"""Reading who was at a session."""

from stafett.arenas.attendance import queries as attendance
from stafett.arenas.attendance.rules import could_be_there
from stafett.arenas.models import SeatState
from stafett.recipes.course.queries import Session


def could_come(one: Session) -> list[SeatState]:
    """Those with a place at a session, in the order they came to the list."""
    return [row for row in attendance.those_with_a_place(one.occasion) if could_be_there(row)]


def came(one: Session) -> set[int]:
    """The seats whose holders were there."""
    return {row.seat_id for row in attendance.present(one.occasion)}
