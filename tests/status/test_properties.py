"""What always holds (§7), and the kernel against the reference, on whatever organisation is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from stafett.status import (
    Evaluation,
    Facts,
    evaluate,
    export,
    on_day,
    rollup_by_plan,
    rollup_by_requirement,
    rollup_by_unit,
)
from tests.status import rows
from tests.status.anchors import TODAY
from tests.status.comparison import Table, as_table, kernel_says, reference_says
from tests.status.organisations import organisations
from tests.status.reference import cells as reference
from tests.status.reference.facts import Organisation, organisation

PERSONAL = ["employments", "leaves", "achievements", "exemptions"]
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Drawn:
    """One organisation, as the kernel and as the reference take it, and days on which much happens."""

    rows: rows.Rows
    facts: Facts
    org: Organisation
    past: date
    ahead: date
    further: date


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    drawn_rows = draw(organisations())
    org = organisation(drawn_rows)
    turning = reference.turning_days(org, TODAY)
    days = sorted({day for turn in turning for day in (turn, turn - ONE_DAY)} | {TODAY})
    past = draw(st.sampled_from([day for day in days if day <= TODAY][::-1]))
    ahead = draw(st.sampled_from([day for day in days if day >= TODAY]))
    further = draw(st.sampled_from([day for day in days if day >= ahead]))
    return Drawn(drawn_rows, Facts.of(rows.frames(drawn_rows)), org, past, ahead, further)


def cells_on(facts: Facts, day: date, *, evaluated_on: date | None = None) -> Table:
    return as_table(export(on_day(evaluate(facts, on=evaluated_on or day), facts, day)))


@given(drawn(), st.data())
def test_kernel_says_what_the_reference_says(case: Drawn, data: st.DataObject) -> None:
    unit = data.draw(st.sampled_from([None, *case.org.parents]))
    for day in (case.past, TODAY, case.ahead):
        evaluation = evaluate(case.facts, on=day)
        assert kernel_says(evaluation, case.facts, day, unit) == reference_says([case.org], day, unit), day


@given(drawn())
def test_forecast_is_what_that_day_says(case: Drawn) -> None:
    """§7.1, from today and from a day ahead."""
    afresh = cells_on(case.facts, case.further)
    assert cells_on(case.facts, case.further, evaluated_on=TODAY) == afresh
    assert cells_on(case.facts, case.further, evaluated_on=case.ahead) == afresh


@given(drawn())
def test_forecast_of_the_reference_is_what_that_day_says(case: Drawn) -> None:
    """§7.1 of the rule book itself."""
    ahead = reference.cells(case.org, TODAY, ahead=case.further)
    afresh = reference.cells(case.org, case.further)
    assert reference.export(case.org, list(ahead)) == reference.export(case.org, list(afresh))


@given(drawn(), st.integers(0, 1000))
def test_order_does_not_matter(case: Drawn, seed: int) -> None:
    """§7.2: the same facts, shuffled."""
    frames = rows.frames(case.rows)
    shuffled = {kind: frame.sample(fraction=1, shuffle=True, seed=seed) for kind, frame in frames.items()}
    assert cells_on(Facts.of(shuffled), TODAY) == cells_on(case.facts, TODAY)
    assert figures(Facts.of(shuffled), case.ahead) == figures(case.facts, case.ahead)


def figures(facts: Facts, day: date) -> list[Table]:
    evaluation: Evaluation = evaluate(facts, on=day)
    some = (rollup_by_unit, rollup_by_plan, rollup_by_requirement)
    return [as_table(rollup(evaluation, facts, day)) for rollup in some]


@given(drawn(), st.data())
def test_one_person_alone_has_the_same_cells(case: Drawn, data: st.DataObject) -> None:
    person_id = data.draw(st.sampled_from(list(case.org.employments)))
    alone = case.rows | {
        kind: [row for row in case.rows[kind] if row["person_id"] == person_id] for kind in PERSONAL
    }
    expected = [cell for cell in cells_on(case.facts, case.ahead) if cell["person_id"] == person_id]
    assert cells_on(Facts.of(rows.frames(alone)), case.ahead) == expected


@given(drawn())
def test_whole_numbers_do_for_ids(case: Drawn) -> None:
    """Ids that are codes in the order of the texts give the same cells."""
    texts = ids_in(case.rows)
    coded = {kind: as_codes(frame, texts) for kind, frame in rows.frames(case.rows).items()}
    found = cells_on(Facts.of(coded), TODAY)
    for cell in found:
        cell |= {name: cell[name] and texts[int(cell[name])] for name in cell if name.endswith("_id")}
    assert found == cells_on(case.facts, TODAY)


def ids_in(some: rows.Rows) -> list[str]:
    frames = rows.frames(some)
    return sorted(
        {value for frame in frames.values() for name in ids_of(frame) for value in frame[name] if value}
    )


def ids_of(frame: pl.DataFrame) -> list[str]:
    return [name for name in frame.columns if name.endswith("_id")]


def as_codes(frame: pl.DataFrame, texts: list[str]) -> pl.DataFrame:
    codes = {text: number for number, text in enumerate(texts)}
    return frame.with_columns(
        pl.col(name).replace_strict(codes, return_dtype=pl.UInt32) for name in ids_of(frame)
    )
