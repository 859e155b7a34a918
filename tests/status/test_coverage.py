"""§6: "at least N who hold X at level L", counted among a unit's members who are not on leave."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from stafett.status import Facts, coverage
from tests.status.anchors import ANCHORS, TODAY
from tests.status.build import facts, shown
from tests.status.reference import coverage as reference
from tests.status.reference.days import span
from tests.status.reference.facts import organisation
from tests.status.rows import Rows, frames
from tests.status.uniform import batch

SCHEMA = {
    "coverage_id": pl.String, "unit_id": pl.String, "competence_id": pl.String, "level": pl.Int32,
    "at_least": pl.Int32, "starts_on": pl.Date, "ends_on": pl.Date,
}  # fmt: skip
WANTED: dict[str, Any] = {
    "coverage_id": "cover", "unit_id": "ward", "competence_id": "skill", "at_least": 1,
    "starts_on": date(2026, 1, 1),
}  # fmt: skip
DAY = date(2026, 6, 15)
MONTHS = [{"competence_id": "skill", "validity_months": 12}, {"competence_id": "more", "validity_months": 1}]


def wanted(*rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame([WANTED | row for row in rows], schema=SCHEMA)


def holders(known: Facts, day: date = DAY, **row: Any) -> int:
    return coverage(known, wanted(row), day)["holders"].item()


def test_a_unit_is_short_when_fewer_hold_it_than_it_wants():
    known = facts(achievements=shown("2026-01-01"))
    rows = [{"coverage_id": str(least), "at_least": least} for least in (2, 1, 0)]
    found = coverage(known, wanted(*rows), DAY)
    assert found.schema == dict(list(SCHEMA.items())[:5]) | {"holders": pl.Int64, "is_short": pl.Boolean}
    assert found.select("coverage_id", "at_least", "level", "holders", "is_short").rows() == [
        ("0", 0, 1, 1, False),
        ("1", 1, 1, 1, False),
        ("2", 2, 1, 1, True),
    ]


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        ("2025-12-31", []),
        ("2026-01-01", ["closed", "open"]),
        ("2026-06-30", ["closed", "open"]),
        ("2026-07-01", ["open"]),
    ],
)
def test_only_what_is_in_force_that_day_is_told(day, ids):
    rows = wanted({"coverage_id": "open"}, {"coverage_id": "closed", "ends_on": date(2026, 6, 30)})
    assert coverage(facts(), rows, date.fromisoformat(day))["coverage_id"].to_list() == ids


def test_nobody_holding_it_is_none_and_short():
    assert coverage(facts(), wanted({}), DAY).select("holders", "is_short").rows() == [(0, True)]


@pytest.mark.parametrize(("unit", "count"), [("trust", 1), ("ward", 1), ("room", 0), ("clinic", 0)])
def test_members_of_the_unit_and_below_it_are_counted(unit, count):
    assert holders(facts(achievements=shown("2026-01-01")), unit_id=unit) == count


def test_a_member_with_two_jobs_and_two_achievements_is_counted_once():
    jobs = [{}, {"employment_id": "second", "unit_id": "room"}]
    assert holders(facts(employments=jobs, achievements=shown("2026-01-01", "2026-02-01"))) == 1


def test_whoever_works_there_no_longer_is_not_counted():
    jobs = [{"ends_on": "2026-06-14"}]
    assert holders(facts(employments=jobs, achievements=shown("2026-01-01"))) == 0


@pytest.mark.parametrize(
    ("leave", "count"),
    [
        ({"starts_on": "2026-06-15"}, 0),
        ({"starts_on": "2026-06-01", "ends_on": "2026-06-15"}, 0),
        ({"starts_on": "2026-06-01", "ends_on": "2026-06-14"}, 1),
        ({"starts_on": "2026-06-15", "person_id": "berit"}, 1),
    ],
)
def test_whoever_is_on_leave_that_day_is_not_counted(leave, count):
    assert holders(facts(achievements=shown("2026-01-01"), leaves=[leave])) == count


@pytest.mark.parametrize(
    ("record", "count"),
    [
        ({"approved_on": None}, 0),
        ({"approved_on": "2026-06-15"}, 1),
        ({"approved_on": "2026-06-16"}, 0),
        ({"revoked_on": "2026-06-15"}, 0),
        ({"revoked_on": "2026-06-16"}, 1),
        ({"level": 2}, 1),
        ({"competence_id": "other"}, 0),
        ({"valid_until": "2026-06-15"}, 1),
        ({"valid_until": "2026-06-14"}, 0),
        ({"achieved_on": "2025-06-15"}, 1),
        ({"achieved_on": "2025-06-14"}, 0),
        ({"achieved_on": "2025-06-14", "valid_until": "2030-01-01"}, 0),
        ({"achieved_on": "2026-06-15"}, 1),
        ({"achieved_on": "2026-06-16", "approved_on": "2026-06-15"}, 0),
    ],
)
def test_an_achievement_counts_while_it_is_approved_and_valid(record, count):
    known = facts(competences=MONTHS, achievements=[{"achieved_on": "2026-01-01"} | record])
    assert holders(known) == count


@pytest.mark.parametrize(("level", "count"), [(None, 1), (1, 1), (2, 1), (3, 0)])
def test_a_higher_level_counts_for_a_lower(level, count):
    assert holders(facts(achievements=shown("2026-01-01", level=2)), level=level) == count


@pytest.mark.parametrize(("months", "count"), [(None, 1), (0, 1), (1, 0)])
def test_without_months_it_never_lapses(months, count):
    competences = [{"competence_id": "skill", "validity_months": months}]
    assert holders(facts(competences=competences, achievements=shown("2020-01-01"))) == count


def test_what_counts_for_it_is_valid_by_its_own_months():
    equivalences = [
        {"competence_id": "skill", "accepted_id": "between"},
        {"competence_id": "between", "accepted_id": "more"},
    ]
    known = facts(
        competences=MONTHS, equivalences=equivalences, achievements=shown("2026-01-01", competence_id="more")
    )
    assert (holders(known), holders(known, competence_id="more")) == (1, 0)
    assert (
        holders(facts(equivalences=equivalences, achievements=shown("2026-01-01")), competence_id="more") == 0
    )


def coverages_of(rows: Rows) -> list[reference.Coverage]:
    """Every unit wants every competence at two levels, on days of all kinds."""
    things = [
        (unit["unit_id"], competence["competence_id"], level)
        for unit in rows["units"]
        for competence in rows["competences"]
        for level in (1, 2)
    ]
    return [
        reference.Coverage(
            f"{unit}{competence}{level}",
            unit,
            competence,
            level,
            number % 3,
            span(
                ANCHORS[number % 9], ANCHORS[number % 9] + timedelta(days=number * 30) if number % 4 else None
            ),
        )
        for number, (unit, competence, level) in enumerate(things)
    ]


def as_frame(some: list[reference.Coverage]) -> pl.DataFrame:
    days = [(one.days.first, one.days.after - timedelta(days=1)) for one in some]
    rows = [
        (one.coverage_id, one.unit_id, one.competence_id, one.level, one.at_least, *both)
        for one, both in zip(some, days, strict=True)
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


@pytest.mark.parametrize("day", [*ANCHORS, TODAY + timedelta(days=31)], ids=str)
def test_kernel_says_what_the_reference_says(day):
    for rows in batch(0, 20):
        some = coverages_of(rows)
        found = coverage(Facts.of(frames(rows)), as_frame(some), day)
        expected = reference.coverages_on(organisation(rows), some, day)
        assert found.select("coverage_id", "holders", "is_short").rows() == expected
