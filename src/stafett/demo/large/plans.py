"""What the plans of a large organisation ask, and whom they reach."""

from collections.abc import Iterator
from datetime import date, timedelta

import polars as pl

from stafett.demo.calendar import season_ends

from .sizes import Size, clinics, positions, words

MONTHS = (12, 12, 24, 24, 36, 36, 60, None)
"""How long competences last, one after the other."""
DUE = (30, 30, 60, 90, 14, 180, 7, None)
"""Within how many days they are asked for the first time, one after the other; None: no deadline."""
SEASON = "fixed:05-31"
WARN_DAYS, EARLY_DAYS = 60, 60
AHEAD = timedelta(40)
"""How far ahead the new versions take effect."""
OF_POSITION, OF_DEPARTMENT, COMMON, OF_LEADERS = 12, 30, 9, 24
"""How much a plan of each sort asks; of a clinic's, the clinic says it."""
PLAN = {"plan_id": pl.String, "title": pl.String, "owner_unit_id": pl.String, "positions": pl.String,
        "asks": pl.Int64, "sort": pl.String}  # fmt: skip
Row = tuple[str, str, str, str, int, str]


def plans(size: Size, units: pl.DataFrame) -> pl.DataFrame:
    """A row a plan: the unit it applies to with everything below, `positions` (empty: all), how much it
    `asks`, and its `sort`: common, clinic, department, position or leader."""
    asks = [clinic.asks for clinic in clinics(size.sector.name)]
    rows = [*_for_all(size), *_for_units(units, 1, "clinic", asks)]
    rows += [*_for_units(units, 2, "department", [OF_DEPARTMENT] * len(asks)), *_for_positions(size)]
    return pl.DataFrame(rows, schema=PLAN, orient="row")


def _for_all(size: Size) -> Iterator[Row]:
    for nth, title in enumerate(words("common plans"), 1):
        yield f"FELLES-{nth}", title, size.key, "", COMMON, "common"
    leaders = "|".join(sorted(size.sector.leaders))
    yield "LEDER", "Ledere med personalansvar", size.key, leaders, OF_LEADERS, "leader"


def _for_units(units: pl.DataFrame, level: int, sort: str, asks: list[int]) -> Iterator[Row]:
    """`asks`: how much a plan asks, by the number of the clinic it is in."""
    for unit, name, crew in units.filter(level=level).select("unit_id", "name", "crew").iter_rows():
        for nth, theme in enumerate(words(f"{sort} plans"), 1):
            yield f"{unit}-{nth}", f"{name} – {theme}", unit, "", asks[crew], sort


def _for_positions(size: Size) -> Iterator[Row]:
    for position in positions(size.sector.name):
        for nth, theme in enumerate(words("position plans"), 1):
            title = f"{position.capitalize()} – {theme}"
            yield f"{position.upper()}-{nth}", title, size.key, position, OF_POSITION, "position"


def asked(plans: pl.DataFrame, units: pl.DataFrame, on: date) -> pl.DataFrame:
    """A row for each thing a plan asks: `plan_id`, `number` of the competence and its `competence_id`, `name`
    and `validity_months`, the terms, and for the making up of a past `keeps` and `lapsed`: at most, and at
    least, how many days ago it was shown if it holds well, or no more.

    What a plan asks last, the next plan asks first: some things are asked twice."""
    every = plans.with_row_index("plan").select(
        "plan", "plan_id", "sort", "owner_unit_id", "positions", nth=pl.int_ranges("asks")
    )
    every = every.explode("nth").with_row_index("row").with_columns(number=pl.col("row").cast(pl.Int64))
    every = every.with_columns(
        within=pl.int_range(pl.len()).over("sort", "owner_unit_id", "positions"),
    )
    named = every.join(
        units.select(owner_unit_id="unit_id", unit="name"), on="owner_unit_id", maintain_order="left"
    )
    named = named.with_columns(name=_name())
    shared = (pl.col("nth") == 0) & (pl.col("row") > 0)
    own = named.with_columns(
        pl.when(shared).then(pl.col(column).shift(1)).otherwise(column).alias(column)
        for column in ("number", "name")
    )
    return _terms(own, on)


def _name() -> pl.Expr:
    """Subject and form, and whose where it is not everybody's."""

    def put_together(subjects: list[str], forms: list[str]) -> pl.Expr:
        subject = pl.lit(pl.Series(subjects)).gather(pl.col("within") % len(subjects))
        form = pl.lit(pl.Series(forms)).gather(pl.col("within") // len(subjects) % len(forms))
        return pl.format("{} – {}", subject, form)

    common = put_together(words("common subjects"), words("common forms"))
    leading = put_together(words("leader subjects"), words("leader forms"))
    other = put_together(words("subjects"), words("forms"))
    whose = pl.when(pl.col("positions") == "").then("unit").otherwise("positions")
    return (
        pl.when(pl.col("sort") == "common").then(common)
        .when(pl.col("sort") == "leader").then(leading)
        .otherwise(pl.format("{} ({})", other, whose))
    )  # fmt: skip


def _terms(own: pl.DataFrame, on: date) -> pl.DataFrame:
    number = pl.col("number")
    _gone_by, coming = season_ends(SEASON, on)
    season = (on - coming).days + 365 + EARLY_DAYS - 2
    seasonal, by_expiry = number % 60 == 4, number % 20 == 7
    months = (
        pl.when(seasonal).then(12).otherwise(pl.lit(pl.Series(MONTHS, dtype=pl.Int64)).gather(number % 8))
    )
    lasts = months.fill_null(60) * 30
    return own.with_columns(
        competence_id=pl.format("K{}", number.cast(pl.String).str.zfill(5)),
        validity_months=months,
        due_days=pl.lit(pl.Series(DUE, dtype=pl.Int64)).gather(number // 8 % 8),
        obligation=number % 10 != 9,
        renewal=pl.when(seasonal)
        .then(pl.lit(SEASON))
        .when(by_expiry)
        .then(pl.lit("expiry"))
        .otherwise(pl.lit("completion")),
        times=pl.when(~seasonal & ~by_expiry & (number % 90 == 3)).then(2).otherwise(1),
        per_unit=number.is_in([5, 50]) | (number % 400 == 120),
        keeps=pl.when(seasonal).then(season).otherwise(lasts - 70),
        lapsed=pl.when(seasonal).then(season + 40).otherwise(lasts + 40),
    )


def competences(asked: pl.DataFrame) -> pl.DataFrame:
    return asked.unique("competence_id", keep="first", maintain_order=True)


def equivalences(asked: pl.DataFrame) -> pl.DataFrame:
    """Who holds the second of a pair is taken to hold the first: a handful of pairs."""
    known = competences(asked)["competence_id"].to_list()
    pairs = [(known[nth], known[nth + 1]) for nth in range(2, min(len(known) - 1, 62), 10)]
    return pl.DataFrame(pairs, schema=["competence_id", "accepted_id"], orient="row")


def versions(plans: pl.DataFrame, on: date) -> pl.DataFrame:
    """Every plan's first version, and a second one ahead of some."""
    first = plans.with_columns(version=pl.lit(1), effective_from=pl.lit(on).dt.offset_by("-4y"))
    second = _renewed(first).with_columns(version=pl.lit(2), effective_from=pl.lit(on + AHEAD))
    return pl.concat([first, second])


def requirements(asked: pl.DataFrame) -> pl.DataFrame:
    """What each version asks; a second version asks the first thing within a year."""
    first = asked.with_columns(
        requirement_id="competence_id",
        accepts="competence_id",
        version=pl.lit(1),
        warn_days=pl.lit(WARN_DAYS),
        validity_months=pl.lit(None, pl.Int64),
    )
    shorter = pl.when(pl.col("nth") == 1).then(12).otherwise("validity_months")
    second = _renewed(first).with_columns(version=pl.lit(2), validity_months=shorter)
    return pl.concat([first, second.select(first.columns)])


def _renewed(rows: pl.DataFrame) -> pl.DataFrame:
    """Those of the plans that get a second version."""
    return rows.filter(pl.col("plan_id").str.contains("^FELLES-[23]$|-3-02-1$|^SYKEPLEIER-4$"))


def assignments(plans: pl.DataFrame, on: date) -> pl.DataFrame:
    return plans.select(
        "plan_id", "positions",
        assignment_id=pl.format("t-{}", "plan_id"),
        unit_id="owner_unit_id",
        subunits=pl.lit(True),
        starts_on=pl.lit(on).dt.offset_by("-4y"),
    )  # fmt: skip


def coverage(asked: pl.DataFrame, on: date) -> pl.DataFrame:
    """A few in every department are to hold the first thing that is its own."""
    return asked.filter(pl.col("nth") == 1, sort="department").select(
        "competence_id",
        unit_id="owner_unit_id",
        coverage_id=pl.format("d-{}", "plan_id"),
        at_least=pl.lit(20),
        starts_on=pl.lit(on).dt.offset_by("-1y"),
    )
