"""Reading how people stand. Ids are integer keys; every query is one evaluation and a few look-ups."""

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl
from django.db.models import QuerySet

from stafett import status
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Employment, PersonDetails
from stafett.people.roles import Power
from stafett.people.tree import Tree, tree
from stafett.plans import queries as plans
from stafett.records import queries as records
from stafett.status import Colour

from .lines import Line, Names, present
from .standing import Standing, standing


def names(organisation_id: int, units: Tree, *, on: date) -> Names:
    """What units, plans and competences are called that day."""
    return Names(
        units={node.id: node.name for node in units.nodes.values()},
        plans=plans.titles(organisation_id, on=on),
        competences=dict(records.competences(organisation_id).values_list("competence_id", "name")),
    )


def person_lines(actor: Actor, person_id: int, *, on: date) -> list[Line]:
    """One person's lines on a day, the worst first: all of one's own; of others, what the units one
    may see count (§6: what only one job asks is visible only above that job)."""
    organisation = actor.organisation_id or 0
    found = standing(organisation, on=on, people={person_id})
    mine = actor.person_id == person_id
    cells = found.counted_by(None if mine else actor.units(Power.SEE))
    called = names(organisation, tree(organisation, on=on), on=on)
    return present(status.lines(found.evaluation, cells, on), cells, found, called)


def members(organisation_id: int, units: frozenset[int], *, on: date) -> QuerySet[Employment]:
    """The jobs held that day in some units."""
    return Employment.objects.open().filter(
        people.active(on), organisation_id=organisation_id, unit_id__in=units
    )


@dataclass(frozen=True)
class Member:
    """A member of a unit: who, as what, and the worst of what is mandatory."""

    person_id: int
    name: str
    position: str
    worst: Colour | None
    lines: tuple[Line, ...]

    def count(self, colour: Colour) -> int:
        return sum(line.colour == colour for line in self.lines)


@dataclass(frozen=True)
class UnitStanding:
    """How a unit stands on a day: its members by worst colour, their lines, and what changes ahead."""

    unit_id: int
    tree: Tree
    on: date
    members: tuple[Member, ...]
    ahead: tuple["Turning", ...]

    @property
    def lines(self) -> list[Line]:
        return [line for member in self.members for line in member.lines]

    def count(self, worst: Colour | None) -> int:
        return sum(member.worst == worst for member in self.members)


@dataclass(frozen=True)
class Turning:
    """Something that is green today and turns on a day ahead."""

    person_id: int
    name: str
    title: str
    colour: Colour
    on: date


def unit(actor: Actor, unit_id: int, *, on: date, ahead_days: int = 90) -> UnitStanding:
    """A unit with everything below it in that day's tree."""
    organisation = actor.organisation_id or 0
    units = tree(organisation, on=on)
    below = units.below(unit_id)
    working = members(organisation, below, on=on)
    found = standing(organisation, on=on, people=working.values("person_id"))
    cells = found.counted_by(below)
    called = names(organisation, units, on=on)
    lines = present(status.lines(found.evaluation, cells, on), cells, found, called)
    who = _named(working)
    jobs = list(working.values_list("person_id", "position"))
    return UnitStanding(
        unit_id,
        units,
        on,
        tuple(_members(jobs, lines, who, _worst_of_each(cells))),
        tuple(_turning(found, below, called, who, on + timedelta(days=ahead_days))),
    )


def _named(working: QuerySet[Employment]) -> dict[int, str]:
    rows = PersonDetails.objects.open().filter(person_id__in=working.values("person_id"))
    return {row.person_id: row.name for row in rows}


WORST_FIRST = {colour: rank for rank, colour in enumerate(Colour)}


def _worst_of_each(cells: pl.DataFrame) -> dict[int, str]:
    """Per person the worst colour of the mandatory cells, as the figures count it (§6)."""
    mandatory = cells.filter("mandatory").group_by("person_id").agg(pl.col("colour").min())
    return dict(mandatory.iter_rows())


def _members(
    jobs: list[tuple[int, str]], lines: list[Line], who: dict[int, str], worst: dict[int, str]
) -> list[Member]:
    of_person: dict[int, list[Line]] = {person: [] for person, _position in jobs}
    for line in lines:
        of_person[line.person_id].append(line)
    positions: dict[int, list[str]] = {person: [] for person in of_person}
    for person, position in jobs:
        if position and position not in positions[person]:
            positions[person].append(position)
    found = [
        Member(
            person,
            who[person],
            ", ".join(positions[person]),
            Colour(worst[person]) if person in worst else None,
            tuple(own),
        )
        for person, own in of_person.items()
    ]
    return sorted(found, key=_worst_then_name)


def _worst_then_name(member: Member) -> tuple[int, int, str]:
    rank = len(WORST_FIRST) if member.worst is None else WORST_FIRST[member.worst]
    return rank, -member.count(Colour.RED), member.name


def _turning(
    found: Standing, below: frozenset[int], called: Names, who: dict[int, str], until: date
) -> list[Turning]:
    given = found.evaluation.grants.filter(pl.col("unit_id").is_in(sorted(below)))
    turning = status.changes(found.evaluation, found.facts, found.on, until)
    inside = turning.join(given, on="piece", how="semi")
    asked = inside.join(found.facts.accepts, on=["plan_id", "version", "requirement_id"])
    titles = {
        cell: " / ".join(sorted(called.competences[competence] for competence in accepted))
        for cell, accepted in asked.group_by("cell").agg("competence_id").iter_rows()
    }
    seen = inside.unique(["person_id", "question", "unit_id"], keep="first", maintain_order=True)
    columns = seen.select("person_id", "cell", "colour", "changes_on").iter_rows()
    return [
        Turning(person, who[person], titles[cell], Colour(colour), day)
        for person, cell, colour, day in columns
        if person in who
    ]
