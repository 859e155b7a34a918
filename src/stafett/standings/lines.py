"""Lines as people read them: what is asked, how it stands, why, and who asks (status.md §6)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import polars as pl

from stafett import status
from stafett.status import Colour, Facts, Reason
from stafett.status.calendar import NEVER, computed, joined
from stafett.status.colours import greyed

from .standing import Standing

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Source:
    """Something that asks: a plan, given in a unit."""

    plan_id: int
    plan: str
    unit_id: int
    unit: str


@dataclass(frozen=True)
class Line:
    """What one person must hold, once, however many plans ask for it."""

    person_id: int
    question: int
    competence_ids: tuple[int, ...]
    title: str
    level: int
    times: int
    unit_id: int | None
    unit: str
    mandatory: bool
    colour: Colour
    reason: Reason
    since: date
    held_until: date | None
    held_forever: bool
    yellow_on: date | None
    red_on: date | None
    claimed_on: date | None
    grey_until: date | None
    sources: tuple[Source, ...]

    @property
    def last_day(self) -> date | None:
        """The last day before it turns red; none where it never does."""
        return self.red_on - DAY if self.red_on else None

    @property
    def is_waiting(self) -> bool:
        """Whether something handed in waits for a decision."""
        return self.claimed_on is not None


@dataclass(frozen=True)
class Names:
    """What units, plans and competences are called on the day shown."""

    units: dict[int, str]
    plans: dict[int, str]
    competences: dict[int, str]
    titles: dict[tuple[int, ...], str] = field(default_factory=dict, compare=False)
    """Those asked for before: a page asks for hundreds."""

    def title(self, competence_ids: Iterable[int]) -> str:
        """What something that accepts these competences is called."""
        asked = tuple(competence_ids)
        if asked not in self.titles:
            self.titles[asked] = " / ".join(sorted(self.competences[competence] for competence in asked))
        return self.titles[asked]


def present(
    lines: pl.DataFrame, cells: pl.DataFrame, standing: Standing, names: Names, *, given: pl.DataFrame
) -> list[Line]:
    """The kernel's lines with names and sources. A person's lines keep the kernel's order: the worst first.

    `given`: in which units a piece is said to be given, as `Standing.given_in` tells it. Who sees one of
    a person's jobs is not told of the others.
    """
    asked = _asked(cells, standing.facts)
    back = _back_on(lines, cells, standing)
    sources = _sources(lines, cells, given, names)
    return [
        _line(row, asked[row["question"]], sources[row["line"]], names, back.get(row["line"]))
        for row in lines.to_dicts()
    ]


def _asked(cells: pl.DataFrame, facts: Facts) -> dict[int, tuple[tuple[int, ...], int]]:
    """Per question: the competences accepted, and how many times they must be shown at most."""
    key = ["plan_id", "version", "requirement_id"]
    every = cells.lazy().select("question", *key).unique()
    accepts = every.join(facts.accepts.lazy(), on=key).select("question", "competence_id")
    competences: dict[int, set[int]] = defaultdict(set)
    for question, competence in computed(accepts).iter_rows():
        competences[question].add(competence)
    asked = every.join(facts.requirements.lazy(), on=key).select("question", "times")
    most: dict[int, int] = defaultdict(int)
    for question, times in computed(asked).iter_rows():
        most[question] = max(most[question], times)
    return {question: (tuple(sorted(found)), most[question]) for question, found in competences.items()}


def _back_on(lines: pl.DataFrame, cells: pl.DataFrame, standing: Standing) -> dict[int, date]:
    """Per line with cells that are grey for a time only: the first day one of them is not."""
    grey = cells.filter(pl.col("colour") == Colour.GREY.value)
    if grey.is_empty():
        return {}
    stretches = covering_stretch(computed(joined(greyed(standing.facts, grey.lazy()), ["cell"])), standing.on)
    ending = stretches.select("cell", back_on="until_on").filter(pl.col("back_on") != NEVER)
    back = status.in_lines(lines, grey).join(ending, on="cell")
    return dict(back.group_by("line").agg(pl.col("back_on").min()).iter_rows())


def covering_stretch(stretches: pl.DataFrame, on: date) -> pl.DataFrame:
    """The stretches that hold on a day."""
    return stretches.filter(pl.col("starts_on") <= on, pl.col("until_on") > on)


def _sources(
    lines: pl.DataFrame, cells: pl.DataFrame, given: pl.DataFrame, names: Names
) -> dict[int, list[Source]]:
    """Per line: the plans that ask that day, each with the units it is given in."""
    asking = status.askers(lines, cells, given).lazy().select("line", "plan_id", "unit_id").unique()
    found: dict[int, list[Source]] = defaultdict(list)
    for line, plan, unit in computed(asking.sort(pl.all())).iter_rows():
        found[line].append(Source(plan, names.plans[plan], unit, names.units.get(unit, "")))
    return found


def _line(
    row: dict[str, Any],
    asked: tuple[tuple[int, ...], int],
    sources: list[Source],
    names: Names,
    back_on: date | None,
) -> Line:
    competences, times = asked
    return Line(
        **{name: row[name] for name in _COPIED},
        competence_ids=competences,
        title=names.title(competences),
        times=times,
        unit=names.units.get(row["unit_id"], ""),
        colour=Colour(row["colour"]),
        reason=Reason(row["reason"]),
        grey_until=back_on - DAY if back_on else None,
        sources=tuple(sources),
    )


_COPIED = (
    "person_id", "question", "level", "unit_id", "mandatory", "since", "held_until", "held_forever",
    "yellow_on", "red_on", "claimed_on",
)  # fmt: skip
