"""Writing the agenda: points, their order and whose they are, and what to read before or after."""

from collections.abc import Iterator
from contextlib import contextmanager

from stafett.arenas.agenda import actions as agenda
from stafett.arenas.agenda import queries as points
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Material, Occasion, Slot, SlotDetails
from stafett.arenas.occasions import queries as times
from stafett.audit.actions import Change
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering.changes import changing
from stafett.recipes.gathering.rules import NOBODY, Who
from stafett.records.evidence import Upload

from . import rules
from .queries import can_write, whose


def add(occasion: Occasion, title: str, minutes: int | None, of: Who, *, by: Actor) -> SlotDetails:
    """Another point, a member's or nobody's in particular. Raises NotAllowed or ArenaError. Logged."""
    with _written(occasion, "gathering.point_added", of, by=by) as change:
        _is_a_member_s(occasion, of)
        return agenda.add_slot(occasion, _point(title, minutes, of), change=change)


def alter(
    slot: Slot, title: str, minutes: int | None, of: Who, *, seen: int | None = None, by: Actor
) -> SlotDetails:
    """A point is about something else, or another's; what there is to read stays with it. `seen`: the row that was
    shown. Raises NotAllowed, ArenaError or ChangedMeanwhile. Logged."""
    with _written(slot.occasion, "gathering.point_changed", of, whose(points.details(slot)), by=by) as change:
        _is_a_member_s(slot.occasion, of)
        return agenda.alter_slot(slot, _point(title, minutes, of), seen=seen, change=change)


def drop(slot: Slot, *, by: Actor) -> None:
    """A point is left out. Raises NotAllowed. Logged."""
    with _written(slot.occasion, "gathering.point_dropped", whose(points.details(slot)), by=by) as change:
        agenda.drop_slot(slot, change=change)


def lift(slot: Slot, *, by: Actor) -> None:
    """A point comes one place earlier; for the host and the keeper. Raises NotAllowed. Logged."""
    with _written(slot.occasion, "gathering.point_moved", NOBODY, by=by) as change:
        order = [row.slot_id for row in points.slots(slot.occasion)]
        at = order.index(slot.pk)
        order.insert(max(0, at - 1), order.pop(at))
        agenda.order_slots(slot.occasion, order, change=change)


def add_link(slot: Slot, title: str, link: str, *, by: Actor) -> Material:
    """Something to read on the web, kept with a point. Raises NotAllowed or ArenaError. Logged."""
    with _written(slot.occasion, "gathering.material_added", whose(points.details(slot)), by=by) as change:
        return agenda.add_link(slot.occasion.arena, title, link, slot=slot, change=change)


def add_file(slot: Slot, title: str, upload: Upload, *, by: Actor) -> Material:
    """A file, kept with a point. Raises NotAllowed, or EvidenceError where it may not be let in. Logged."""
    with (
        agenda.kept(upload) as file,
        _written(slot.occasion, "gathering.material_added", whose(points.details(slot)), by=by) as change,
    ):
        return agenda.add_file(
            slot.occasion.arena, file, title=title, slot=slot, by_identity=by.identity_id, change=change
        )


def take_away(slot: Slot, material: Material, *, by: Actor) -> None:
    """Nobody is shown it any more. Raises NotAllowed. Logged."""
    with _written(slot.occasion, "gathering.material_dropped", whose(points.details(slot)), by=by) as change:
        agenda.take_away(material, change=change)


def _is_a_member_s(occasion: Occasion, of: Who) -> None:
    require(rules.owner_fits(of, [one.who for one in series.members(occasion.arena)]), ArenaError)


def _point(title: str, minutes: int | None, of: Who) -> agenda.Point:
    return agenda.Point(title=title.strip(), minutes=minutes, unit_id=of.unit_id, outside=of.outside)


@contextmanager
def _written(occasion: Occasion, verb: str, *owners: Who, by: Actor) -> Iterator[Change]:
    """A change of points that are somebody's, by who may write each of them."""
    with changing(occasion.arena, verb, times.details(occasion).title, by=by) as change:
        for of in owners:
            require(can_write(by, occasion, of))
        yield change
