"""Reading minutes."""

from collections.abc import Collection
from dataclasses import dataclass

from stafett.arenas.models import Occasion, PromiseDetails
from stafett.people import queries as people
from stafett.recipes.gathering.models import Minute, MinuteKind


@dataclass(frozen=True)
class Written:
    """A line of the minutes; for an action with the promise as it stands and who owes it."""

    minute: Minute
    promise: PromiseDetails | None = None
    owed_by: str = ""

    @property
    def kind(self) -> MinuteKind:
        return MinuteKind(self.minute.kind)


def by_point(occasion: Occasion) -> dict[int, list[Written]]:
    """The lines under each point of a gathering, by the slot's number, as they were written. Three queries."""
    rows = list(Minute.objects.open().filter(slot__occasion=occasion).select_related("slot").order_by("pk"))
    found: dict[int, list[Written]] = {}
    for one in _written(rows):
        found.setdefault(one.minute.slot_id, []).append(one)
    return found


def _written(rows: Collection[Minute]) -> list[Written]:
    promises = {
        row.promise_id: row
        for row in PromiseDetails.objects.open().filter(promise__in=[row.promise_id for row in rows])
    }
    names = people.names_of_units(row.by_unit_id for row in promises.values())
    return [
        Written(row, promise, names.get(promise.by_unit_id or 0, "") if promise else "")
        for row in rows
        for promise in (promises.get(row.promise_id or 0),)
    ]
