"""How units stand day by day: people by worst colour, as the changes from one day to the next (§6).

Whoever is counted has a *rank* every day: that of the worst colour of their mandatory cells, or NONE. A
*span* is a rank somebody has in a unit, and with a plan, for some days, perhaps beside worse ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from stafett.status.calendar import NEVER, begins, computed, first_day_after, joined
from stafett.status.colours import greyed
from stafett.status.facts import Facts
from stafett.status.rollups import MEMBERS
from stafett.status.tree import ancestry

RED, YELLOW, GREEN, GREY, NONE = range(5)
RANKS = tuple(f"rank_{rank}" for rank in range(5))
COUNTED = (*MEMBERS, "members_none")
WHO = ["unit_id", "plan_id", "person_id"]
SPAN = [*WHO, "rank", "starts_on", "until_on"]
CHANGED = ["unit_id", "plan_id", "on"]


def figure_changes(
    rows: pl.DataFrame,
    grants: pl.DataFrame,
    facts: Facts,
    first: date,
    last: date,
    *,
    apart: pl.Series | None = None,
) -> pl.DataFrame:
    """What changes in the figures of every unit on which day, from `first` (where the change is from nothing
    to the figures themselves) to `last`: CHANGED, and by how much each of COUNTED; in that order.

    `rows`: the outline of cells evaluated on `first` or before, `grants` theirs. Summed up to a day, a unit's
    changes without a plan are its members that day by worst colour; those with one, told of the units `apart`,
    are the people with a cell of that plan."""
    return together([figure_changes_of_each(rows, grants, facts, first, last, apart=apart)])


def figure_changes_of_each(
    rows: pl.DataFrame,
    grants: pl.DataFrame,
    facts: Facts,
    first: date,
    last: date,
    *,
    apart: pl.Series | None = None,
) -> pl.DataFrame:
    """As `figure_changes`, of everybody by themselves (`person_id`), and in no order."""
    asked, idle = _counted(rows.lazy(), grants, facts, each_plan=apart is not None)
    spans = pl.concat([
        _ranked(_clipped(asked, first, last), facts),
        _clipped(idle, first, last).select(*WHO, pl.lit(NONE).alias("rank"), "starts_on", "until_on"),
    ])  # fmt: skip
    return computed(_steps(_above(spans, facts, apart)))


def _counted(
    rows: pl.LazyFrame, grants: pl.DataFrame, facts: Facts, *, each_plan: bool
) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """What is mandatory, as `_given` tells it; and who is counted even if nothing is, where and when."""
    of_all = rows.with_columns(of_plan=pl.lit(None, facts.versions["plan_id"].dtype))
    of_each = rows.with_columns(of_plan="plan_id")
    days = [*WHO, "starts_on", "until_on"]
    asked, idle = [of_all.filter("mandatory")], [_working(facts).select(days)]
    if each_plan:
        asked.append(of_each.filter("mandatory"))
        idle.append(_given(of_each.filter(~pl.col("mandatory")), grants, facts).select(days))
    return _given(pl.concat(asked), grants, facts), pl.concat(idle)


def figures_on(changes: pl.DataFrame, day: date) -> pl.DataFrame:
    """The figures on a day: `unit_id`, `plan_id`, COUNTED."""
    return changes.filter(pl.col("on") <= day).group_by(CHANGED[:2]).agg(pl.col(COUNTED).sum())


def figures_day_by_day(changes: pl.DataFrame, days: Sequence[date]) -> pl.DataFrame:
    """The figures of a unit, whose `changes` alone are given, on each of some days: `on`, COUNTED."""
    reached = changes.sort("on").with_columns(pl.col(COUNTED).cum_sum())
    asked = pl.DataFrame({"on": sorted(days)}, schema={"on": pl.Date})
    return asked.join_asof(reached, on="on").select("on", pl.col(COUNTED).fill_null(0))


def together(changes: list[pl.DataFrame]) -> pl.DataFrame:
    """The changes of several sets of people, nobody in two of them, as one; sorted by CHANGED."""
    summed = pl.concat(changes).lazy().group_by(CHANGED).agg(pl.col(COUNTED).sum())
    return computed(summed.filter(pl.any_horizontal(pl.col(COUNTED) != 0)).sort(CHANGED))


def _working(facts: Facts) -> pl.LazyFrame:
    return facts.employments.lazy().select(
        "person_id",
        "unit_id",
        "starts_on",
        first_day_after("ends_on"),
        plan_id=pl.lit(None, facts.versions["plan_id"].dtype),
    )


def _given(rows: pl.LazyFrame, grants: pl.DataFrame, facts: Facts) -> pl.LazyFrame:
    """Where and when the cells of an outline are given. Those of one person and the same `of_plan` that
    nothing tells apart are one row: `person_id`, `unit_id`, `plan_id` (`of_plan`), `starts_on`, `until_on`,
    `yellow_on`, `red_on`; where the person has an exemption from the plan, `exempt_plan` and `requirement_id`."""
    exempted = facts.exemptions.lazy().select("person_id", "plan_id", exempt_plan="plan_id").unique()
    apart = ["person_id", "unit_id", "of_plan", "starts_on", "until_on", "exempt_plan", "requirement_id"]
    return (
        rows.drop("from_on", "until_on")
        .join(exempted, on=["person_id", "plan_id"], how="left")
        .join(grants.lazy().select("piece", "unit_id", "starts_on", first_day_after("ends_on")), on="piece")
        .group_by(apart)
        .agg(pl.col("yellow_on", "red_on").min().fill_null(NEVER))
        .rename({"of_plan": "plan_id"})
    )


def _clipped(spans: pl.LazyFrame, first: date, last: date) -> pl.LazyFrame:
    """The part of each span from `first` to `last`; what lasts longer never ends."""
    endless = pl.when(pl.col("until_on") > last).then(pl.lit(NEVER)).otherwise("until_on")
    cut = _cut(spans, pl.max_horizontal("starts_on", pl.lit(first)), endless)
    return cut.filter(pl.col("starts_on") <= last)


def _cut(spans: pl.LazyFrame, first: pl.Expr, until: pl.Expr) -> pl.LazyFrame:
    cut = spans.with_columns(starts_on=first, until_on=until)
    return cut.filter(pl.col("starts_on") < pl.col("until_on"))


def _ranked(asked: pl.LazyFrame, facts: Facts) -> pl.LazyFrame:
    """What is asked, as spans: each cut where its colour becomes another."""
    known = computed(asked.with_row_index("cell"))
    grey = computed(_grey(known, facts))
    clear = computed(_between(known, grey)) if grey.height else known
    start, end, yellow, red = (pl.col(name) for name in ("starts_on", "until_on", "yellow_on", "red_on"))
    parts = (
        (grey, GREY, start, end),
        (clear, RED, pl.max_horizontal(start, red), end),
        (clear, YELLOW, pl.max_horizontal(start, yellow), pl.min_horizontal(end, red)),
        (clear, GREEN, start, pl.min_horizontal(end, yellow, red)),
    )
    return pl.concat(
        _cut(part.lazy(), *days).select(*WHO, pl.lit(rank).alias("rank"), "starts_on", "until_on")
        for part, rank, *days in parts
    )


def _grey(asked: pl.DataFrame, facts: Facts) -> pl.LazyFrame:
    """The parts that a leave or an exemption covers, those of one row in order."""
    known = asked.lazy().with_columns(plan_id="exempt_plan")
    both = asked.lazy().join(joined(greyed(facts, known), ["cell"]), on="cell", suffix="_grey")
    cut = _cut(
        both,
        pl.max_horizontal("starts_on", "starts_on_grey"),
        pl.min_horizontal("until_on", "until_on_grey"),
    )
    return cut.sort("cell", "starts_on").select(asked.columns)


def _between(asked: pl.DataFrame, grey: pl.DataFrame) -> pl.LazyFrame:
    """The parts that nothing covers: before the first grey part of a row, and after each."""
    days = grey.lazy().select("cell", grey_on="starts_on", clear_on="until_on")
    first = days.unique("cell", keep="first", maintain_order=True).select("cell", end="grey_on")
    then = days.select("cell", start="clear_on", end=pl.col("grey_on").shift(-1).over("cell"))
    end = pl.min_horizontal("until_on", "end")
    parts = (
        (asked.lazy().join(first, on="cell", how="left"), pl.col("starts_on")),
        (asked.lazy().join(then, on="cell"), pl.col("start")),
    )
    return pl.concat(_cut(part, start, end).select(asked.columns) for part, start in parts)


def _above(spans: pl.LazyFrame, facts: Facts, apart: pl.Series | None) -> pl.LazyFrame:
    """The spans as each unit counts them that has theirs in or below it, while it has; those of a plan only
    in the units `apart`."""
    above = ancestry(facts, of=facts.employments["unit_id"])
    both = spans.join(above, on="unit_id", suffix="_above")
    if apart is not None:
        both = both.filter(pl.col("plan_id").is_null() | pl.col("ancestor_id").is_in(apart.implode()))
    cut = _cut(
        both,
        pl.max_horizontal("starts_on", "starts_on_above"),
        pl.min_horizontal("until_on", "until_on_above"),
    )
    return cut.with_columns(unit_id="ancestor_id").select(SPAN)


def _steps(spans: pl.LazyFrame) -> pl.LazyFrame:
    """Whenever somebody's worst rank in a unit becomes another: `person_id`, CHANGED, and -1 and 1 in COUNTED."""
    spans = computed(spans).lazy()
    ends = spans.filter(pl.col("until_on") != NEVER)
    steps = pl.concat([
        spans.select(*WHO, "rank", on="starts_on", step=pl.lit(1)),
        ends.select(*WHO, "rank", on="until_on", step=pl.lit(-1)),
    ])  # fmt: skip
    here = (pl.when(pl.col("rank") == rank).then("step").otherwise(0).sum() for rank in range(len(RANKS)))
    reached = (
        steps.group_by(*WHO, "on")
        .agg(summed.alias(name) for summed, name in zip(here, RANKS, strict=True))
        .sort(*WHO, "on")
        .with_columns(first=begins(WHO))
        .with_columns(_running(pl.col(name)) for name in RANKS)
        .with_columns(
            worst=pl.coalesce(pl.when(pl.col(name) > 0).then(rank) for rank, name in enumerate(RANKS))
        )
        .with_columns(before=pl.when(~pl.col("first")).then(pl.col("worst").shift()))
        .filter(pl.col("worst").ne_missing(pl.col("before")))
    )
    return reached.select(
        "person_id", *CHANGED, *(_step(rank).alias(name) for rank, name in enumerate(COUNTED))
    )


def _running(steps: pl.Expr) -> pl.Expr:
    """The sum of the steps so far, of everybody for themselves."""
    total = steps.cum_sum()
    return total - pl.when("first").then(total - steps).forward_fill()


def _step(rank: int) -> pl.Expr:
    becomes, was = (pl.col("worst") == rank).fill_null(False), (pl.col("before") == rank).fill_null(False)
    return becomes.cast(pl.Int32) - was.cast(pl.Int32)
