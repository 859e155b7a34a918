"""Cells as exported, lines (§6), and what changes between two days."""

from datetime import timedelta

import polars as pl
import pytest

from stafett.status import askers, evaluate, export, in_lines, lines, on_day
from stafett.status.colours import EXPORTED
from tests.status.build import TODAY, facts, pick, shown, texts
from tests.status.comparison import lines_with_askers


def exported(known):
    return texts(export(on_day(evaluate(known, on=TODAY), known, TODAY)))


def test_cells_are_exported_by_person_plan_requirement_and_unit():
    known = facts(
        employments=[
            {"employment_id": "1", "person_id": "berit"},
            {"employment_id": "2", "unit_id": "clinic"},
            {"employment_id": "3", "starts_on": "2021-01-01"},
        ],
        requirements=[{"requirement_id": "s", "per_unit": True}, {"requirement_id": "r"}],
    )
    assert pick(exported(known), "person_id", "requirement_id", "unit_id") == [
        ("anna", "r", None),
        ("anna", "s", "clinic"),
        ("anna", "s", "ward"),
        ("berit", "r", None),
        ("berit", "s", "ward"),
    ]


def test_an_exported_cell_has_the_columns_of_the_contract():
    known = facts(requirements=[{"validity_months": 12}], achievements=shown("2026-01-01"))
    assert exported(known) == [
        {
            "person_id": "anna", "plan_id": "plan", "requirement_id": "req", "unit_id": None,
            "from_on": "2020-01-01", "until_on": None, "since": "2020-01-01", "held_until": "2027-01-01",
            "yellow_on": "2027-01-02", "red_on": "2027-01-02", "colour": "green", "reason": "met",
        }
    ]  # fmt: skip


def test_what_is_exported_is_text_or_a_day():
    known = facts()
    found = export(on_day(evaluate(known, on=TODAY), known, TODAY))
    days = ["from_on", "until_on", "since", "yellow_on", "red_on"]
    assert found.schema == {name: pl.Date if name in days else pl.String for name in EXPORTED}


@pytest.mark.parametrize(("achievements", "until"), [(shown("2026-01-01"), "forever"), ([], None)])
def test_held_until_says_forever_or_nothing(achievements, until):
    assert pick(exported(facts(achievements=achievements)), "held_until") == [until]


# lines


TWO_PLANS = {
    "versions": [{}, {"plan_id": "other", "effective_from": "2021-01-01"}],
    "assignments": [
        {},
        {"assignment_id": "ward only", "unit_id": "ward", "starts_on": "2022-01-01"},
        {"assignment_id": "other", "plan_id": "other"},
    ],
}


def seen(known, day=TODAY):
    evaluation = evaluate(known, on=TODAY)
    return texts(lines_with_askers(evaluation, on_day(evaluation, known, day), day))


def test_a_line_joins_the_cells_that_ask_the_same():
    known = facts(
        **TWO_PLANS,
        employments=[{}, {"employment_id": "2", "unit_id": "clinic"}],
        requirements=[
            {"validity_months": 12, "warn_days": 30, "mandatory": False},
            {"plan_id": "other", "requirement_id": "x", "validity_months": 24, "due_days": 30},
        ],
        achievements=[
            *shown("2025-12-01"),
            {"achievement_id": "claim", "achieved_on": "2026-11-02", "approved_on": None},
        ],
    )
    (line,) = seen(known)
    del line["line"], line["question"]
    assert line == {
        "person_id": "anna", "unit_id": None, "level": 1, "colour": "yellow", "reason": "expiring",
        "held_until": "2026-12-01", "held_forever": False, "mandatory": True, "since": "2020-01-01",
        "due": "2021-01-31", "yellow_on": "2026-11-02", "red_on": "2027-12-02", "claimed_on": "2026-11-02",
        "plans": ["other", "plan"], "requirements": ["other/x", "plan/req"], "units": ["clinic", "ward"],
        "assignments": ["all", "other", "ward only"],
    }  # fmt: skip


def test_what_asks_something_else_is_another_line_the_worst_first():
    known = facts(
        employments=[{"person_id": "berit"}, {"employment_id": "2"}],
        requirements=[
            {"requirement_id": "a", "accepts": ["skill"], "due_days": 9000},
            {"requirement_id": "b", "accepts": ["skill"], "level": 2, "due_days": 0},
            {"requirement_id": "c", "accepts": ["more"], "due_days": 5000},
        ],
        achievements=shown("2026-01-01"),
    )
    assert pick(seen(known), "person_id", "requirements", "colour") == [
        ("anna", ["plan/b"], "red"),
        ("anna", ["plan/c"], "yellow"),
        ("anna", ["plan/a"], "green"),
        ("berit", ["plan/b"], "red"),
        ("berit", ["plan/c"], "yellow"),
        ("berit", ["plan/a"], "yellow"),
    ]


def test_the_lines_of_a_person_come_the_worst_first_however_many():
    asked = [
        {"requirement_id": f"{days:03}", "accepts": [f"c{days}"], "due_days": 2400 + days}
        for days in range(0, 200, 7)
    ]
    found = seen(facts(employments=[{"person_id": "berit"}, {"employment_id": "2"}], requirements=asked))
    listed = [f"plan/{row['requirement_id']}" for row in asked]
    assert pick(found, "person_id", "requirements") == [
        (person, [name]) for person in ("anna", "berit") for name in listed
    ]


def test_a_line_tells_when_the_latest_claim_of_its_cells_was_handed_in():
    """The other plan begins after the claim that was handed in last had been shown."""
    known = facts(
        versions=[{}, {"plan_id": "other", "effective_from": "2026-03-01"}],
        assignments=[{}, {"assignment_id": "other", "plan_id": "other"}],
        requirements=[{}, {"plan_id": "other", "lookback_days": 0}],
        achievements=[
            {
                "achievement_id": day, "achieved_on": day, "submitted_on": handed_in_on,
                "approved_on": None,
            }
            for day, handed_in_on in (("2026-01-01", "2026-11-10"), ("2026-06-01", "2026-11-02"))
        ],
    )  # fmt: skip
    assert pick(seen(known), "claimed_on", "plans") == [("2026-11-10", ["other", "plan"])]


def test_per_unit_there_is_a_line_for_each_unit_apart_from_the_one_for_any():
    known = facts(
        employments=[{}, {"employment_id": "2", "unit_id": "clinic"}],
        requirements=[{"requirement_id": "any"}, {"requirement_id": "local", "per_unit": True}],
    )
    found = sorted(pick(seen(known), "unit_id", "units", "requirements"), key=str)
    assert found == [
        ("clinic", ["clinic"], ["plan/local"]),
        ("ward", ["ward"], ["plan/local"]),
        (None, ["clinic", "ward"], ["plan/any"]),
    ]


def test_a_line_names_only_the_pairs_that_give_it_that_day():
    known = facts(
        employments=[{"ends_on": "2026-11-21"}, {"employment_id": "2", "unit_id": "clinic"}],
    )
    tomorrow = TODAY + timedelta(days=1)
    assert (seen(known)[0]["units"], seen(known, tomorrow)[0]["units"]) == (["clinic", "ward"], ["clinic"])


def test_a_line_names_a_plan_once_however_often_it_asks():
    known = facts(requirements=[{"requirement_id": "b"}, {"requirement_id": "a"}])
    assert pick(seen(known), "plans", "requirements") == [(["plan"], ["plan/a", "plan/b"])]


def test_who_asks_is_told_once_however_often_it_is_given():
    known = facts(assignments=[{}, {"assignment_id": "again"}])
    evaluation = evaluate(known, on=TODAY)
    cells = on_day(evaluation, known, TODAY)
    given = evaluation.grants.select("piece", "unit_id")
    asking = askers(lines(cells), cells, given)
    assert (given.height, asking.columns) == (2, ["line", "plan_id", "requirement_id", "unit_id"])
    assert asking.rows() == [(0, "plan", "req", "ward")]


def test_every_cell_is_in_one_line():
    known = facts(
        **TWO_PLANS, requirements=[{}, {"plan_id": "other"}, {"requirement_id": "s", "accepts": ["more"]}]
    )
    evaluation = evaluate(known, on=TODAY)
    cells = on_day(evaluation, known, TODAY)
    found = in_lines(lines(cells), cells).select("line", "requirement_id").sort("line", "requirement_id")
    assert found.rows() == [(0, "req"), (0, "req"), (1, "s")]


def test_a_line_is_held_until_the_day_of_the_cell_that_turns_red_first():
    known = facts(
        requirements=[
            {"requirement_id": "a", "validity_months": 24, "mandatory": False},
            {"requirement_id": "b", "validity_months": 18},
            {"requirement_id": "c", "validity_months": 36},
        ],
        achievements=shown("2026-01-01"),
    )
    (line,) = seen(known)
    assert (line["held_until"], line["red_on"]) == ("2027-07-01", "2027-07-02")


def test_of_cells_that_turn_together_the_line_is_held_the_shortest():
    known = facts(
        requirements=[
            {"requirement_id": name, "validity_months": months, "mandatory": False, "warn_days": days}
            for name, months, days in (("a", 13, 30), ("b", 12, 0))
        ],
        achievements=shown("2026-04-01"),
    )
    (line,) = seen(known)
    assert (line["yellow_on"], line["held_until"]) == ("2027-04-02", "2027-04-01")


def test_of_cells_without_a_red_day_the_line_is_held_as_the_one_that_turns_yellow_first():
    known = facts(
        requirements=[
            {"requirement_id": name, "validity_months": months, "mandatory": False, "warn_days": days}
            for name, months, days in (("a", 12, 0), ("b", 13, 60))
        ],
        achievements=shown("2026-04-01"),
    )
    (line,) = seen(known)
    assert (line["yellow_on"], line["held_until"]) == ("2027-03-03", "2027-05-01")
