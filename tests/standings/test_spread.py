"""The parts of an organisation evaluated by other processes, really started: the same rows in the same order."""

import os
import re
import signal
from collections.abc import Iterator
from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from stafett.standings import parts, spread
from stafett.standings.parts import Part
from stafett.status import Facts
from tests.status.build import facts, shown

TODAY = date(2026, 11, 22)
NOBODY = "tcp://127.0.0.1:9"
PEOPLE = [f"person-{number:02}" for number in range(12)]


@pytest.fixture
def shares(monkeypatch: pytest.MonkeyPatch) -> list[Facts]:
    """Twelve people in six parts."""
    monkeypatch.setattr(parts, "BLOCK", 1)
    monkeypatch.setattr(parts, "PART", 2)
    jobs = [{"employment_id": f"job-{person}", "person_id": person} for person in PEOPLE]
    held = [
        {"achievement_id": person, "person_id": person, **shown(f"2026-0{nth % 9 + 1}-01")[0]}
        for nth, person in enumerate(PEOPLE)
    ]
    known = facts(employments=jobs, achievements=held)
    return list(parts.split(known, parts.blocks(known, TODAY)))


@pytest.fixture
def engine() -> Iterator[parts.Engine]:
    with spread.spread(workers=2) as started:
        yield started


def assert_same(found: list[Part], expected: list[Part]) -> None:
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert_frame_equal(one.evaluation.cells, other.evaluation.cells)
        assert_frame_equal(one.evaluation.grants, other.evaluation.grants)
        assert_frame_equal(one.rows, other.rows)
        assert_frame_equal(one.changes, other.changes)


def test_the_parts_come_as_if_evaluated_here_though_a_worker_is_killed(shares: list[Facts], engine) -> None:
    units = pl.Series(["trust"])
    expected = list(parts.one_by_one(shares, TODAY, units))
    assert [len(expected), expected[0].evaluation.cells.height] == [6, 2]

    assert_same(list(engine(shares, TODAY, units)), expected)

    coming = engine(shares, TODAY, units)
    found = [next(coming)]
    os.kill(a_worker(), signal.SIGKILL)
    assert_same([*found, *coming], expected)


def a_worker() -> int:
    """The process number of one of the workers."""
    from distributed import default_client  # noqa: PLC0415 - only where dask is started

    return next(iter(default_client().run(os.getpid).values()))


def test_a_worker_with_other_rules_says_so(shares: list[Facts]) -> None:
    with pytest.raises(spread.OtherRules, match="Install the same everywhere"):
        spread.evaluated("of another edition", shares[0], TODAY, pl.Series(["trust"]))


def test_a_scheduler_that_does_not_answer_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread, "ANSWERS_WITHIN", 1)
    with pytest.raises(OSError, match=re.escape(NOBODY)), spread.spread(scheduler=NOBODY):
        pass
