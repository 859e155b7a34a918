"""Matters as pages show them: a row of a list, and what was said on the way."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from stafett.matters import rules
from stafett.matters.models import Matter, MatterState, Meaning, Privacy
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import UnitDetails

from . import words


@dataclass(frozen=True)
class Row:
    """A matter: what it is called, where it stands, whose turn it is, and by when."""

    state: MatterState
    kind: str
    standing: str
    unit: str
    raiser: str
    is_overdue: bool

    @property
    def matter(self) -> Matter:
        return self.state.matter

    @property
    def came_back(self) -> bool:
        """Passed on, and its day went by without an answer."""
        return self.is_overdue and self.state.meaning == Meaning.PASSED_ON

    @property
    def is_hidden(self) -> bool:
        return self.matter.privacy == Privacy.NOBODY


def rows(actor: Actor | None, states: Iterable[MatterState], *, on: date) -> list[Row]:
    """Some matters as somebody sees them (None: whoever keeps a code). Two queries."""
    several = list(states)
    names, raisers = unit_names(several), people.names_of_people(one.matter.person_id for one in several)
    return [
        Row(
            state=one,
            kind=words.kind(one.matter),
            standing=words.standing(one),
            unit=names.get(one.unit_id, ""),
            raiser=raisers.get(one.matter.person_id or 0, "") if _shown(actor, one.matter) else "",
            is_overdue=rules.is_overdue(one, on=on),
        )
        for one in several
    ]


def _shown(actor: Actor | None, matter: Matter) -> bool:
    return actor is not None and rules.sees_raiser(actor, matter)


def unit_names(states: Collection[MatterState]) -> dict[int, str]:
    """What the units that some matters are with, or came from, are called."""
    units = {one.unit_id for one in states} | {one.passed_from_id for one in states}
    found = UnitDetails.objects.open().filter(unit_id__in=units)
    return dict(found.values_list("unit_id", "name"))
