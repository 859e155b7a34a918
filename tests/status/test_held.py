"""§3: which records count, how long each is valid, and how long it is held."""

from datetime import date

import polars as pl
import pytest

from stafett.status.held import renewed
from tests.status.build import TODAY, cell, cells, facts, pick, shown


def held(requirement, *days, on=TODAY, **more):
    """How long it is held after having been shown on `days`."""
    achievements = more.pop("achievements", None) or shown(*days)
    return cell(facts(requirements=[requirement], achievements=achievements, **more), on)["held_until"]


def competence(months):
    return [{"competence_id": "skill", "validity_months": months}]


@pytest.mark.parametrize(
    ("asked", "own", "until"),
    [(12, 24, "2027-03-31"), (None, 24, "2028-03-31"), (12, None, "2027-03-31"), (11, 0, "2027-02-28")],
)
def test_the_requirements_months_go_before_the_competences_own(asked, own, until):
    assert held({"validity_months": asked}, "2026-03-31", competences=competence(own)) == until


@pytest.mark.parametrize(("asked", "own"), [(0, 24), (None, 0), (None, None)])
def test_no_months_are_for_ever(asked, own):
    known = facts(
        requirements=[{"validity_months": asked}],
        competences=competence(own),
        achievements=shown("2026-03-31"),
    )
    assert pick(cells(known), "held_until", "held_forever") == [(None, True)]


@pytest.mark.parametrize("renewal", ["completion", "expiry", "fixed:06-30"])
@pytest.mark.parametrize(
    ("months", "last_day", "until"),
    [(12, "2026-12-01", "2026-12-01"), (1, "2199-12-31", "2026-06-30"), (0, "2028-01-01", "2028-01-01")],
)
def test_its_own_last_valid_day_counts_if_earlier(renewal, months, last_day, until):
    achievements = shown("2026-05-30", valid_until=last_day)
    requirement = {"validity_months": months, "renewal": renewal}
    assert held(requirement, achievements=achievements) == until


@pytest.mark.parametrize(
    ("times", "until"), [(1, "2027-03-01"), (2, "2027-02-01"), (3, "2027-01-01"), (4, None)]
)
def test_it_is_held_until_the_nth_latest_day(times, until):
    days = ["2026-02-01", "2026-03-01", "2026-01-01"]
    assert held({"validity_months": 12, "times": times}, *days) == until


def test_other_cells_do_not_lend_their_times():
    known = facts(
        requirements=[
            {"requirement_id": "a", "times": 2, "validity_months": 12},
            {"requirement_id": "b", "times": 2, "validity_months": 24},
            {"requirement_id": "c", "validity_months": 12},
        ],
        achievements=shown("2026-01-01", "2026-02-01"),
    )
    assert pick(cells(known), "held_until") == ["2027-01-01", "2028-01-01", "2027-02-01"]


@pytest.mark.parametrize(
    ("second", "until"),
    [
        ("2026-01-30", "2027-03-31"),  # early_days before the day reached, to the day
        ("2026-01-29", "2027-01-29"),
        ("2026-03-31", "2027-03-31"),  # the day reached itself
        ("2026-04-01", "2027-04-01"),
    ],
)
def test_renewing_early_costs_nothing(second, until):
    requirement = {"validity_months": 12, "renewal": "expiry", "early_days": 60}
    assert held(requirement, "2025-03-31", second) == until


def test_renewal_counts_from_the_latest_day_any_earlier_one_reached():
    requirement = {"validity_months": 12, "renewal": "expiry"}
    assert held(requirement, "2024-01-10", "2024-12-20", "2025-12-20") == "2027-01-10"


def test_renewal_counts_from_an_earlier_ones_own_last_valid_day():
    first, second = shown("2025-01-10", "2025-06-01")
    achievements = [first | {"valid_until": "2025-06-20"}, second]
    assert held({"validity_months": 12, "renewal": "expiry"}, achievements=achievements) == "2026-06-20"


def test_what_reaches_for_ever_is_not_renewed_from():
    first, second = shown("2025-01-10", "2025-02-10", competence_id="short")
    known = facts(
        requirements=[{"accepts": ["short", "long"], "renewal": "expiry", "times": 2, "early_days": 36500}],
        competences=[{"competence_id": "short", "validity_months": 12}, {"competence_id": "long"}],
        achievements=[first | {"competence_id": "long"}, second],
    )
    assert cell(known)["held_until"] == "2026-02-10"


def test_ties_are_by_the_id_as_text():
    def until(capped, free):
        achievements = [
            {"achievement_id": capped, "achieved_on": "2026-01-01", "valid_until": "2026-01-05"},
            {"achievement_id": free, "achieved_on": "2026-01-01"},
        ]
        return held({"validity_months": 12, "renewal": "expiry"}, achievements=achievements)

    assert (until("a10", "a9"), until("a9", "a10")) == ("2027-01-05", "2027-01-01")


@pytest.mark.parametrize(
    ("achieved", "early", "until"),
    [
        ("2025-03-01", 0, "2026-02-28"),
        ("2025-01-31", 27, "2025-02-28"),
        ("2025-01-31", 28, "2026-02-28"),
        ("2023-03-01", 0, "2024-02-29"),
    ],
)
def test_the_season_is_the_last_such_day_in_reach(achieved, early, until):
    requirement = {"validity_months": 12, "renewal": "fixed:02-29", "early_days": early}
    assert held(requirement, achieved) == until


@pytest.mark.parametrize(
    ("achieved", "until"),
    [("2026-06-30", "2026-09-30"), ("2026-06-29", "2026-06-30"), ("2026-03-30", "2026-06-30")],
)
def test_a_season_that_does_not_lie_after_the_day_of_achieving_is_none(achieved, until):
    requirement = {"validity_months": 3, "renewal": "fixed:06-30", "early_days": 0}
    assert held(requirement, achieved) == until


@pytest.mark.parametrize(
    ("requirement", "record", "counts"),
    [
        ({"level": 2}, {"level": 1}, False),
        ({"level": 2}, {"level": 2}, True),
        ({"level": 2}, {"level": 3}, True),
        ({}, {"competence_id": "other"}, False),
        ({}, {"person_id": "berit"}, False),
        ({"per_unit": True}, {"unit_id": "ward"}, True),
        ({"per_unit": True}, {"unit_id": "room"}, False),
        ({"per_unit": True}, {}, False),
        ({}, {"unit_id": "clinic"}, True),
        ({"lookback_days": 10}, {"achieved_on": "2019-12-22"}, True),
        ({"lookback_days": 10}, {"achieved_on": "2019-12-21"}, False),
        ({"lookback_days": 0}, {"achieved_on": "2020-01-01"}, True),
        ({}, {"achieved_on": "1950-01-01"}, True),
        ({}, {"approved_on": None}, False),
        ({}, {"approved_on": "2026-01-05", "revoked_on": "2026-11-22"}, True),
        ({}, {"approved_on": "2026-01-05", "revoked_on": "2026-11-21"}, False),
        ({}, {"approved_on": "2026-11-21"}, True),
        ({}, {"approved_on": "2026-11-22"}, False),
        ({}, {"approved_on": None, "refused_on": "2026-11-01"}, False),
    ],
)
def test_a_record_counts(requirement, record, counts):
    achievement = {"achieved_on": "2026-01-01"} | record
    known = facts(requirements=[requirement], achievements=[achievement])
    assert cell(known)["held_forever"] == counts


def test_what_is_shown_after_the_day_does_not_count_yet():
    known = facts(achievements=shown("2026-11-21"))
    assert (cell(known)["held_forever"], cell(known, date(2026, 11, 20))["held_forever"]) == (True, False)


@pytest.mark.parametrize(("achieved", "counts"), [("2022-01-01", True), ("2021-12-31", False)])
@pytest.mark.parametrize("employed_on", ["2020-01-01", "2024-01-01"])
def test_after_a_redo_only_what_is_shown_since_counts(achieved, counts, employed_on):
    known = facts(
        employments=[{"starts_on": employed_on}],
        versions=[{}, {"version": 2, "effective_from": "2022-01-01"}],
        requirements=[{}, {"version": 2, "redo": True}],
        achievements=shown(achieved),
    )
    assert cell(known)["held_forever"] == counts


@pytest.mark.parametrize(("last_day", "until"), [("2020-01-01", "2020-01-01"), ("2019-12-31", None)])
def test_what_ran_out_before_the_duty_was_never_held(last_day, until):
    achievements = shown("2019-01-01", valid_until=last_day)
    assert held({}, achievements=achievements) == until


@pytest.mark.parametrize(
    ("record", "claimed_on"),
    [
        ({}, "2026-11-01"),
        ({"submitted_on": "2026-11-21"}, "2026-11-21"),
        ({"submitted_on": "2026-11-22"}, None),
        ({"refused_on": "2026-11-21"}, None),
        ({"refused_on": "2026-11-22"}, "2026-11-01"),
        ({"approved_on": "2026-11-21"}, None),
        ({"approved_on": "2026-11-22"}, "2026-11-01"),
        ({"level": 1, "competence_id": "other"}, None),
    ],
)
def test_a_claim_is_open_from_the_day_it_is_handed_in_until_it_is_answered(record, claimed_on):
    claim = {"achieved_on": "2026-11-01", "approved_on": None} | record
    assert cell(facts(achievements=[claim]))["claimed_on"] == claimed_on


def test_the_latest_claim_is_the_one_told_and_claims_are_not_held():
    claims = shown("2026-10-01", "2026-11-01", "2026-09-01", approved_on=None)
    found = cell(facts(achievements=claims))
    assert (found["claimed_on"], found["held_until"], found["held_forever"]) == ("2026-11-01", None, False)


def test_renewals_are_taken_in_order_in_whatever_order_they_come():
    rows = [
        (1, 1, 3, date(2026, 12, 20)),
        (0, 1, 1, date(2026, 12, 1)),
        (1, 1, 2, date(2026, 1, 1)),
        (0, 1, 0, date(2026, 1, 1)),
    ]
    candidates = pl.DataFrame(rows, schema=["cell", "times", "achievement_id", "achieved_on"], orient="row")
    terms = {"months": pl.lit(12), "early_days": pl.lit(60), "last_day": pl.lit(None, pl.Date)}
    reached = renewed(candidates.with_columns(**terms)).collect().sort("cell", "reached_on")
    assert reached.select("cell", "reached_on").rows() == [
        (0, date(2027, 1, 1)),
        (0, date(2028, 1, 1)),
        (1, date(2027, 1, 1)),
        (1, date(2028, 1, 1)),
    ]
