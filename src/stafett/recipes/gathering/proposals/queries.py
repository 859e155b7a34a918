"""Reading what was proposed, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from stafett.arenas.groups import queries as groups
from stafett.arenas.models import Occasion
from stafett.matters import queries as matters
from stafett.matters.models import Matter, MatterState, Meaning
from stafett.people import queries as people
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering.meeting.words import first_meets
from stafett.recipes.gathering.models import Proposal

from .rules import FIXED_POINT


@dataclass(frozen=True)
class Put:
    """A proposal: the group's name, who has it now, and where it stands."""

    row: Proposal
    group: str
    owner: str
    state: MatterState

    @property
    def matter(self) -> Matter:
        return self.row.matter

    @property
    def is_fixed_point(self) -> bool:
        return self.matter.kind == FIXED_POINT

    @property
    def meets(self) -> str:
        """When a fixed meeting point would meet, in words."""
        return first_meets(self.row)

    @property
    def waits(self) -> bool:
        return self.state.waits

    @property
    def is_adopted(self) -> bool:
        return self.state.meaning == Meaning.ADOPTED


def of_gathering(occasion: Occasion) -> list[Put]:
    """What the groups of a gathering proposed, in the order they did. Whoever sees the series sees all of it."""
    return _put(
        Proposal.objects.open()
        .filter(occasion=occasion)
        .select_related("matter", "occasion__arena")
        .order_by("pk")
    )


def one(matter: Matter) -> Put:
    """One proposal."""
    return _put(Proposal.objects.open().filter(matter=matter).select_related("matter", "occasion__arena"))[0]


def to_open_with(occasion: Occasion) -> list[Put]:
    """What became of last time's proposals, and of those before that still wait: what a gathering opens with."""
    earlier = [one.occasion for one in series.before(occasion, series.gatherings([occasion.arena]))]
    rows = Proposal.objects.open().filter(occasion__in=earlier).select_related("matter", "occasion__arena")
    found = _put(rows.order_by("pk"))
    return [put for put in found if put.row.occasion == earlier[-1] or put.waits]


def _put(rows: Iterable[Proposal]) -> list[Put]:
    known = list(rows)
    raised = Matter.objects.filter(pk__in=[row.matter_id for row in known])
    states = matters.outcomes(matters.states(raised))
    units = people.names_of_units(state.unit_id for state in states.values())
    names = {
        row.group_id: row.name
        for arena in {one.occasion.arena for one in known}
        for row in groups.of_arena(arena)
    }
    return [
        Put(
            row,
            names.get(row.group_id or 0, ""),
            units.get(states[row.matter_id].unit_id, ""),
            states[row.matter_id],
        )
        for row in known
    ]
