"""What the people of a large organisation have shown of what is asked, and what they are exempt from."""

from datetime import date

import polars as pl

from .chance import Chance, ago
from .people import PLACES
from .plans import WARN_DAYS

RED_OF_PERSON = (0, 0, 0, 8, 20, 40, 60, 90, 140, 220)
YELLOW_OF_PERSON = (0, 0, 10, 20, 50, 90, 130, 170, 210, 260)
"""How many of a thousand things are red, or lapse soon, for each tenth of the people, where a unit is run fairly."""
RED_OF_UNIT = (0.0, 0.5, 1.0, 1.0, 2.4)
"""How many times as much in each fifth of the units."""
CLAIMED, REFUSED, REVOKED, BEFORE = 4, 2, 1, 50
"""Of how many of a thousand things there is an open claim, a refused one, one revoked, and an older one."""


def duties(jobs: pl.DataFrame, plans: pl.DataFrame, asked: pl.DataFrame) -> pl.DataFrame:
    """A row for everybody and each thing asked of them: `nth`, `red` and `yellow` (see `with_mood`),
    `starts_on`, and of `asked` what tells when it is to have been shown. `unit_id` where asked per unit."""
    working = jobs.select("nth", "red", "yellow", "starts_on", "position", workplace="unit_id", root="root",
                          clinic="clinic", department="department")  # fmt: skip
    places = working.unpivot(
        list(PLACES[:-1]),
        index=["nth", "red", "yellow", "starts_on", "position", "workplace"],
        value_name="owner_unit_id",
    )
    reached = places.drop("variable").join(
        plans.select("plan_id", "owner_unit_id", "positions"), on="owner_unit_id", maintain_order="left_right"
    )
    listed = pl.col("positions").str.split("|").list.contains(pl.col("position"))
    in_scope = reached.filter((pl.col("positions") == "") | listed)
    columns = ["number", "plan_id", "keeps", "lapsed", "times", "per_unit"]
    found = in_scope.select("nth", "red", "yellow", "starts_on", "workplace", "plan_id").join(
        asked.select(columns), on="plan_id"
    )
    return found.with_columns(unit_id=pl.when("per_unit").then("workplace")).drop("per_unit", "workplace")


def with_mood(people: pl.DataFrame, chance: Chance) -> pl.DataFrame:
    """With `red` and `yellow`: how many of a thousand things are so, by how each and their unit fare."""
    tenth, fifth = chance.below(10, "mood", "nth"), chance.below(5, "unit", "unit_id")
    own, factor = pl.lit(pl.Series(RED_OF_PERSON)), pl.lit(pl.Series(RED_OF_UNIT))
    return people.with_columns(
        red=(own.gather(tenth) * factor.gather(fifth)).cast(pl.Int32),
        yellow=pl.lit(pl.Series(YELLOW_OF_PERSON, dtype=pl.Int32)).gather(tenth),
    )


def achievements(duties: pl.DataFrame, chance: Chance, on: date) -> pl.DataFrame:
    """What everybody has shown: mostly held, some lapsed, soon lapsing, missing or handed in, and of some
    what they had before. Sorted by person."""
    asked = duties.unique(["nth", "number", "unit_id"], keep="first")
    asked = asked.drop("plan_id").sort("nth", "number", "unit_id")
    roll = chance.below(1_000, "shown", "nth", "number")
    part = chance.below(1_000, "when", "nth", "number")
    lacks = (pl.col("starts_on") > on) & (part % 10 < 7)
    asked = asked.with_columns(roll=roll, part=part).filter(roll >= pl.col("red") * 4 // 10, ~lacks)
    shown = asked.with_columns(achieved_on=_achieved(on), sort=_sort())
    shown = pl.concat([shown, _again(shown)]).sort("nth", maintain_order=True)
    return _recorded(shown, on)


def _achieved(on: date) -> pl.Expr:
    roll, part, keeps = pl.col("roll"), pl.col("part"), pl.col("keeps")
    days = (
        pl.when(roll < pl.col("red")).then(pl.col("lapsed") + part % 200)
        .when(roll < pl.col("red") + pl.col("yellow")).then(keeps + 70 - part % WARN_DAYS)
        .otherwise(part * keeps // 1_000)
    )  # fmt: skip
    return ago(on, pl.when(roll >= 1_000 - CLAIMED).then(part % 25).otherwise(days))


def _sort() -> pl.Expr:
    roll = 1_000 - pl.col("roll")
    return (
        pl.when(roll <= CLAIMED).then(pl.lit("claimed"))
        .when((roll <= CLAIMED + REVOKED) & (pl.col("part") < 100)).then(pl.lit("revoked"))
        .otherwise(pl.lit("approved"))
    )  # fmt: skip


def _again(shown: pl.DataFrame) -> pl.DataFrame:
    """What was shown before, what is asked for twice, and what was refused."""
    approved = shown.filter(pl.col("sort") == "approved")
    day = pl.col("achieved_on")
    return pl.concat([
        approved.filter(pl.col("part") % (1_000 // BEFORE) == 0).with_columns(day.dt.offset_by("-400d")),
        approved.filter(pl.col("times") > 1).with_columns(day.dt.offset_by("-9d")),
        approved.filter(pl.col("part") < REFUSED).with_columns(
            day.dt.offset_by("-20d"), sort=pl.lit("refused")
        ),
    ])  # fmt: skip


def _recorded(shown: pl.DataFrame, on: date) -> pl.DataFrame:
    sort, roll, today = pl.col("sort"), pl.col("roll"), pl.lit(on)
    submitted = pl.min_horizontal(pl.col("achieved_on").dt.offset_by(pl.format("{}d", roll % 3)), today)
    decided = pl.min_horizontal(submitted.dt.offset_by(pl.format("{}d", roll % 4)), today)
    return shown.with_row_index("row", 1).select(
        pl.format("a{}", pl.col("row").cast(pl.String).str.zfill(8)).alias("achievement_id"),
        pl.col("nth").cast(pl.String).alias("person_id"),
        pl.format("K{}", pl.col("number").cast(pl.String).str.zfill(5)).alias("competence_id"),
        "unit_id",
        "achieved_on",
        submitted_on=submitted,
        approved_on=pl.when(sort.is_in(["approved", "revoked"])).then(decided),
        refused_on=pl.when(sort == "refused").then(decided),
        revoked_on=pl.when(sort == "revoked").then(today),
    )


def exemptions(duties: pl.DataFrame, chance: Chance, on: date) -> pl.DataFrame:
    """About one in a hundred people is let off a plan for some months, and as many off a single thing."""
    of_plans = duties.select("nth", "plan_id").unique().sort("nth", "plan_id")
    some = of_plans.filter(chance.below(1_200, "let off", "nth", "plan_id") == 0)
    single = duties.filter(chance.below(15_000, "let off", "nth", "number") == 0)
    single = single.unique(["nth", "plan_id", "number"]).sort("nth", "plan_id", "number")
    requirement = pl.format("K{}", pl.col("number").cast(pl.String).str.zfill(5))
    both = pl.concat([
        some.select("nth", "plan_id", requirement_id=pl.lit("")),
        single.select("nth", "plan_id", requirement_id=requirement),
    ])  # fmt: skip
    starts_on = ago(on, chance.below(180, "since", "nth") - 60)
    return both.with_row_index("row", 1).select(
        "plan_id", "requirement_id",
        person_id=pl.col("nth").cast(pl.String),
        exemption_id=pl.format("e{}", "row"),
        starts_on=starts_on,
        ends_on=starts_on.dt.offset_by("180d"),
    )  # fmt: skip
