"""Reading how people stand. Ids are integer keys; every query is one evaluation and a few look-ups."""

from datetime import date, timedelta
from typing import Any

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

from .current import standing
from .lines import Line, Names, present
from .standing import Standing
from .units import Member, Turning, UnitStanding


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
    who = _named(members(organisation, below, on=on))
    found = [(person, name) for person, name in who.items() if person != actor.person_id]
    return sorted(found, key=lambda one: (one[1], one[0]))


def unit(actor: Actor, unit_id: int, *, on: date, ahead_days: int = 90) -> UnitStanding:
    """A unit with what the actor may see below it in that day's tree, and what turns in the days ahead.

    Roles reach what hangs below a unit today: what hung there once, or will, is not theirs for that.
    """
    organisation = actor.organisation_id or 0
    units = tree(organisation, on=on)
    below = units.below(unit_id) & actor.units(Power.SEE)
    working = members(organisation, below, on=on)
    found = standing(organisation, on=on, people=working.values("person_id"))
    cells = found.counted_by(below)
    called = names(organisation, units, on=on)
    lines = status.lines(cells)
    everybody = _members(working, cells, lines)
    return UnitStanding(
        tree=units,
        on=on,
        standing=found,
        given=found.given_in(below),
        cells=cells,
        lines=lines,
        names=called,
        members=everybody,
        ahead=_turning(found, below, called, everybody, on + timedelta(days=ahead_days)),
    )


def _named(working: QuerySet[Employment]) -> dict[int, str]:
    rows = PersonDetails.objects.open().filter(person_id__in=working.values("person_id"))
    return {row.person_id: row.name for row in rows}


WORST_FIRST = {colour: rank for rank, colour in enumerate(Colour)}


def _members(working: QuerySet[Employment], cells: pl.DataFrame, lines: pl.DataFrame) -> tuple[Member, ...]:
    jobs, who = list(working.values_list("person_id", "position")), _named(working)
    positions: dict[int, list[str]] = {person: [] for person, _position in jobs}
    for person, position in jobs:
        if position and position not in positions[person]:
            positions[person].append(position)
    counts = {row["person_id"]: row for row in _counts(cells, lines).to_dicts()}
    found = [
        Member(person, who[person], ", ".join(held), **_figures(counts.get(person)))
        for person, held in positions.items()
    ]
    return tuple(sorted(found, key=_worst_then_name))


def _counts(cells: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """Per person: lines of each colour, the first last day, and the worst colour of the mandatory cells,
    as the figures count it (§6: a line may be worse than its mandatory cells)."""
    yellow = pl.col("colour") == Colour.YELLOW.value
    by_colour = lines.group_by("person_id").agg(
        *((pl.col("colour") == colour.value).sum().alias(colour.value) for colour in Colour),
        first_red_on=pl.col("red_on").filter(yellow).min(),
    )
    worst = cells.filter("mandatory").group_by("person_id").agg(worst=pl.col("colour").min())
    return by_colour.join(worst, on="person_id", how="left")


def _figures(row: dict[str, Any] | None) -> dict[str, Any]:
    if row is None:
        return {}
    worst = row["worst"]
    return {
        "worst": Colour(str(worst)) if worst else None,
        "first_red_on": row["first_red_on"],
        "counts": {colour: row[colour.value] for colour in Colour},
    }


def _worst_then_name(member: Member) -> tuple[int, int, int, str]:
    rank = len(WORST_FIRST) if member.worst is None else WORST_FIRST[member.worst]
    return rank, -member.red, -member.yellow, member.name


def _turning(
    found: Standing, below: frozenset[int], called: Names, everybody: tuple[Member, ...], until: date
) -> tuple[Turning, ...]:
    given = found.evaluation.grants.filter(pl.col("unit_id").is_in(sorted(below)))
    turning = status.changes(found.evaluation, found.facts, found.on, until)
    then = (pl.col("starts_on") <= pl.col("changes_on")) & (
        pl.col("ends_on") >= pl.col("changes_on")
    ).fill_null(True)
    still = turning.join(given, on="piece").filter(then)  # counted here on the day it turns
    inside = turning.join(still, on="cell", how="semi")
    asked = inside.join(found.facts.accepts, on=["plan_id", "version", "requirement_id"])
    titles = {
        cell: called.title(accepted)
        for cell, accepted in asked.group_by("cell").agg("competence_id").iter_rows()
    }
    worst_first = inside.sort("changes_on", "colour", maintain_order=True)
    seen = worst_first.unique(["person_id", "question", "unit_id"], keep="first", maintain_order=True)
    who = {member.person_id: member.name for member in everybody}
    return tuple(
        Turning(person, who[person], titles[cell], Colour(colour), day)
        for person, cell, colour, day in seen.select("person_id", "cell", "colour", "changes_on").iter_rows()
        if person in who
    )
