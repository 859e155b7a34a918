"""§6: lines, members, and the figures of a unit, a plan or a requirement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from tests.status.reference.cells import Cell
from tests.status.reference.days import later
from tests.status.reference.facts import Organisation
from tests.status.reference.scope import Pair, pairs

WORST_FIRST = ("red", "yellow", "green", "grey")
MEMBERS = (*WORST_FIRST, "none")
FIGURES = (
    "red_missing", "red_expired", "yellow_due", "yellow_expiring", "yellow_awaiting_approval",
    "green_met", "grey_exempt", "grey_on_leave",
)  # fmt: skip
Figures = dict[str, str | int]


@dataclass(frozen=True)
class Line:
    """What a person sees once: the cells that ask the same, joined."""

    person_id: str
    accepts: tuple[str, ...]
    level: int
    unit_id: str | None
    colour: str
    reason: str
    since: date
    due: date | None
    yellow_on: date
    red_on: date
    claimed_on: date | None
    mandatory: bool
    requirements: tuple[str, ...]
    plans: tuple[str, ...]
    units: tuple[str, ...]
    assignments: tuple[str, ...]


def members(org: Organisation, unit_id: str, day: date) -> set[str]:
    """The people with an active employment in the unit or below it, in that day's tree."""
    return {
        person_id
        for person_id, employments in org.employments.items()
        for employment in employments
        if employment.days.holds(day) and unit_id in org.above(employment.unit_id, day)
    }


def giving(org: Organisation, cell: Cell, day: date) -> list[Pair]:
    """The pairs that give the cell on the day."""
    question = cell.piece.question
    return [
        pair
        for pair in pairs(org, question.person_id, question.version.plan_id)
        if any(days.holds(day) for days in pair.days) and question.unit_id in (None, pair.unit_id)
    ]


def units_counting(org: Organisation, cell: Cell, day: date) -> set[str]:
    """The units in which, or below which, a pair gives the cell on the day."""
    return {unit for pair in giving(org, cell, day) for unit in org.above(pair.unit_id, day)}


def counted_by(org: Organisation, unit_id: str, cells: Iterable[Cell], day: date) -> list[Cell]:
    return [cell for cell in cells if unit_id in units_counting(org, cell, day)]


def worst(colours: Iterable[str]) -> str:
    """Red, yellow, green, then only grey; none where there is nothing."""
    found = set(colours)
    return next((colour for colour in WORST_FIRST if colour in found), "none")


def figures(key: str, people: set[str], cells: list[Cell]) -> Figures:
    """Cells by obligation, colour and reason; people by the worst colour of their mandatory cells."""
    row: Figures = {"key": key, "members": len(people)}
    mandatory = [cell for cell in cells if cell.piece.question.requirement.mandatory]
    recommended = [cell for cell in cells if not cell.piece.question.requirement.mandatory]
    colours = [
        worst(cell.colour for cell in mandatory if cell.piece.question.person_id == person)
        for person in people
    ]
    row |= {f"members_{colour}": colours.count(colour) for colour in MEMBERS}
    for before, some in (("", mandatory), ("rec_", recommended)):
        reasons = [f"{cell.colour}_{cell.reason}" for cell in some]
        row |= {before + figure: reasons.count(figure) for figure in FIGURES}
    return row


def by_unit(org: Organisation, cells: list[Cell], day: date, unit_id: str | None = None) -> list[Figures]:
    """Every unit (the unit and every one below it), and all its members."""
    counting = [(cell, units_counting(org, cell, day)) for cell in cells]
    return [
        figures(unit, members(org, unit, day), [cell for cell, units in counting if unit in units])
        for unit in sorted(org.parents)
        if unit_id is None or unit_id in org.above(unit, day)
    ]


def by_plan(cells: list[Cell]) -> list[Figures]:
    """Every plan with a counted cell, and the people with one. The cells are those the unit counts."""
    return _by(cells, lambda cell: (cell.piece.question.version.plan_id,))


def by_requirement(cells: list[Cell]) -> list[Figures]:
    """The same for every requirement."""
    return _by(cells, lambda cell: (cell.piece.question.version.plan_id, cell.piece.question.requirement_id))


def _by(cells: list[Cell], key: Callable[[Cell], tuple[str, ...]]) -> list[Figures]:
    groups: dict[tuple[str, ...], list[Cell]] = defaultdict(list)
    for cell in cells:
        groups[key(cell)].append(cell)
    return [
        figures("/".join(name), {cell.piece.question.person_id for cell in group}, group)
        for name, group in sorted(groups.items())
    ]


def lines(org: Organisation, cells: list[Cell], day: date) -> list[Line]:
    """The cells of one person that ask the same: accepted competences, level, and unit where per unit."""
    groups: dict[tuple[str, tuple[str, ...], int, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        question = cell.piece.question
        accepts = tuple(sorted(set(question.requirement.accepts)))
        groups[question.person_id, accepts, question.requirement.level, question.unit_id or ""].append(cell)
    return [line(org, group, day) for _, group in sorted(groups.items(), key=lambda item: item[0])]


def due(cell: Cell) -> date | None:
    """§4.1: its first deadline, if it has one."""
    question = cell.piece.question
    days = question.requirement.due_days
    return None if days is None else later(question.duty, days)


def name(cell: Cell) -> str:
    question = cell.piece.question
    return f"{question.version.plan_id}/{question.requirement_id}"


def line(org: Organisation, cells: list[Cell], day: date) -> Line:
    """Worst colour, earliest dates, strictest obligation, and all that asks."""
    question = cells[0].piece.question
    figure = min((f"{cell.colour}_{cell.reason}" for cell in cells), key=FIGURES.index)
    colour, _, reason = figure.partition("_")
    asking = [pair for cell in cells for pair in giving(org, cell, day)]
    return Line(
        person_id=question.person_id,
        accepts=tuple(sorted(set(question.requirement.accepts))),
        level=question.requirement.level,
        unit_id=question.unit_id,
        colour=colour,
        reason=reason,
        since=min(cell.piece.question.since for cell in cells),
        due=min((day for day in map(due, cells) if day), default=None),
        yellow_on=min(cell.yellow_on for cell in cells),
        red_on=min(cell.red_on for cell in cells),
        claimed_on=max((cell.claimed_on for cell in cells if cell.claimed_on), default=None),
        mandatory=any(cell.piece.question.requirement.mandatory for cell in cells),
        requirements=tuple(sorted({name(cell) for cell in cells})),
        plans=tuple(sorted({cell.piece.question.version.plan_id for cell in cells})),
        units=tuple(sorted({pair.unit_id for pair in asking})),
        assignments=tuple(sorted({pair.assignment.assignment_id for pair in asking})),
    )
