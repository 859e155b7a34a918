"""§6 counted ahead: the changes of figures, summed up to a day, are the roll-up of that day's cells."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from stafett.status import (
    Facts,
    evaluate,
    figure_changes,
    figures_day_by_day,
    figures_on,
    outline,
    rollup_by_plan,
    rollup_by_unit,
    together,
)
from stafett.status.ahead import COUNTED
from tests.status.build import TODAY, facts, shown
from tests.status.test_properties import Drawn, drawn

FAR = TODAY + timedelta(days=5000)

type Counts = dict[str, tuple[int, ...]]


def counted(figures: pl.DataFrame, key: str) -> Counts:
    """By unit or plan, the people of each colour and those without, where there is anybody."""
    rows = {row[key]: tuple(row[name] for name in COUNTED) for row in figures.to_dicts()}
    return {name: counts for name, counts in rows.items() if any(counts)}


def by_unit(known: Facts, *, on: date = TODAY, until: date = FAR) -> pl.DataFrame:
    evaluation = evaluate(known, on=on)
    return figure_changes(outline(evaluation.cells, known), evaluation.grants, known, on, until)


def by_plan(known: Facts, unit: Any, *, on: date = TODAY) -> pl.DataFrame:
    evaluation = evaluate(known, on=on)
    rows, apart = outline(evaluation.cells, known), pl.Series([unit], dtype=pl.String)
    found = figure_changes(rows, evaluation.grants, known, on, FAR, apart=apart)
    assert found.filter(pl.col("plan_id").is_null()).equals(by_unit(known, on=on))
    return found.filter(pl.col("plan_id").is_not_null())


@given(drawn(), st.data())
def test_the_changes_up_to_a_day_are_that_days_figures(case: Drawn, data: st.DataObject) -> None:
    unit = data.draw(st.sampled_from(list(case.org.parents)))
    for on in (case.past, TODAY, case.ahead):
        evaluation = evaluate(case.facts, on=on)
        units, plans = by_unit(case.facts, on=on), by_plan(case.facts, unit, on=on)
        for day in (on, max(on, case.ahead), max(on, case.further)):
            expected = counted(rollup_by_unit(evaluation, case.facts, day), "key")
            assert counted(figures_on(units, day), "unit_id") == expected, day
            expected = counted(rollup_by_plan(evaluation, case.facts, day, unit=unit), "key")
            assert counted(figures_on(plans, day), "plan_id") == expected, day


@given(drawn())
def test_of_people_apart_and_put_together_they_are_the_same(case: Drawn) -> None:
    people = sorted(set(case.facts.employments["person_id"]))
    parts = [
        by_unit(Facts.of({kind: only(frame, some) for kind, frame in vars(case.facts).items()}))
        for some in (people[::2], people[1::2])
    ]
    assert together(parts).equals(by_unit(case.facts))


def only(frame: pl.DataFrame, people: list[str]) -> pl.DataFrame:
    if "person_id" not in frame.columns or "assignment_id" in frame.columns:
        return frame
    return frame.filter(pl.col("person_id").is_in(people))


def test_what_happens_after_the_last_day_is_left_out() -> None:
    known = facts(achievements=shown("2026-01-01"))
    last = TODAY + timedelta(days=400)
    assert by_unit(known, until=last).equals(by_unit(known).filter(pl.col("on") <= last))


def test_day_by_day_the_figures_of_one_unit_are_told_at_once() -> None:
    known = facts(achievements=shown("2026-01-01"))
    changes = by_unit(known)
    (unit,) = set(known.employments["unit_id"])
    days = [TODAY, TODAY + timedelta(days=200), TODAY + timedelta(days=1000)]
    mine = changes.filter(pl.col("unit_id") == unit)

    found = figures_day_by_day(mine, days)

    assert found["on"].to_list() == days
    for row in found.drop("on").with_row_index("nth").to_dicts():
        told = counted(figures_on(mine, days[row.pop("nth")]), "unit_id")[unit]
        assert tuple(row.values()) == told
