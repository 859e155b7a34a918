"""§2.4 to §2.6: runs, since and duty; and what counts as asking the same."""

import pytest

from stafett.status import accepting, evaluate
from tests.status.build import TODAY, cell, cells, facts, pick, pieces, shown

THREE = [
    {"version": 1, "effective_from": "2021-01-01"},
    {"version": 2, "effective_from": "2022-01-01"},
    {"version": 5, "effective_from": "2023-01-01"},
]


def since_and_duty(versions, *requirements):
    return pieces(facts(versions=versions, requirements=list(requirements)), "version", "since", "duty")


def test_a_new_version_does_not_restart_since_even_if_numbers_skip():
    found = since_and_duty(THREE, {"version": 1}, {"version": 2}, {"version": 5})
    assert found == [(version, "2021-01-01", "2021-01-01") for version in (1, 2, 5)]


def test_a_version_without_the_requirement_ends_its_run():
    found = since_and_duty(THREE, {"version": 1}, {"version": 2, "requirement_id": "other"}, {"version": 5})
    assert found == [
        (2, "2022-01-01", "2022-01-01"),
        (1, "2021-01-01", "2021-01-01"),
        (5, "2023-01-01", "2023-01-01"),
    ]


def test_a_version_without_any_requirement_ends_the_run_too():
    found = since_and_duty(THREE, {"version": 1}, {"version": 5})
    assert found == [(1, "2021-01-01", "2021-01-01"), (5, "2023-01-01", "2023-01-01")]


@pytest.mark.parametrize(
    ("retired_on", "since"),
    [("2021-12-31", "2022-01-01"), ("2022-01-01", "2021-01-01"), (None, "2021-01-01")],
)
def test_a_day_without_a_version_ends_the_run(retired_on, since):
    versions = [THREE[0] | {"retired_on": retired_on}, THREE[1]]
    assert since_and_duty(versions, {"version": 1}, {"version": 2})[1] == (2, since, since)


def test_a_plan_that_takes_effect_as_another_retires_begins_its_own_run():
    known = facts(
        versions=[
            {"plan_id": "first", "effective_from": "2021-01-01", "retired_on": "2022-01-01"},
            {"plan_id": "next", "effective_from": "2022-01-01"},
        ],
        requirements=[{"plan_id": "first"}, {"plan_id": "next"}],
        assignments=[{"assignment_id": plan, "plan_id": plan} for plan in ("first", "next")],
    )
    assert pieces(known, "plan_id", "since") == [("first", "2021-01-01"), ("next", "2022-01-01")]


def test_since_is_the_later_of_the_run_and_the_chain():
    versions = [{"version": 1, "effective_from": "2019-01-01"}, THREE[1]]
    found = since_and_duty(versions, {"version": 1}, {"version": 2})
    assert found == [(1, "2020-01-01", "2020-01-01"), (2, "2020-01-01", "2020-01-01")]


def test_duty_starts_again_with_the_latest_redo_after_the_first_version_of_the_run():
    found = since_and_duty(THREE, {"version": 1, "redo": True}, {"version": 2, "redo": True}, {"version": 5})
    assert found == [
        (1, "2021-01-01", "2021-01-01"),
        (2, "2021-01-01", "2022-01-01"),
        (5, "2021-01-01", "2022-01-01"),
    ]


def test_a_redo_before_since_does_not_move_duty():
    versions = [
        {"version": 1, "effective_from": "2018-01-01"},
        {"version": 2, "effective_from": "2019-01-01"},
        {"version": 3, "effective_from": "2022-01-01"},
    ]
    found = since_and_duty(versions, {"version": 1}, {"version": 2, "redo": True}, {"version": 3})
    assert found == [(2, "2020-01-01", "2020-01-01"), (3, "2020-01-01", "2020-01-01")]


def test_runs_of_different_plans_and_requirements_are_their_own():
    known = facts(
        versions=[THREE[0], THREE[1] | {"plan_id": "next"}],
        requirements=[
            {"version": 1},
            {"version": 2, "plan_id": "next"},
            {"version": 1, "requirement_id": "s"},
        ],
        assignments=[{}, {"assignment_id": "next", "plan_id": "next"}],
    )
    assert sorted(pieces(known, "plan_id", "requirement_id", "since")) == [
        ("next", "req", "2022-01-01"),
        ("plan", "req", "2021-01-01"),
        ("plan", "s", "2021-01-01"),
    ]


def test_the_same_competences_and_level_are_the_same_question():
    known = facts(
        requirements=[
            {"requirement_id": "a", "accepts": ["x", "y"]},
            {"requirement_id": "b", "accepts": ["y", "x"]},
            {"requirement_id": "c", "accepts": ["x", "y"], "level": 2},
            {"requirement_id": "d", "accepts": ["x"]},
        ]
    )
    a, b, c, d = evaluate(known, on=TODAY).cells.sort("requirement_id")["question"].to_list()
    assert (a == b, len({a, c, d})) == (True, 3)


def test_a_question_accepts_what_its_requirements_name_and_not_what_counts_for_it():
    known = facts(
        requirements=[
            {"requirement_id": "a", "accepts": ["y", "x"]},
            {"requirement_id": "b", "accepts": ["x"]},
            {"requirement_id": "c", "accepts": ["x"], "level": 2},
        ],
        equivalences=[{"competence_id": "x", "accepted_id": "z"}],
    )
    number = dict(evaluate(known, on=TODAY).cells.select("requirement_id", "question").iter_rows())
    assert accepting(known) == {number["a"]: ("x", "y"), number["b"]: ("x",), number["c"]: ("x",)}


def test_a_question_has_the_same_number_whoever_else_is_evaluated():
    a, b = {"person_id": "a", "plan_id": "a"}, {"person_id": "b", "plan_id": "b"}
    asked = {
        "versions": [{"plan_id": "a"}, {"plan_id": "b"}],
        "requirements": [{"plan_id": "a", "level": 3}, {"plan_id": "b"}],
    }
    employed = [{"employment_id": "a", "person_id": "a"}, {"employment_id": "b", "person_id": "b"}]
    both = facts(
        **asked, employments=employed, assignments=[{"assignment_id": "a", **a}, {"assignment_id": "b", **b}]
    )
    one = facts(**asked, employments=employed, assignments=[{"assignment_id": "a", **a}])
    number = {row["plan_id"]: row["question"] for row in cells(both)}
    assert {row["plan_id"]: row["question"] for row in cells(one)} == {"a": number["a"]}


@pytest.mark.parametrize(
    ("shows", "counts"),
    [("skill", True), ("broader", True), ("broadest", True), ("apart", False), ("narrow", False)],
)
def test_an_equivalence_counts_one_way_and_onwards(shows, counts):
    known = facts(
        equivalences=[
            {"competence_id": "skill", "accepted_id": "broader"},
            {"competence_id": "broader", "accepted_id": "broadest"},
            {"competence_id": "skill", "accepted_id": "broadest"},
            {"competence_id": "narrow", "accepted_id": "skill"},
        ],
        achievements=shown("2026-01-01", competence_id=shows),
    )
    assert pick(cells(known), "held_forever") == [counts]


def test_any_of_the_accepted_competences_counts():
    known = facts(
        requirements=[{"accepts": ["other", "skill"], "times": 2, "validity_months": 12}],
        achievements=[*shown("2026-01-01"), *shown("2026-02-01", achievement_id="b", competence_id="other")],
    )
    assert pick(cells(known), "held_until") == ["2027-01-01"]


def test_a_record_counts_once_however_many_ways_it_counts():
    known = facts(
        requirements=[{"accepts": ["skill", "broader"], "times": 2}],
        equivalences=[{"competence_id": "skill", "accepted_id": "broader"}],
        achievements=shown("2026-01-01", competence_id="broader"),
    )
    assert cell(known)["held_forever"] is False


@pytest.mark.parametrize("competences", [("a", "b"), ("b", "a")])
def test_of_several_competences_the_earlier_record_is_taken_first(competences):
    earlier, later = competences
    known = facts(
        requirements=[{"accepts": ["a", "b"], "renewal": "expiry", "validity_months": 12}],
        achievements=[
            {"achievement_id": "x", "competence_id": earlier, "achieved_on": "2025-12-01"},
            {"achievement_id": "w", "competence_id": later, "achieved_on": "2026-11-01"},
        ],
    )
    assert cell(known)["held_until"] == "2027-12-01"


def test_what_accepts_nothing_is_asked_and_never_held():
    assert cell(facts(requirements=[{"accepts": []}]))["held_until"] is None


def test_a_competence_accepted_twice_asks_the_same():
    asked = [{"requirement_id": "once"}, {"requirement_id": "twice", "accepts": ["skill", "skill"]}]
    assert len(set(pick(cells(facts(requirements=asked)), "question"))) == 1


def test_what_asks_the_same_has_the_same_number():
    asked = [{"requirement_id": "a"}, {"requirement_id": "b"}, {"requirement_id": "c", "level": 2}]
    assert pieces(facts(requirements=asked), "question") == [1, 1, 2]


def test_a_redo_in_the_first_version_of_a_run_forgets_nothing():
    known = facts(requirements=[{"redo": True}], achievements=shown("2019-06-01"))
    assert cell(known)["reason"] == "met"


def test_what_accepts_nothing_asks_something_too():
    asked = [{"requirement_id": "a", "accepts": []}, {"requirement_id": "b", "accepts": [], "level": 2}]
    assert pieces(facts(requirements=asked), "question") == [1, 2]
