"""The kit follows the baton: whoever takes it finds an agenda to begin with and a checklist that is theirs."""

from stafett.arenas.agenda import actions as agenda
from stafett.arenas.agenda import queries as points
from stafett.arenas.anchors import queries as anchors
from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.models import Anchor, Occasion, PromiseDetails
from stafett.arenas.promises import actions as promises
from stafett.arenas.promises.actions import Owed
from stafett.audit.actions import Change
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering import recipe

from . import queries

WEEKS = (-26, -12, -10, -2, 2)
"""When each point of the recipe's checklist is due, from the first day of the gathering."""


def hand_over(occasion: Occasion, owner_unit_id: int, *, change: Change) -> None:
    """To the unit that owes the checklist now: with what is not done of it, or with one like last time's; and the
    agenda of last time with nobody's name on its points, where there is none."""
    kit = queries.kit(occasion)
    for row in kit.checklist:
        if row.kept_on is None and row.dropped_on is None:
            promises.alter(row.promise, owed(row, owner_unit_id), change=change)
    if not kit.checklist:
        for what, weeks in _like_last(kit):
            add(occasion, what, weeks, owner_unit_id, change=change)
    if not points.slots(occasion).exists():
        for point in _agenda_like_last(kit):
            agenda.add_slot(occasion, point, change=change)


def add(occasion: Occasion, what: str, weeks: int, owner_unit_id: int, *, change: Change) -> PromiseDetails:
    """A point of the checklist, so many weeks after the first day of the gathering (less than none: before)."""
    at = Hanging(Anchor.OCCASION_START, occasion.pk, weeks=weeks)
    said = Owed(what=what, by_unit_id=owner_unit_id, hangs_on=at)
    return promises.make(occasion.arena, said, occasion=occasion, change=change)


def owed(row: PromiseDetails, owner_unit_id: int) -> Owed:
    """A promise as it stands, owed by a unit."""
    return Owed(what=row.what, by_unit_id=owner_unit_id, due_on=row.due_on, hangs_on=anchors.hanging(row))


def _like_last(kit: queries.Kit) -> list[tuple[str, int]]:
    last = queries.checklist(kit.last.occasion) if kit.last else []
    if last:
        return [(row.what, row.weeks) for row in last]
    return [(str(what), weeks) for what, weeks in zip(recipe.checks, WEEKS, strict=True)]


def _agenda_like_last(kit: queries.Kit) -> list[agenda.Point]:
    said = [(row.title, row.minutes) for row in kit.agenda]
    said = said or [(str(point.title), point.minutes) for point in recipe.agenda]
    return [agenda.Point(title=title, minutes=minutes) for title, minutes in said]


def owner_of(occasion: Occasion) -> int:
    """The unit that owes the checklist of a gathering: its host; the keeper's, where the host is outside."""
    host = series.gathering(occasion).host
    return (host.unit_id if host else None) or series.details(occasion.arena).owner_unit_id
