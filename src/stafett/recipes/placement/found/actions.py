"""Writing what was found during a stay."""

from dataclasses import dataclass
from datetime import date

from stafett.lib.verdict import require
from stafett.matters import actions as matters
from stafett.matters.models import Breadth, Matter
from stafett.matters.rules import Raised
from stafett.people.actor import Actor
from stafett.recipes.placement.changing import moving
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Stay
from stafett.recipes.placement.workflow import Move

from . import rules


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found, of which kind, to which of the two units, and who may read it."""

    kind: str
    title: str
    text: str = ""
    unit_id: int
    breadth: str = Breadth.ORGANISATIONS


def note(stay: Stay, found: Found, *, by: Actor, on: date) -> Matter:
    """An insight, or a need that the unit it is raised to answers. Raises NotAllowed, PlacementError or ArenaError.
    Logged."""
    with moving(stay, Move.NOTE, by=by, on=on) as (now, change):
        require(rules.fits(found.kind, found.unit_id, (stay.home_unit_id, now.host.unit_id)), PlacementError)
        raised = Raised(arena_id=stay.arena_id, between=now.host.pk, **vars(found))
        return matters.put(raised, change=change, by=by, on=on)
