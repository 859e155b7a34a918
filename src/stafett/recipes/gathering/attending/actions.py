"""Writing who was at a gathering."""

from collections.abc import Collection
from datetime import date

from stafett.arenas import calls
from stafett.arenas.attendance import actions as attendance
from stafett.arenas.attendance import queries as present
from stafett.arenas.models import Attendance, Occasion
from stafett.arenas.occasions import queries as times
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering import rules as keeping
from stafett.recipes.gathering.changes import changing
from stafett.recipes.gathering.telling import PLACE


def keep_list(occasion: Occasion, seat_ids: Collection[int], *, by: Actor, on: date) -> list[Attendance]:
    """These were there and nobody else; answers with who is new on it. Raises NotAllowed or ArenaError. Logged."""
    with changing(occasion.arena, "gathering.attended", times.details(occasion).title, by=by) as change:
        host = series.gathering(occasion).host
        require(keeping.can_host(by, series.details(occasion.arena).owner_unit_id, host))
        new, _gone = attendance.by_list(occasion, seat_ids, change=change, on=on)
        came = {row.seat_id for row in new}
        calls.take_back((row for row in present.every_seat(occasion) if row.seat_id in came), PLACE)
        change.detail = {"count": len(new)}
        return new
