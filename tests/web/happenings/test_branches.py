"""The units to choose among: few, and together all."""

import polars as pl
import pytest

from stafett.people.tree import Node, Tree
from stafett.web.happenings import branches as made
from stafett.web.happenings.branches import branches

TREE = Tree(
    [
        Node(1, "Trust", "", None),
        Node(2, "Clinic", "", 1),
        Node(3, "A", "", 2),
        Node(4, "B", "", 2),
        Node(5, "Lab", "", 1),
    ]
)
ALL = frozenset({1, 2, 3, 4, 5})


def jobs(*pairs: tuple[int, int]) -> pl.DataFrame:
    return pl.DataFrame(pairs, schema={"person_id": pl.Int64, "unit_id": pl.Int64}, orient="row")


def found(reach: frozenset[int], given: pl.DataFrame) -> list[tuple[str, str, int]]:
    return [(one.key, one.name, one.people) for one in branches(TREE, reach, given)]


def test_each_unit_with_somebody_to_be_told_is_one() -> None:
    given = jobs((1, 3), (2, 3), (3, 4), (4, 2))

    assert found(ALL, given) == [("2-alone", "Clinic itself", 1), ("3", "A", 2), ("4", "B", 1)]


def test_nobody_to_be_told_is_nothing_to_choose() -> None:
    assert found(ALL, jobs()) == []


def test_only_what_is_reached_is_offered() -> None:
    given = jobs((1, 3), (2, 4), (3, 5))

    assert found(frozenset({3, 5}), given) == [("3", "A", 1), ("5", "Lab", 1)]


def test_a_long_list_stops_higher_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "MOST", 2)
    given = jobs((1, 3), (2, 4), (3, 5), (3, 3))

    assert found(ALL, given) == [("2", "Clinic", 3), ("5", "Lab", 1)]


def test_together_they_are_all_and_none_is_in_two() -> None:
    given = jobs((1, 1), (2, 2), (3, 3), (4, 4), (5, 5))
    units = [unit for one in branches(TREE, ALL, given) for unit in one.unit_ids]

    assert sorted(units) == sorted(ALL)
