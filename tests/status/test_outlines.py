"""Cells in outline: the same worst colours from far fewer rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stafett.status import (
    evaluate,
    members_by_plan,
    outline,
    outline_counted_by,
    outline_on_day,
    rollup_by_plan,
    tree_on,
)
from stafett.status.rollups import MEMBERS_FIGURES
from tests.status.build import TODAY, facts, shown
from tests.status.test_properties import Drawn, drawn


@given(drawn(), st.data())
def test_the_outline_has_the_same_worst_colours(case: Drawn, data: st.DataObject) -> None:
    unit = data.draw(st.sampled_from(list(case.org.parents)))
    for on, day in ((case.past, case.past), (TODAY, case.ahead), (TODAY, case.further)):
        evaluation = evaluate(case.facts, on=on)
        rows = outline(evaluation.cells, case.facts)
        tree = tree_on(case.facts, day)
        below = tree.filter(ancestor_id=unit)["unit_id"]
        counted = outline_counted_by(rows, evaluation.grants, day, below)

        found = members_by_plan(outline_on_day(counted, case.facts, day)).sort("plan_id")
        expected = rollup_by_plan(evaluation, case.facts, day, unit=unit)
        assert found.rows() == expected.select("key", *MEMBERS_FIGURES).rows()


def test_a_piece_is_one_row_whatever_the_plan_asks() -> None:
    asked = [{"requirement_id": name, "accepts": [name]} for name in ("a", "b", "c")]
    known = facts(requirements=asked, achievements=shown("2026-01-01", competence_id="a"))
    found = evaluate(known, on=TODAY)
    assert (found.cells.height, outline(found.cells, known).height) == (3, 1)


def test_what_is_recommended_and_what_one_is_exempted_from_alone_stand_apart() -> None:
    asked = [{"requirement_id": name, "accepts": [name]} for name in ("a", "b", "c")]
    known = facts(
        requirements=[*asked, {"requirement_id": "d", "accepts": ["d"], "mandatory": False}],
        exemptions=[{"requirement_id": "b"}],
    )
    rows = outline(evaluate(known, on=TODAY).cells, known)
    found = [(row["mandatory"], row["requirement_id"]) for row in rows.to_dicts()]
    assert sorted(found, key=str) == [(False, None), (True, "b"), (True, None)]
