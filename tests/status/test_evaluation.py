"""Evaluation as a whole: its columns, and what does not change it (§7)."""

import dataclasses
from datetime import date, timedelta

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from stafett.status import (
    Facts,
    changes,
    evaluate,
    evaluation,
    export,
    on_day,
    rollup_by_requirement,
    rollup_by_unit,
)
from stafett.status.days import decide
from tests.status.build import TODAY, facts, shown
from tests.status.comparison import lines_with_askers

PEOPLE = [
    {"employment_id": f"{number}", "person_id": f"p{number}", "unit_id": unit}
    for number, unit in enumerate(["ward", "room", "clinic", "trust", "ward"])
]


def hospital() -> Facts:
    """Five people, two versions, all kinds of renewal, claims, leaves, exemptions and moves."""
    asked = [
        {"requirement_id": "once", "due_days": 0, "validity_months": 24, "warn_days": 60},
        {
            "requirement_id": "again",
            "times": 2,
            "validity_months": 12,
            "renewal": "expiry",
            "accepts": ["skill", "b"],
        },
        {"requirement_id": "season", "renewal": "fixed:11-30", "validity_months": 12, "due_days": 30},
        {"requirement_id": "local", "per_unit": True, "due_days": 100, "validity_months": 6},
        {"requirement_id": "nice", "mandatory": False, "accepts": ["b"]},
    ]
    return facts(
        employments=PEOPLE,
        versions=[{}, {"version": 2, "effective_from": "2026-12-10"}],
        requirements=[*asked, *(row | {"version": 2, "due_days": -1} for row in asked)],
        equivalences=[{"competence_id": "b", "accepted_id": "c"}],
        competences=[{"competence_id": "b", "validity_months": 6}, {"competence_id": "skill"}],
        moves=[{"unit_id": "room", "parent_id": "clinic", "moves_on": "2027-01-15"}],
        leaves=[{"person_id": "p0", "starts_on": "2026-12-20", "ends_on": "2027-01-10"}],
        exemptions=[
            {"person_id": "p2", "requirement_id": "once", "starts_on": "2026-12-01", "ends_on": "2026-12-24"}
        ],
        achievements=[
            {
                "achievement_id": f"{person}-{number}", "person_id": f"p{person}", "unit_id": "ward",
                "competence_id": competence, "achieved_on": f"20{year}-12-{10 + person}",
            }
            for person in range(4)
            for number, (competence, year) in enumerate([("skill", 24), ("skill", 25), ("c", 25)])
        ]
        + shown("2026-11-15", person_id="p4", approved_on=None),
    )  # fmt: skip


KEY = ["person_id", "plan_id", "requirement_id", "unit_id", "from_on"]


def sorted_cells(known: Facts) -> pl.DataFrame:
    return evaluate(known, on=TODAY).cells.drop("cell", "piece", "question").sort(KEY)


def each_frame(known: Facts, change) -> Facts:
    return Facts(**{field.name: change(getattr(known, field.name)) for field in dataclasses.fields(known)})


def test_cells_are_numbered_and_have_the_columns_promised():
    cells = evaluate(hospital(), on=TODAY).cells
    assert tuple(cells.columns) == evaluation.CELL_COLUMNS
    assert cells["cell"].to_list() == list(range(cells.height))


@pytest.mark.parametrize("ahead", [1, 20, 40, 75, 400])
def test_the_days_computed_today_give_the_colours_of_a_later_day(ahead):
    known, day = hospital(), TODAY + timedelta(days=ahead)
    foreseen = export(on_day(evaluate(known, on=TODAY), known, day))
    assert_frame_equal(foreseen, export(on_day(evaluate(known, on=day), known, day)))


def test_changes_are_the_first_days_on_which_what_was_not_yellow_or_red_is():
    known, days = hospital(), [TODAY + timedelta(days=ahead) for ahead in range(61)]
    computed = evaluate(known, on=TODAY)
    alarming = pl.concat(
        on_day(computed, known, day)
        .filter(pl.col("colour").is_in(["red", "yellow"]))
        .select(*KEY[:4], "colour", "reason", changes_on=pl.lit(day))
        for day in days
    )
    first = alarming.sort("changes_on").unique(KEY[:4], keep="first")
    expected = first.filter(pl.col("changes_on") > TODAY).sort(KEY[:4])
    found = changes(computed, known, TODAY, days[-1]).select(expected.columns).sort(KEY[:4])
    assert expected.height > 5
    assert_frame_equal(found, expected)


def test_the_order_of_the_facts_does_not_matter():
    known = hospital()
    assert_frame_equal(sorted_cells(each_frame(known, pl.DataFrame.reverse)), sorted_cells(known))


def test_facts_of_one_person_give_that_persons_cells():
    known = hospital()

    def only(frame):
        return frame.filter(pl.col("person_id") == "p1") if "person_id" in frame.columns else frame

    alone = dataclasses.replace(each_frame(known, only), assignments=known.assignments)
    assert_frame_equal(sorted_cells(alone), sorted_cells(known).filter(pl.col("person_id") == "p1"))


@pytest.mark.parametrize("portion", [3, 10, 20, 30, 40])
def test_people_judged_in_portions_have_the_same_cells(portion, monkeypatch):
    expected = sorted_cells(hospital())
    monkeypatch.setattr(evaluation, "PORTION", portion)
    assert_frame_equal(sorted_cells(hospital()), expected)


def judged_at_once(monkeypatch) -> list[tuple[set[str], int]]:
    """The people and the number of records of each portion, as the hospital is evaluated."""
    portions = []

    def watched(asks, grounds):
        portions.append((set(asks["person_id"]), grounds.records.height))
        return decide(asks, grounds)

    monkeypatch.setattr(evaluation, "decide", watched)
    evaluate(hospital(), on=TODAY)
    return portions


def test_a_few_people_are_judged_at_once_and_together_with_their_own_records_only(monkeypatch):
    ((everybody, records),) = judged_at_once(monkeypatch)
    monkeypatch.setattr(evaluation, "PORTION", 4)
    portions = judged_at_once(monkeypatch)
    people = [person for some, _ in portions for person in some]
    assert len(portions) > 2
    assert sorted(people) == sorted(everybody)
    assert sum(some for _, some in portions) == records


def by_unit(known: Facts) -> pl.DataFrame:
    return rollup_by_unit(evaluate(known, on=TODAY), known, TODAY)


def test_ids_may_be_whole_numbers():
    known = hospital()
    names = {"unit_id", "parent_id", "competence_id", "accepted_id"}
    codes = {"trust": 0, "ward": 1, "clinic": 2, "room": 3, "b": 0, "c": 1, "skill": 2}

    def coded(frame):
        return frame.with_columns(
            pl.col(name).replace_strict(codes, return_dtype=pl.Int64) for name in names & set(frame.columns)
        )

    numbered = each_frame(known, coded)
    found = sorted_cells(numbered)
    assert found["unit_id"].dtype == pl.Int64
    assert_frame_equal(found, coded(sorted_cells(known)), check_row_order=False)
    named = by_unit(known).with_columns(
        pl.col("key").replace({name: str(code) for name, code in codes.items()})
    )
    assert_frame_equal(by_unit(numbered), named, check_row_order=False)


def test_an_evaluation_of_a_past_day_knows_only_what_was_known_then():
    known = facts(
        requirements=[{"due_days": 0, "validity_months": 12}],
        achievements=[{"achieved_on": "2026-03-01", "approved_on": "2026-03-10"}],
    )
    reasons = [
        on_day(evaluate(known, on=date(2026, 3, day)), known, date(2026, 3, day))["reason"].item()
        for day in (1, 9, 10)
    ]
    assert reasons == ["awaiting_approval", "awaiting_approval", "met"]


def test_nothing_at_all_is_nothing_everywhere():
    known = Facts.of({})
    empty = evaluate(known, on=TODAY)
    cells = on_day(empty, known, TODAY)
    sizes = [empty.sources.height, export(cells).height, lines_with_askers(empty, cells, TODAY).height]
    assert [*sizes, rollup_by_requirement(empty, known, TODAY).height] == [0, 0, 0, 0]
