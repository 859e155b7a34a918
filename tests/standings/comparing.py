"""Whether two ways of telling how people stand say the same."""

from datetime import date, timedelta

from polars.testing import assert_frame_equal

from stafett import status
from stafett.people.tree import tree
from stafett.standings import figures
from stafett.standings.figures import Figures
from stafett.standings.standing import Standing, afresh


def assert_same(found: Standing, expected: Standing) -> None:
    """The same cells, lines and figures; the numbers of cells and pieces may differ."""
    assert_frame_equal(status.export(found.cells), status.export(expected.cells))
    lines = [
        status.lines(one.cells).drop("line").sort("person_id", "question", "unit_id")
        for one in (found, expected)
    ]
    assert_frame_equal(*lines)
    for rollup in (status.rollup_by_unit, status.rollup_by_plan, status.rollup_by_requirement):
        counted = [rollup(one.evaluation, one.facts, one.on) for one in (found, expected)]
        assert_frame_equal(*counted)
    ahead = [
        status.export(status.changes(one.evaluation, one.facts, one.on, one.on + timedelta(days=90)))
        for one in (found, expected)
    ]
    assert_frame_equal(*ahead)


def assert_counts_the_same(organisation: int, on: date) -> None:
    """What the organisation's page counts is the roll-up of the cells, of every unit, by unit and by plan."""
    found, units = afresh(organisation, on=on), tree(organisation, on=on)
    everything = frozenset(units.nodes)
    for unit in units.nodes:
        page = figures.overview(organisation, units, [unit], seen=everything, on=on)
        by_plan = status.rollup_by_plan(found.evaluation, found.facts, on, unit=unit)
        assert page.plans == {int(row["key"]): Figures.of(row) for row in by_plan.to_dicts()}
    by_unit = status.rollup_by_unit(found.evaluation, found.facts, on)
    page = figures.overview(organisation, units, [units.root.id], seen=everything, on=on)
    assert page.units == {int(row["key"]): Figures.of(row) for row in by_unit.to_dicts()}
