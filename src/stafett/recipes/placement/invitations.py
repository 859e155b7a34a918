"""What calendars are to hold: the days of a stay as a series for each of their times, and the return visits.

A series keeps its name for as long as the stay is, and its sequence is raised with every day that is added, called
off or elsewhere: it is the sum of what its days say of themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time
from itertools import groupby

from django.urls import reverse

from stafett.arenas import calls
from stafett.arenas.models import OccasionDetails
from stafett.arenas.occasions import queries as occasions
from stafett.communication import calendars
from stafett.communication.calendars import Entry, Invitation, Method
from stafett.lib import clock

from .models import Return, Stay
from .workflow import Move

MOVES = frozenset(
    {
        *(Move.ANSWER, Move.CALL_OFF, Move.FINISH, Move.BREAK_OFF),
        *(Move.VISIT, Move.MOVE_VISIT, Move.CALL_OFF_VISIT),
    }
)
"""After these the days may be others."""


@dataclass(frozen=True)
class Series:
    """An entry, and whether any of it is still to stand in a calendar; whether it is a return visit, which stands in
    everybody's, and not in the guest's alone."""

    entry: Entry
    is_off: bool
    is_visit: bool = False

    @property
    def invitation(self) -> Invitation:
        return Invitation(entry=self.entry, method=Method.CANCEL if self.is_off else Method.REQUEST)


def of(stay: Stay) -> dict[str, Series]:
    """What a stay puts into calendars, by the names calendars know it by."""
    visits = set(Return.objects.filter(occasion__arena=stay.arena).values_list("occasion_id", flat=True))
    rows = [row for row in occasions.of_arenas([stay.arena]) if row.starts_on is not None]
    alone = [[row] for row in rows if row.occasion_id in visits]
    days = sorted((row for row in rows if row.occasion_id not in visits), key=_times)
    together = [list(several) for _key, several in groupby(days, key=_times)]
    link = reverse("placements:stay", args=[stay.pk])
    days_of = [series for several in together for series in _series(several, link)]
    back = [replace(series, is_visit=True) for several in alone for series in _series(several, link)]
    return {series.entry.uid: series for series in (*days_of, *back)}


def _times(row: OccasionDetails) -> tuple[bool, time, time]:
    """Whole days are by themselves."""
    return row.starts_time is not None, row.starts_time or time(), row.ends_time or time()


def _series(rows: list[OccasionDetails], link: str) -> Iterator[Series]:
    """Days at the same times, the first one first, called off or not, as one entry."""
    standing = [row for row in rows if row.cancelled_on is None]
    shown = standing or rows
    if entry := calls.entry(shown[0], link=link, changed_at=clock.now()):
        named = replace(
            entry,
            uid=f"stay-{min(rows, key=lambda row: row.occasion_id).occasion.uid}",
            sequence=sum(row.sequence + 1 for row in rows) - 1,
            place=shown[-1].place,
        )
        days = {row.starts_on for row in shown if row.starts_on is not None}
        yield Series(calendars.on_days(named, days), is_off=not standing)


def changed(before: dict[str, Series], after: dict[str, Series]) -> list[Series]:
    """What a calendar is to be told that knows what was before."""
    return [
        one
        for uid, one in after.items()
        if uid not in before or one.entry.sequence != before[uid].entry.sequence
    ]
