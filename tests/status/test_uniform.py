"""The kernel against the reference on many organisations, drawn evenly and judged together: a fine net.

STAFETT_EXAMPLES says how many. The same number gives the same organisations every time. When one fails, the
smallest organisation that still does is printed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from random import Random

import polars as pl
import pytest

from stafett.status import Facts, changes, evaluate, export, on_day
from stafett.status.presentation import REQUIREMENT
from tests.status.anchors import TODAY
from tests.status.comparison import Tables, as_table, kernel_says, reference_says
from tests.status.conftest import EXAMPLES
from tests.status.reference import cells as reference
from tests.status.reference.facts import Organisation, organisation
from tests.status.rows import Rows, frames
from tests.status.uniform import batch, only_person, side_by_side, smallest, written
from tests.status.uniform import size as size_of

SIZE = min(EXAMPLES, 50)
BATCHES = range(-(-EXAMPLES // SIZE))
DAYS_EACH_WAY = 4
ONE_DAY = timedelta(days=1)

type Check = Callable[[Rows], tuple[Tables, Tables]]


@lru_cache(maxsize=2)
def organisations(number: int) -> list[Organisation]:
    return [organisation(rows) for rows in batch(number, SIZE)]


def turning_days(org: Organisation) -> list[date]:
    """The days on which something turns, those before them, and today."""
    days = {day for turning in reference.turning_days(org, TODAY) for day in (turning, turning - ONE_DAY)}
    return sorted(days | {TODAY})


def days_of(number: int) -> list[date]:
    """Some days back and some ahead on which much happens in these organisations."""
    random = Random(number)  # noqa: S311 - repeatable, nothing secret
    days = [day for org in organisations(number) for day in turning_days(org)]
    past, ahead = [day for day in days if day < TODAY], [day for day in days if day > TODAY]
    return [TODAY, *random.sample(past, DAYS_EACH_WAY), *random.sample(ahead, DAYS_EACH_WAY)]


@pytest.mark.parametrize("number", BATCHES)
def test_kernel_says_what_the_reference_says_of_many(number: int) -> None:
    some = batch(number, SIZE)
    for day in days_of(number):
        unit = some[0]["units"][day.day % len(some[0]["units"])]["unit_id"]
        said, expected = both(some, organisations(number), day, unit)
        assert said == expected, first_failing(some, lambda rows, day=day: on(rows, day))


@pytest.mark.parametrize("number", BATCHES)
def test_kernel_says_what_the_reference_says_of_one(number: int) -> None:
    """A person alone, now and then an organisation: where a batch has a bit of everything, one may lack it."""
    for index, (rows, org) in enumerate(zip(batch(number, SIZE), organisations(number), strict=True)):
        random = Random(index)  # noqa: S311 - the same
        alone = only_person(rows, random.choice(list(org.employments))) if index % 4 else rows
        day = random.choice(turning_days(organisation(alone)))
        said, expected = on(alone, day)
        assert said == expected, smallest_failing(alone, lambda rows, day=day: on(rows, day))


@pytest.mark.parametrize("number", BATCHES)
def test_forecast_of_many_is_what_that_day_says(number: int) -> None:
    """§7.1, from today and from a day ahead."""
    some = batch(number, SIZE)
    first, *further = sorted(day for day in days_of(number) if day >= TODAY)
    for early, late in zip([first, *further[:-1]], further, strict=True):
        said, expected = foreseen(side_by_side(some), early, late)
        assert said == expected, first_failing(
            some, lambda rows, early=early, late=late: foreseen(rows, early, late)
        )


@pytest.mark.parametrize("number", BATCHES)
def test_changes_of_many_are_the_first_days_that_show_them(number: int) -> None:
    some = batch(number, SIZE)
    said, expected = changed(side_by_side(some))
    assert said == expected, first_failing(some, changed)


def changed(rows: Rows) -> tuple[Tables, Tables]:
    """What is told to change in the next weeks, and what is first seen yellow or red on a day of them."""
    facts = Facts.of(frames(rows))
    evaluation = evaluate(facts, on=TODAY)
    days = [TODAY + ahead * ONE_DAY for ahead in range(41)]
    alarming = pl.concat(
        on_day(evaluation, facts, day)
        .filter(pl.col("colour").is_in(["red", "yellow"]))
        .select(*REQUIREMENT, "colour", "reason", changes_on=pl.lit(day))
        for day in days
    )
    first = alarming.sort("changes_on").unique(REQUIREMENT, keep="first", maintain_order=True)
    expected = first.filter(pl.col("changes_on") > TODAY)
    found = changes(evaluation, facts, TODAY, days[-1]).select(expected.columns)
    said, seen = ({"changes": as_table(some.sort(REQUIREMENT))} for some in (found, expected))
    return said, seen


def both(some: list[Rows], orgs: list[Organisation], day: date, unit: str) -> tuple[Tables, Tables]:
    facts = Facts.of(frames(side_by_side(some)))
    return kernel_says(evaluate(facts, on=day), facts, day, unit), reference_says(orgs, day, unit)


def on(rows: Rows, day: date) -> tuple[Tables, Tables]:
    unit = rows["units"][-1]["unit_id"]
    return both([rows], [organisation(rows)], day, unit)


def foreseen(rows: Rows, early: date, late: date) -> tuple[Tables, Tables]:
    facts = Facts.of(frames(rows))
    evaluations = evaluate(facts, on=early), evaluate(facts, on=late)
    said, expected = ({"cells": as_table(export(on_day(one, facts, late)))} for one in evaluations)
    return said, expected


def first_failing(some: list[Rows], check: Check) -> str:
    """The smallest of the organisations that fails the check alone, made smaller still."""
    failing = [rows for rows in some if fails(rows, check)]
    if not failing:
        return "none of these organisations fails alone"
    return smallest_failing(min(failing, key=size_of), check)


def smallest_failing(rows: Rows, check: Check) -> str:
    found = smallest(rows, lambda less: fails(less, check))
    return f"\nThe smallest organisation that fails:\n{written(found)}\n{complaint(found, check)}"


def fails(rows: Rows, check: Check) -> bool:
    return complaint(rows, check) != ""


def complaint(rows: Rows, check: Check) -> str:
    """What the kernel says that the reference does not, and the other way round."""
    try:
        said, expected = check(rows)
    except Exception as error:  # whatever goes wrong is what is looked for
        return f"{type(error).__name__}: {error}"
    wrong = [name for name in said if said[name] != expected[name]]
    return "\n".join(
        f"{name}: the kernel says {said[name]}\n{name}: it should say {expected[name]}" for name in wrong
    )
