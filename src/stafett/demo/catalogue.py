"""The example catalogue: what the demo's plans ask. Example data, not rules."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class Entry:
    """One competence with the terms the demo's plans ask it on. Days and months as in the fact files."""

    code: str
    name: str
    validity_months: int
    warn_days: int
    due_days: int
    times: int
    renewal: str
    per_unit: bool
    automatic: bool


def rows(*path: str) -> list[dict[str, str]]:
    """The lines of one of the demo's own data files."""
    text = resources.files(__package__).joinpath(*path).read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


@cache
def catalogue(language: str) -> dict[str, Entry]:
    """Every entry by its code, named in bokmål (`nb`) or nynorsk (`nn`)."""
    return {row["code"]: _entry(row, language) for row in rows("catalogue.csv")}


def _entry(row: dict[str, str], language: str) -> Entry:
    return Entry(
        code=row["code"],
        name=row[f"name_{language}"],
        validity_months=int(row["validity_months"]),
        warn_days=int(row["warn_days"]),
        due_days=int(row["due_days"]),
        times=int(row["times"]),
        renewal=row["renewal"],
        per_unit=row["per_unit"] == "yes",
        automatic=row["automatic"] == "yes",
    )
