"""Reading how people stand. Ids are integer keys; every query is one evaluation and a few look-ups."""

from datetime import date
from typing import Any

import polars as pl
from django.db.models import QuerySet

from stafett import status
from stafett.audit import queries as audit
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Employment
from stafett.people.roles import Power
from stafett.people.tree import Tree, tree
from stafett.plans import queries as plans
from stafett.records import queries as records
from stafett.status import Colour
from stafett.status.calendar import computed

from .current import standing
from .lines import Line, Names, present
from .units import Member, UnitStanding

MOST_LISTED = 1_500
"""The members of a larger unit are not listed: it is read unit by unit."""


class TooMany(Exception):
    """A unit has more members than are listed."""


@audit.kept(8)
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
    seen = None if actor.person_id == person_id else actor.units(Power.SEE)
    cells = found.counted_by(seen)
    called = names(organisation, tree(organisation, on=on), on=on)
    lines = status.lines(cells)
    return present(lines, cells, found, called, given=found.given_in(seen))


def members(organisation_id: int, units: frozenset[int], *, on: date) -> QuerySet[Employment]:
    """The jobs held that day in some units."""
    return Employment.objects.open().filter(
        people.active(on), organisation_id=organisation_id, unit_id__in=units
    )


def may_be_registered(actor: Actor, unit_id: int, *, on: date) -> list[tuple[int, str]]:
    """The unit's members for whom the actor may register what was seen, by name; never oneself."""
    organisation = actor.organisation_id or 0
    below = tree(organisation, on=on).below(unit_id) & actor.units(Power.APPROVE)
    jobs = _jobs(organisation, below, on=on)
    found = {(person, name) for person, _position, name in jobs if person != actor.person_id}
    return sorted(found, key=lambda one: (one[1], one[0]))


def unit(actor: Actor, unit_id: int, *, on: date) -> UnitStanding:
    """A unit with what the actor may see below it in that day's tree. Raises TooMany.

    Roles reach what hangs below a unit today: what hung there once, or will, is not theirs for that.
    """
    organisation = actor.organisation_id or 0
    units = tree(organisation, on=on)
    below = units.below(unit_id) & actor.units(Power.SEE)
    jobs = _jobs(organisation, below, on=on)
    found = standing(organisation, on=on, people=_listed(jobs))
    cells = found.counted_by(below)
    lines = status.lines(cells)
    return UnitStanding(
        tree=units,
        below=below,
        on=on,
        standing=found,
        cells=cells,
        lines=lines,
        names=names(organisation, units, on=on),
        members=_members(jobs, cells, lines),
    )


type Job = tuple[int, str, str]
"""Who, as what, and by what name."""


def _jobs(organisation_id: int, units: frozenset[int], *, on: date) -> list[Job]:
    known = members(organisation_id, units, on=on).filter(
        person__details__closed=None, person__details__opened__isnull=False
    )
    names = ("person__details__given_name", "person__details__family_name")
    rows = known.values_list("person_id", "position", *names)
    return [(person, position, f"{given} {family}".strip()) for person, position, given, family in rows]


def _listed(jobs: list[Job]) -> set[int]:
    people = {person for person, _position, _name in jobs}
    if len(people) > MOST_LISTED:
        raise TooMany
    return people


WORST_FIRST = {colour: rank for rank, colour in enumerate(Colour)}


def _members(jobs: list[Job], cells: pl.DataFrame, lines: pl.DataFrame) -> tuple[Member, ...]:
    positions: dict[tuple[int, str], list[str]] = {(person, name): [] for person, _position, name in jobs}
    for person, position, name in jobs:
        if position and position not in positions[person, name]:
            positions[person, name].append(position)
    counted = _counted(cells, lines)
    found = [
        Member(person, name, ", ".join(held), **counted.get(person, {}))
        for (person, name), held in positions.items()
    ]
    return tuple(sorted(found, key=_worst_then_name))


def _counted(cells: pl.DataFrame, lines: pl.DataFrame) -> dict[int, dict[str, Any]]:
    """Per person: lines of each colour, the first last day, and the worst colour of the mandatory cells,
    as the figures count it (§6: a line may be worse than its mandatory cells)."""
    mandatory = computed(cells.lazy().filter("mandatory").group_by("person_id").agg(pl.col("colour").min()))
    worst = {person: Colour(colour) for person, colour in mandatory.iter_rows()}
    by_colour = lines.group_by("person_id", "colour").agg(pl.len(), pl.col("red_on").min())
    found: dict[int, dict[str, Any]] = {}
    for person, colour, number, red_on in by_colour.iter_rows():
        nothing = {"worst": worst.get(person), "counts": dict.fromkeys(Colour, 0)}
        figures = found.setdefault(person, nothing)
        figures["counts"][Colour(colour)] = number
        if colour == Colour.YELLOW:
            figures["first_red_on"] = red_on
    return found


def _worst_then_name(member: Member) -> tuple[int, int, int, str]:
    rank = len(WORST_FIRST) if member.worst is None else WORST_FIRST[member.worst]
    return rank, -member.red, -member.yellow, member.name
