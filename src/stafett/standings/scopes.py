"""Whom a plan asks something of on a day, and how they stand with it. One plan's facts are read, no others."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl
from django.db.models import Q

from stafett import status
from stafett.people import queries as people
from stafett.people import tree
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.status import Colour
from stafett.status.calendar import covering

from . import queries
from .current import standing
from .figures import Figures
from .lines import Line, Names, present
from .standing import Standing

RANK: dict[str | None, int] = {colour.value: rank for rank, colour in enumerate(Colour)}


@dataclass(frozen=True)
class InScope:
    """Somebody the plan asks something of: where, and the worst colour of what it makes mandatory."""

    person_id: int
    name: str
    unit: str
    worst: Colour | None


@dataclass(frozen=True)
class Scope:
    """Those in scope of a plan whom somebody may see, the worst first; `cells` are what they count there, `given`
    the pieces and units they are given in."""

    people: tuple[InScope, ...]
    cells: pl.DataFrame
    given: pl.DataFrame
    standing: Standing
    names: Names

    @cached_property
    def figures(self) -> Figures:
        """Members by worst colour, as the roll-up by plan counts them (§6)."""
        counts = Counter(person.worst for person in self.people)
        colours = {colour.value: counts[colour] for colour in Colour}
        return Figures(members=len(self.people), none=counts[None], **colours)

    def lines_of(self, person_ids: list[int]) -> dict[int, list[Line]]:
        """What the plan asks of some of them, the worst first."""
        cells = self.cells.filter(pl.col("person_id").is_in(person_ids))
        lines = status.lines(cells)
        found: dict[int, list[Line]] = {person: [] for person in person_ids}
        for line in present(lines, cells, self.standing, self.names, given=self.given):
            found[line.person_id].append(line)
        return found


def scope(
    actor: Actor, plan_id: int, *, on: date, power: Power = Power.SEE, within: int | None = None
) -> Scope:
    """Who is in scope of a plan on a day, in the units where the actor has a power (`within`: in that unit
    and below). With SEE the actor's own lines are known too, and listed where no unit is named."""
    organisation = actor.organisation_id or 0
    units = tree.tree(organisation, on=on)
    seen = actor.units(power) & (units.below(within) if within in units.nodes else actor.units(power))
    myself = actor.person_id if power is Power.SEE else None
    visible = people.visible_to(actor, on=on)
    working = queries.members(organisation, seen, on=on).values("person_id")
    whom = visible.filter(Q(person_id__in=working) | Q(person_id=myself))
    found = standing(organisation, on=on, people=whom.values("person_id"), plan_id=plan_id)
    cells, given = _counted(found, seen, myself)
    listed = given if within is None else given.filter(pl.col("given_in").is_in(sorted(seen)))
    names = queries.names(organisation, units, on=on)
    rows = whom.values_list("person_id", "given_name", "family_name")
    called = {person: f"{given} {family}".strip() for person, given, family in rows}
    told = given.select("piece", unit_id="given_in").unique()
    return Scope(tuple(_people(cells, listed, called, names)), cells, told, found, names)


def _counted(found: Standing, seen: frozenset[int], myself: int | None) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The cells given that day in the units, and all of one's own; and where each is given."""
    given = covering(found.evaluation.grants, found.on).select("piece", given_in="unit_id")
    of_whom = found.cells.select("piece", "person_id").unique()
    inside = pl.col("given_in").is_in(sorted(seen)) | (pl.col("person_id") == (myself or 0))
    counted = given.join(of_whom, on="piece").filter(inside)
    return found.cells.join(counted, on="piece", how="semi"), counted


def _people(cells: pl.DataFrame, given: pl.DataFrame, called: dict[int, str], names: Names) -> list[InScope]:
    counted = cells.filter("mandatory").join(given, on="piece", how="semi")
    worst = dict(counted.group_by("person_id").agg(pl.col("colour").min()).iter_rows())
    in_units: dict[int, set[str]] = {}
    for person, unit in given.select("person_id", "given_in").unique().iter_rows():
        in_units.setdefault(person, set()).add(names.units.get(unit, ""))
    everybody = [
        InScope(
            person,
            called[person],
            ", ".join(sorted(in_units[person])),
            Colour(worst[person]) if person in worst else None,
        )
        for person in in_units
        if person in called
    ]
    return sorted(everybody, key=lambda one: (RANK.get(worst.get(one.person_id), len(RANK)), one.name))


def asking(actor: Actor, *, on: date) -> set[int]:
    """The plans that ask something of the actor that day."""
    found = standing(actor.organisation_id or 0, on=on, people={actor.person_id or 0})
    return set(found.cells["plan_id"].unique())
