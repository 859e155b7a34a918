"""The tree of a day, through moves, and who is a member of what."""

from datetime import date

import polars as pl
import pytest

from stafett.status import ancestry, below, members_on, parents_on, tree_on
from tests.status.build import TODAY, facts

MOVES = [
    {"unit_id": "room", "parent_id": "clinic", "moves_on": "2026-06-01"},
    {"unit_id": "room", "parent_id": "ward", "moves_on": "2026-09-01"},
]


def above_room(moves, day):
    tree = tree_on(facts(moves=moves), day)
    return sorted(tree.filter(unit_id="room")["ancestor_id"].to_list())


@pytest.mark.parametrize(
    ("day", "above"),
    [
        (date(2026, 5, 31), ["room", "trust", "ward"]),
        (date(2026, 6, 1), ["clinic", "room", "trust"]),
        (date(2026, 8, 31), ["clinic", "room", "trust"]),
        (date(2026, 9, 1), ["room", "trust", "ward"]),
    ],
)
def test_a_unit_is_below_the_parent_of_the_day_and_all_above_it(day, above):
    assert above_room(MOVES, day) == above
    assert above_room(list(reversed(MOVES)), day) == above


def test_a_tree_may_be_as_deep_as_it_likes():
    names = [f"{number:04}" for number in range(1500)]
    chain = [
        {"unit_id": name, "parent_id": above} for name, above in zip(names, [None, *names], strict=False)
    ]
    tree = tree_on(facts(units=chain), TODAY)
    assert sorted(tree.filter(unit_id=names[-1])["ancestor_id"].to_list()) == names


def test_without_moves_the_tree_is_always_the_same():
    assert above_room([], date(1900, 1, 1)) == above_room([], date(2199, 1, 1)) == ["room", "trust", "ward"]


@pytest.mark.parametrize(
    ("day", "parent"),
    [(date(2026, 5, 31), "ward"), (date(2026, 6, 1), "clinic"), (date(2026, 9, 1), "ward")],
)
def test_the_parent_is_that_of_the_latest_move(day, parent):
    for moves in (MOVES, MOVES[::-1]):
        parents = parents_on(facts(moves=moves), day).select("unit_id", "parent_id").rows()
        assert sorted(parents) == [("clinic", "trust"), ("room", parent), ("trust", None), ("ward", "trust")]


def test_below_keeps_a_unit_and_what_is_under_it():
    tree = below(tree_on(facts(), TODAY), "ward")
    assert sorted(tree.iter_rows()) == [("room", "room"), ("room", "ward"), ("ward", "ward")]


def test_a_member_has_an_active_employment_in_the_unit_or_below():
    known = facts(
        employments=[
            {"employment_id": "1", "unit_id": "room", "ends_on": "2026-11-21"},
            {"employment_id": "2", "unit_id": "ward"},
            {"employment_id": "3", "person_id": "berit", "ends_on": "2026-11-20"},
            {"employment_id": "4", "person_id": "carl", "starts_on": "2026-11-22"},
        ]
    )
    assert sorted(members_on(known, TODAY).iter_rows()) == [
        ("room", "anna"),
        ("trust", "anna"),
        ("ward", "anna"),
    ]
    assert sorted(members_on(known, TODAY, within="room").iter_rows()) == [("room", "anna")]


def test_members_follow_the_move_of_their_unit():
    known = facts(employments=[{"unit_id": "room"}], moves=MOVES)
    assert sorted(members_on(known, date(2026, 7, 1))["unit_id"]) == ["clinic", "room", "trust"]


@pytest.mark.parametrize("day", ["2026-06-01", "2026-07-01"])
def test_nobody_is_above_another_for_no_days(day):
    """The ward comes under the clinic when the room leaves it, or later."""
    moves = [
        {"unit_id": "room", "parent_id": "trust", "moves_on": "2026-06-01"},
        {"unit_id": "ward", "parent_id": "clinic", "moves_on": day},
    ]
    stretches = ancestry(facts(moves=moves)).collect()
    assert stretches.filter(pl.col("starts_on") >= pl.col("until_on")).rows() == []
    assert stretches.filter(unit_id="room", ancestor_id="clinic").rows() == []


def test_paths_may_be_limited_to_those_up_from_some_units():
    paths = ancestry(facts(), of=pl.Series(["room", "room"])).collect()
    assert sorted(paths["unit_id"]) == ["room"] * 3
    assert sorted(paths["ancestor_id"]) == ["room", "trust", "ward"]
