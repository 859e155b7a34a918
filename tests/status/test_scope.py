"""§2: when a cell exists, since when, and who gives it."""

from datetime import date

import polars as pl
import pytest

from stafett.status import evaluate
from tests.status.build import facts, pieces, texts

EVER = date(1900, 1, 1)
DAYS = ("from_on", "until_on")


def employed(*stretches, **more):
    return [
        {"employment_id": f"job-{number}", "starts_on": first, "ends_on": last} | more
        for number, (first, last) in enumerate(stretches)
    ]


def test_a_cell_lasts_from_the_first_to_the_last_day_both_hold():
    known = facts(
        employments=employed(("2021-01-01", "2021-12-31")), assignments=[{"starts_on": "2021-06-01"}]
    )
    assert pieces(known, *DAYS) == [("2021-06-01", "2022-01-01")]


def test_a_cell_is_open_where_both_are():
    assert pieces(facts(), *DAYS) == [("2020-01-01", None)]


def test_days_that_do_not_meet_give_nothing():
    known = facts(
        employments=employed(("2021-01-01", "2021-12-31")), assignments=[{"starts_on": "2022-01-01"}]
    )
    assert pieces(known, *DAYS) == []


@pytest.mark.parametrize(
    ("assignment", "exists"),
    [
        ({"unit_id": "ward", "subunits": False}, True),
        ({"unit_id": "trust", "subunits": False}, False),
        ({"unit_id": "trust", "subunits": True}, True),
        ({"unit_id": "room", "subunits": True}, False),
        ({"unit_id": "clinic", "subunits": True}, False),
        ({"person_id": "anna"}, True),
        ({"person_id": "berit"}, False),
    ],
)
def test_a_pair_matches_by_unit_and_person(assignment, exists):
    assert bool(pieces(facts(assignments=[assignment]), "cell")) == exists


@pytest.mark.parametrize(
    ("position", "listed", "exists"),
    [
        ("nurse", [], True),
        (None, [], True),
        ("nurse", ["doctor", "nurse"], True),
        ("nurse", ["doctor"], False),
        (None, ["doctor"], False),
    ],
)
def test_an_empty_list_takes_any_position_and_others_those_listed(position, listed, exists):
    known = facts(
        employments=[{"position": position}],
        positions=[{"assignment_id": "all", "position": name} for name in listed],
    )
    assert len(pieces(known, "cell")) == exists


def test_a_pair_follows_the_unit_as_it_moves():
    known = facts(
        employments=[{"unit_id": "room"}],
        assignments=[{"unit_id": "ward"}],
        moves=[
            {"unit_id": "room", "parent_id": "clinic", "moves_on": "2021-01-01"},
            {"unit_id": "room", "parent_id": "ward", "moves_on": "2022-01-01"},
        ],
    )
    assert pieces(known, *DAYS, "since") == [
        ("2020-01-01", "2021-01-01", "2020-01-01"),
        ("2022-01-01", None, "2022-01-01"),
    ]


def test_a_move_below_the_same_unit_changes_nothing():
    moves = [{"unit_id": "room", "parent_id": "clinic", "moves_on": "2021-01-01"}]
    known = facts(employments=[{"unit_id": "room"}], moves=moves)
    assert pieces(known, *DAYS) == [("2020-01-01", None)]
    assert texts(evaluate(known, on=EVER).grants.drop("piece")) == [
        {
            "assignment_id": "all", "employment_id": "job", "unit_id": "room", "starts_on": "2020-01-01",
            "ends_on": None,
        }
    ]  # fmt: skip


def test_windows_join_where_pairs_overlap_or_touch():
    known = facts(
        employments=employed(("2021-01-01", "2021-05-31"), ("2021-06-01", "2021-09-30"), ("2021-09-01", None))
    )
    assert pieces(known, *DAYS) == [("2021-01-01", None)]


def test_windows_a_day_apart_are_two_pieces():
    known = facts(employments=employed(("2021-01-01", "2021-05-31"), ("2021-06-02", None)))
    assert pieces(known, *DAYS) == [("2021-01-01", "2021-06-01"), ("2021-06-02", None)]


@pytest.mark.parametrize(
    ("returns", "since"),
    [("2021-04-01", "2021-01-01"), ("2021-05-01", "2021-01-01"), ("2021-05-02", "2021-05-02")],
)
def test_a_gap_of_at_most_ninety_days_does_not_start_afresh(returns, since):
    known = facts(employments=employed(("2021-01-01", "2021-01-30"), (returns, None)))
    assert pieces(known, "since") == ["2021-01-01", since]


def test_many_short_windows_chain_back_to_the_first():
    stretches = [("2021-01-01", "2021-01-31"), ("2021-04-01", "2021-04-30"), ("2021-07-01", "2021-07-31")]
    assert pieces(facts(employments=employed(*stretches)), "since") == ["2021-01-01"] * 3


def test_windows_per_unit_are_those_of_each_giving_unit():
    known = facts(
        employments=[
            {"employment_id": "1", "unit_id": "ward", "ends_on": "2020-12-31"},
            {"employment_id": "2", "unit_id": "clinic", "starts_on": "2020-07-01"},
            {"employment_id": "3", "unit_id": "ward", "starts_on": "2021-03-01"},
        ],
        requirements=[{"requirement_id": "any"}, {"requirement_id": "local", "per_unit": True}],
    )
    assert pieces(known, "requirement_id", "unit_id", *DAYS, "since") == [
        ("any", None, "2020-01-01", None, "2020-01-01"),
        ("local", "clinic", "2020-07-01", None, "2020-07-01"),
        ("local", "ward", "2020-01-01", "2021-01-01", "2020-01-01"),
        ("local", "ward", "2021-03-01", None, "2020-01-01"),
    ]


def test_a_piece_is_given_by_every_pair_on_the_days_of_both():
    known = facts(
        employments=[
            {"employment_id": "1", "ends_on": "2020-12-31"},
            {"employment_id": "2", "unit_id": "clinic", "starts_on": "2020-07-01"},
        ],
        requirements=[{"requirement_id": "any"}, {"requirement_id": "local", "per_unit": True}],
    )
    evaluation = evaluate(known, on=EVER)
    named = evaluation.sources.join(
        evaluation.cells.select("cell", "requirement_id", only="unit_id"), on="cell", how="left"
    )
    found = named.select("requirement_id", "only", "employment_id", "unit_id", "starts_on", "ends_on")
    assert sorted(map(str, (tuple(row.values()) for row in texts(found)))) == [
        "('any', None, '1', 'ward', '2020-01-01', '2020-12-31')",
        "('any', None, '2', 'clinic', '2020-07-01', None)",
        "('local', 'clinic', '2', 'clinic', '2020-07-01', None)",
        "('local', 'ward', '1', 'ward', '2020-01-01', '2020-12-31')",
    ]


def test_a_pair_gives_what_each_version_asks_on_its_days_only():
    known = facts(
        employments=employed(("2020-01-01", "2021-12-31"), ("2021-07-01", None)),
        versions=[{}, {"version": 2, "effective_from": "2022-01-01"}],
        requirements=[{}, {"version": 2}],
    )
    found = evaluate(known, on=EVER)
    assert found.sources.columns == [
        "cell", "assignment_id", "employment_id", "unit_id", "starts_on", "ends_on",
    ]  # fmt: skip
    given = found.sources.select("employment_id", "starts_on", "ends_on").sort(pl.all())
    assert [tuple(row.values()) for row in texts(given)] == [
        ("job-0", "2020-01-01", "2021-12-31"),
        ("job-1", "2021-07-01", "2021-12-31"),
        ("job-1", "2022-01-01", None),
    ]


def test_versions_cut_the_windows():
    known = facts(
        versions=[{"version": 3, "effective_from": "2022-01-01"}, {"version": 1, "retired_on": "2025-01-01"}],
        requirements=[{"version": 1}, {"version": 3}],
    )
    assert pieces(known, "version", *DAYS) == [(1, "2020-01-01", "2022-01-01"), (3, "2022-01-01", None)]


def test_nothing_is_asked_before_the_first_version_or_after_a_retired_one():
    known = facts(versions=[{"effective_from": "2021-01-01", "retired_on": "2022-01-01"}])
    assert pieces(known, *DAYS) == [("2021-01-01", "2022-01-01")]


def test_only_pieces_that_last_beyond_the_day_are_evaluated():
    known = facts(employments=employed(("2021-01-01", "2021-12-31"), ("2030-01-01", None)))
    assert pieces(known, "from_on", on=date(2021, 12, 31)) == ["2021-01-01", "2030-01-01"]
    assert pieces(known, "from_on", on=date(2022, 1, 1)) == ["2030-01-01"]


def test_without_employments_there_is_nothing():
    evaluation = evaluate(facts(employments=[]), on=EVER)
    assert (evaluation.cells.height, evaluation.grants.height, evaluation.sources.height) == (0, 0, 0)


def test_nothing_is_given_where_nothing_is_asked():
    """A version whose requirements are all per unit has no pieces without a unit, and the other way round."""
    versions = [{}, {"version": 2, "effective_from": "2026-01-01"}]
    for first in (True, False):
        requirements = [{"per_unit": first}, {"version": 2, "per_unit": not first}]
        found = evaluate(facts(versions=versions, requirements=requirements), on=EVER)
        assert sorted(found.grants["piece"]) == sorted(found.cells["piece"]) == [0, 1]


def test_nothing_is_given_by_a_plan_that_asks_nothing():
    known = facts(
        versions=[{}, {"plan_id": "other"}], assignments=[{}, {"assignment_id": "other", "plan_id": "other"}]
    )
    assert evaluate(known, on=EVER).grants["assignment_id"].to_list() == ["all"]


@pytest.mark.parametrize("ended_on", ["2026-03-01", "2026-03-09"])
def test_days_on_which_nothing_matched_do_not_begin_a_chain(ended_on):
    """The assignment begins after the first job has ended: nothing was asked of her before the second."""
    known = facts(
        employments=employed(("2026-01-01", ended_on), ("2026-04-01", None)),
        assignments=[{"starts_on": "2026-03-10"}],
    )
    assert pieces(known, "from_on", "since") == [("2026-04-01", "2026-04-01")]


def test_a_position_listed_twice_gives_once():
    listed = [{"assignment_id": "all", "position": "nurse"}] * 2
    found = evaluate(facts(positions=listed), on=EVER)
    assert texts(found.grants.select("assignment_id", "employment_id", "ends_on")) == [
        {"assignment_id": "all", "employment_id": "job", "ends_on": None}
    ]


def test_a_version_that_takes_effect_the_day_after_the_job_asks_nothing():
    known = facts(
        employments=employed(("2020-01-01", "2021-12-31")),
        versions=[{}, {"version": 2, "effective_from": "2022-01-01"}],
        requirements=[{}, {"version": 2}],
    )
    assert pieces(known, "version", *DAYS) == [(1, "2020-01-01", "2022-01-01")]
