"""People in blocks and parts: a unit's people together, units near each other near each other."""

from datetime import date

import pytest

from stafett.standings import parts
from tests.status.build import facts

TODAY = date(2026, 11, 22)


def jobs(**units: int) -> list[dict[str, str]]:
    return [
        {"employment_id": f"{unit}-{nth}", "person_id": f"{unit}-{nth}", "unit_id": unit}
        for unit, size in units.items()
        for nth in range(size)
    ]


@pytest.mark.parametrize(
    ("block", "part", "expected"),
    [
        (3, 3, [("trust", 0, 0), ("clinic", 0, 0), ("ward", 1, 1), ("room", 1, 1)]),
        (4, 100, [("trust", 0, 0), ("clinic", 0, 0), ("ward", 0, 0), ("room", 1, 0)]),
        (100, 1, [("trust", 0, 0), ("clinic", 0, 0), ("ward", 0, 0), ("room", 0, 0)]),
    ],
)
def test_units_are_taken_whole_in_the_order_of_the_tree(block: int, part: int, expected, monkeypatch) -> None:
    monkeypatch.setattr(parts, "BLOCK", block)
    monkeypatch.setattr(parts, "PART", part)
    found = parts.blocks(facts(employments=jobs(room=2, ward=2, clinic=2, trust=1)), TODAY)
    units = [(person.split("-")[0], *numbers) for person, *numbers in found.iter_rows()]
    assert sorted(set(units), key=units.index) == expected


def test_a_unit_larger_than_two_blocks_is_in_several(monkeypatch) -> None:
    monkeypatch.setattr(parts, "BLOCK", 2)
    found = parts.blocks(facts(employments=jobs(ward=10)), TODAY)
    assert found["block"].to_list() == [0, 0, 0, 0, 1, 1, 1, 1, 2, 2]


def test_who_has_left_or_moved_stands_where_they_work_now() -> None:
    rows = [
        {"employment_id": "1", "unit_id": "ward", "ends_on": "2026-01-01"},
        {"employment_id": "2", "unit_id": "clinic"},
    ]
    known = facts(employments=[*rows, *jobs(clinic=1, ward=1)])
    found = parts.blocks(known, TODAY)
    assert found["person_id"].to_list() == ["anna", "clinic-0", "ward-0"]


def test_large_units_are_those_with_more_members_than_the_limit(monkeypatch) -> None:
    monkeypatch.setattr(parts, "LARGE", 3)
    known = facts(employments=jobs(room=2, ward=1, clinic=1))
    assert parts.large_units(known, TODAY).to_list() == ["trust"]
