"""Small facts for tests: say what matters, the rest is one nurse, one ward, one requirement since 2020."""

from datetime import date
from typing import Any

import polars as pl

from stafett.status import Facts, evaluate, on_day
from stafett.status.facts import SCHEMAS

TODAY = date(2026, 11, 21)

USUAL: dict[str, list[dict[str, Any]]] = {
    "units": [
        {"unit_id": "trust"},
        {"unit_id": "ward", "parent_id": "trust"},
        {"unit_id": "clinic", "parent_id": "trust"},
        {"unit_id": "room", "parent_id": "ward"},
    ],
    "employments": [{}],
    "versions": [{}],
    "requirements": [{}],
    "assignments": [{}],
}

USUAL_FIELDS: dict[str, dict[str, Any]] = {
    "employments": {
        "employment_id": "job", "person_id": "anna", "unit_id": "ward", "position": "nurse",
        "starts_on": "2020-01-01",
    },
    "versions": {"plan_id": "plan", "version": 1, "effective_from": "2020-01-01"},
    "requirements": {"plan_id": "plan", "version": 1, "requirement_id": "req"},
    "assignments": {
        "assignment_id": "all", "plan_id": "plan", "unit_id": "trust", "subunits": True,
        "starts_on": "2020-01-01",
    },
    "achievements": {"achievement_id": "ach", "person_id": "anna", "competence_id": "skill"},
    "leaves": {"leave_id": "leave", "person_id": "anna"},
    "exemptions": {"exemption_id": "exemption", "person_id": "anna", "plan_id": "plan"},
}  # fmt: skip


def facts(**kinds: list[dict[str, Any]]) -> Facts:
    """Facts with the usual fields filled in; days are ISO texts. An achievement is approved on the day
    it was shown unless it says `approved_on` itself; a requirement may list what it `accepts`."""
    rows = {
        kind: [USUAL_FIELDS.get(kind, {}) | row for row in listed] for kind, listed in (USUAL | kinds).items()
    }
    rows["accepts"] = [
        {**asked, "competence_id": competence}
        for asked in rows["requirements"]
        for competence in asked.get("accepts", ["skill"])
    ]
    rows["achievements"] = [{"approved_on": row["achieved_on"]} | row for row in rows.get("achievements", [])]
    return Facts.of({kind: frame(kind, listed) for kind, listed in rows.items()})


def frame(kind: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    known = [{name: _value(dtype, row.get(name)) for name, dtype in SCHEMAS[kind].items()} for row in rows]
    return pl.DataFrame(known, schema=SCHEMAS[kind])


def _value(dtype: Any, value: Any) -> Any:
    return date.fromisoformat(value) if dtype == pl.Date and value is not None else value


def shown(*days: str, **more: Any) -> list[dict[str, Any]]:
    """Achievements on those days, numbered in that order."""
    return [{"achievement_id": f"ach-{number}", "achieved_on": day} | more for number, day in enumerate(days)]


def cells(known: Facts, on: date = TODAY, day: date | None = None) -> list[dict[str, Any]]:
    """The cells on `day` (that of the evaluation if none is given), sorted, days as ISO texts."""
    found = on_day(evaluate(known, on=on), known, day or on)
    return texts(found.sort("person_id", "plan_id", "requirement_id", "unit_id", "from_on"))


def texts(found: pl.DataFrame) -> list[dict[str, Any]]:
    return found.with_columns(pl.col(pl.Date).dt.to_string(), pl.col(pl.Enum).cast(pl.String)).to_dicts()


def cell(known: Facts, on: date = TODAY, day: date | None = None) -> dict[str, Any]:
    """The only cell there is."""
    (found,) = cells(known, on, day)
    return found


def pick(found: list[dict[str, Any]], *names: str) -> list[Any]:
    """The values of one column, or tuples of several."""
    return [
        found_cell[names[0]] if len(names) == 1 else tuple(found_cell[name] for name in names)
        for found_cell in found
    ]


def pieces(known: Facts, *names: str, on: date = date(1900, 1, 1)) -> list[Any]:
    """Columns of all cells that last beyond `on`, in the order of their days."""
    found = evaluate(known, on=on).cells.sort("requirement_id", "unit_id", "from_on")
    return pick(texts(found), *names)
