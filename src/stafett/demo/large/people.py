"""The units of a large organisation, who works in them, and who is away."""

from datetime import date

import polars as pl

from stafett.demo.calendar import next_month
from stafett.demo.names import listed, plain

from .chance import Chance, ago
from .sizes import Clinic, Size, clinics

FRACTIONS = ["1", "1", "1", "1", "0.8", "0.75", "0.6", "0.5"]
FIRST = 10_001
"""The number of the first person."""
PLACES = ("root", "clinic", "department", "unit_id")
"""The columns with a unit and those above it; empty where the unit is itself that high."""
UNIT = {"unit_id": pl.String, "parent_id": pl.String, "name": pl.String, "level": pl.Int64, "root": pl.String,
        "clinic": pl.String, "department": pl.String, "crew": pl.Int64}  # fmt: skip


def units(size: Size) -> pl.DataFrame:
    """A row a unit: `unit_id`, `parent_id`, `name`, `kind`, `level` (0: the root), what it lies in (`PLACES`)
    and `crew`, the number of its clinic."""
    rows = [(size.key, None, size.name, 0, size.key, None, None, None)]
    for nth, clinic in enumerate(clinics(size.sector.name)[: size.branches[0]]):
        rows += _clinic(size, nth, clinic)
    found = pl.DataFrame(rows, schema=UNIT, orient="row")
    return found.with_columns(kind=pl.lit(pl.Series(size.sector.kinds)).gather("level"))


def _clinic(size: Size, nth: int, clinic: Clinic) -> list[tuple[object, ...]]:
    root, key = size.key, f"{size.key}-{nth + 1}"
    rows: list[tuple[object, ...]] = [(key, root, clinic.name, 1, root, key, None, nth)]
    for number, department in enumerate(clinic.departments[: size.branches[1]], 1):
        within = f"{key}-{number:02}"
        rows.append((within, key, department, 2, root, key, within, nth))
        for last, section in enumerate(clinic.sections[: size.branches[2]], 1):
            name = f"{department}, {section}"
            rows.append((f"{within}-{last:02}", within, name, 3, root, key, within, nth))
    return rows


def moves(units: pl.DataFrame, on: date) -> pl.DataFrame:
    """One section goes over to the department beside its own on the first of next month."""
    section = units.filter(level=3).head(1)
    other = units.filter(pl.col("department") != section["department"][0], level=2).head(1)
    return section.select("unit_id", parent_id=pl.lit(other["unit_id"][0]), moves_on=pl.lit(next_month(on)))


def people(size: Size, units: pl.DataFrame, chance: Chance) -> pl.DataFrame:
    """A row a person: `nth` (their number), `unit_id` and `position` of their first job, the unit's `level`,
    `PLACES` and `crew`, `role` (leader and the like; else empty) and names. Leaders come first."""
    leaders = units.with_columns(
        position=pl.lit(pl.Series(size.sector.leaders)).gather("level"), role=pl.lit("leader")
    )
    offices = units.head(1).join(_offices(size), how="cross")
    crew = _crew(size, units, size.people - leaders.height - offices.height, chance)
    columns = ["unit_id", "level", *PLACES[:-1], "crew", "position", "role"]
    everybody = pl.concat([leaders.select(columns), offices.select(columns), crew.select(columns)])
    return _named(everybody.with_row_index("nth", FIRST), size, chance)


def _offices(size: Size) -> pl.DataFrame:
    offices = size.sector.offices
    return pl.DataFrame({"role": list(offices), "position": list(offices.values())})


def _crew(size: Size, units: pl.DataFrame, count: int, chance: Chance) -> pl.DataFrame:
    share = pl.col("crew").replace_strict(
        {nth: clinic.share for nth, clinic in enumerate(clinics(size.sector.name))}
    )
    places = units.filter(level=3).select(pl.all().repeat_by(share).explode())
    place = chance.below(places.height, "section", "number")
    crew = pl.select(number=pl.int_range(count)).select("number", places_row=place)
    spread = crew.join(places.with_row_index("places_row"), on="places_row", maintain_order="left")
    kinds = [
        [name for name, share in clinic.crew for _ in range(share)] for clinic in clinics(size.sector.name)
    ]
    position = pl.col("crew").replace_strict(dict(enumerate(kinds)), return_dtype=pl.List(pl.String))
    return spread.with_columns(
        position=position.list.get(chance.below(100, "position", "number")), role=pl.lit(None, pl.String)
    )


def _named(people: pl.DataFrame, size: Size, chance: Chance) -> pl.DataFrame:
    given, family = listed("women") * 3 + listed("men"), listed("families")
    named = people.with_columns(
        person_id=pl.col("nth").cast(pl.String),
        given_name=chance.one_of(given, "given", "nth"),
        family_name=chance.one_of(family, "family", "nth"),
    )
    addressed = [
        pl.col(column).replace_strict({name: plain(name) for name in names})
        for column, names in (("given_name", given), ("family_name", family))
    ]
    return named.with_columns(email=pl.format("{}.{}.{}@" + size.domain, *addressed, "nth"))


def jobs(people: pl.DataFrame, units: pl.DataFrame, chance: Chance, on: date) -> pl.DataFrame:
    """A row an employment: the person's columns, `employment_id`, `fraction` and days. Of a hundred people
    two have another job elsewhere; some jobs end or begin within a year, some ended lately."""
    days = chance.below(4_000, "hired", "nth") + 30
    roll = chance.below(100, "job", "nth")
    is_crew = pl.col("role").is_null()
    ends = ago(on, 30 - chance.below(390, "ends", "nth"))
    first = people.with_columns(
        starts_on=ago(on, pl.when(is_crew & (roll < 2)).then(-1 - days % 180).otherwise(days)),
        ends_on=pl.when(is_crew & (roll >= 96)).then(ends),
        fraction=pl.when(is_crew).then(chance.one_of(FRACTIONS, "fraction", "nth")).otherwise(pl.lit("1")),
        employment_id=pl.col("person_id") + "-1",
    )
    return pl.concat([first, _second(first.filter(is_crew & roll.is_between(10, 11)), units, chance)])


def _second(first: pl.DataFrame, units: pl.DataFrame, chance: Chance) -> pl.DataFrame:
    sections = units.filter(level=3).select("unit_id", *PLACES[:-1], "crew").with_row_index("section")
    place = chance.below(sections.height, "second", "nth").cast(pl.UInt32)
    elsewhere = (
        first.drop("unit_id", *PLACES[:-1], "crew")
        .with_columns(section=place, fraction=pl.lit("0.2"), employment_id=pl.col("person_id") + "-2")
        .join(sections, on="section", maintain_order="left")
    )
    return elsewhere.select(first.columns)


def roles(people: pl.DataFrame, units: pl.DataFrame, on: date) -> pl.DataFrame:
    """Every unit's leader leads it; those in the offices have their role over the whole."""
    return people.filter(pl.col("role").is_not_null()).select(
        "person_id", "unit_id", "role",
        role_id=pl.format("{}-{}", "person_id", "role"),
        starts_on=pl.lit(on).dt.offset_by("-1y"),
    )  # fmt: skip


def leaves(people: pl.DataFrame, chance: Chance, on: date) -> pl.DataFrame:
    """One in twenty-five is away, has been or will be; some without a day of coming back."""
    away = people.filter(pl.col("role").is_null(), chance.below(25, "away", "nth") == 0)
    starts_on = ago(on, chance.below(400, "leave", "nth") - 100)
    is_open = chance.below(10, "open leave", "nth") == 0
    return away.select(
        "person_id",
        leave_id=pl.col("person_id") + "-1",
        starts_on=starts_on,
        ends_on=pl.when(~is_open).then(starts_on.dt.offset_by("180d")),
    )
