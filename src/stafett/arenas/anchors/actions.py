"""Moving what hangs on what moved, in the same change."""

from dataclasses import replace
from typing import Any

from stafett.arenas import rows
from stafett.arenas.models import OccasionDetails
from stafett.audit.actions import Change

from . import queries, rules


def follow(*arena_ids: int, change: Change, grounds: str = "") -> set[int]:
    """Everything whose day hangs on some arenas', on an occasion's of them or on what hangs on those is where it
    belongs now; `grounds`: why the first one moved. Answers with the numbers of the occasions that moved, which people
    have to be told of."""
    moved: set[int] = set()
    waiting = list(dict.fromkeys(arena_ids))
    for arena in waiting:
        for row in _follow_occasions(arena, change, grounds):
            moved.add(row.occasion_id)
            if row.occasion.arena_id not in waiting:
                waiting.append(row.occasion.arena_id)
        _follow_others(arena, change)
    return moved


def _follow_occasions(arena_id: int, change: Change, grounds: str) -> list[OccasionDetails]:
    timeline, lengths, found = queries.timeline(arena_id)
    moving = {row.occasion_id for row in queries.moving(found.values(), on=change.on)}
    spans = rules.settled(replace(timeline, stays=found.keys() - moving), lengths).spans
    moves: list[tuple[OccasionDetails, dict[str, Any]]] = []
    for key in moving.intersection(timeline.hangs):
        row, span = found[key], spans.get(key)
        starts_on, ends_on = (span.starts_on, span.ends_on) if span else (None, None)
        if (row.starts_on, row.ends_on) != (starts_on, ends_on):
            was = {"postponed_from": row.starts_on, "grounds": grounds.strip()} if row.starts_on else {}
            days = {"starts_on": starts_on, "ends_on": ends_on, "sequence": row.sequence + 1}
            moves.append((row, days | was))
    return rows.renew_all(moves, change.position)


def _follow_others(arena_id: int, change: Change) -> None:
    timeline, _lengths, _found = queries.timeline(arena_id)
    for table in queries.following(arena_id):
        moves = []
        for row in table:
            said = None if row.stays(on=change.on) else queries.hanging(row)
            due_on = rules.day(said, timeline) if said else row.due_on
            if due_on != row.due_on:
                moves.append((row, {"due_on": due_on}))
        rows.renew_all(moves, change.position)
