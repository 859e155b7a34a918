"""Organisations drawn evenly from the strategies, and several of them laid side by side.

Hypothesis searches: it begins small and varies what it found. Drawn evenly, with a plain `random`, the same
strategies fill the space, which finds faults a search of the same length misses.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from random import Random

from hypothesis.control import BuildContext
from hypothesis.errors import UnsatisfiedAssumption
from hypothesis.internal.conjecture.data import ConjectureData, StopTest

from stafett.status import Facts
from stafett.status.facts import SCHEMAS
from stafett.status.faults import faults
from tests.status.anchors import TODAY
from tests.status.organisations import organisations
from tests.status.rows import Row, Rows, frames

PERSONAL = ["employments", "leaves", "achievements", "exemptions", "assignments"]
KINDS = [kind for kind in SCHEMAS if kind not in ("accepts", "positions")]


def nothing() -> None:
    """Hypothesis wants to know what it draws for."""


def draw(seed: int) -> Rows | None:
    """The organisation of that seed; none for the few seeds whose draws run out."""
    data = ConjectureData(random=Random(seed))  # noqa: S311 - repeatable, nothing secret
    try:
        with BuildContext(data, wrapped_test=nothing):
            return data.draw(organisations())
    except (StopTest, UnsatisfiedAssumption):
        return None


@lru_cache(maxsize=2)
def batch(number: int, size: int) -> list[Rows]:
    """`size` organisations whose ids differ, the same ones for the same number."""
    drawn = (draw(number * size + index) for index in range(size))
    return [named_apart(rows, f"{index:02d}.") for index, rows in enumerate(drawn) if rows]


def named_apart(rows: Rows, prefix: str) -> Rows:
    """The same organisation, all its ids beginning with the prefix."""

    def named(row: Row) -> Row:
        ids = {name: prefix + value for name, value in row.items() if name.endswith("_id") and value}
        accepts = {"accepts": [prefix + competence for competence in row.get("accepts", [])]}
        return row | accepts | ids

    return {kind: [named(row) for row in listed] for kind, listed in rows.items()}


def side_by_side(some: list[Rows]) -> Rows:
    """The rows of organisations with different ids as one."""
    return {kind: [row for rows in some for row in rows[kind]] for kind in KINDS}


def only_person(rows: Rows, person_id: str) -> Rows:
    """The organisation as a page about one person reads it."""
    return {
        kind: [row for row in listed if kind not in PERSONAL or row["person_id"] in (None, person_id)]
        for kind, listed in rows.items()
    }


def without_person(rows: Rows, person_id: str) -> Rows:
    return {
        kind: [row for row in listed if row.get("person_id") != person_id] for kind, listed in rows.items()
    }


def size(rows: Rows) -> int:
    return sum(map(len, rows.values()))


def smallest(rows: Rows, fails: Callable[[Rows], bool]) -> Rows:
    """What is left of a failing organisation when people and rows are taken out as long as it still fails."""
    for person_id in sorted({row["person_id"] for row in rows["employments"]}):
        less = without_person(rows, person_id)
        rows = less if still(less, fails) else rows
    for kind in reversed(KINDS):
        for row in list(rows[kind]):
            less = rows | {kind: [other for other in rows[kind] if other is not row]}
            rows = less if still(less, fails) else rows
    return rows


def still(rows: Rows, fails: Callable[[Rows], bool]) -> bool:
    return faults(Facts.of(frames(rows)), TODAY).is_empty() and fails(rows)


def written(rows: Rows) -> str:
    """An organisation as text, a line a row, without the empty fields."""
    return "\n".join(
        f"{kind}: " + ", ".join(f"{name}={value}" for name, value in row.items() if value not in (None, []))
        for kind, listed in rows.items()
        for row in listed
    )
