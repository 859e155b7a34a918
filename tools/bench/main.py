"""All of it, in order: the facts into each database, the server, the rows, the comparison, the mornings."""

import argparse
import json
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from . import floor, morning, rows, shown
from .browser import Unexpected
from .databases import DATABASES, Made, Site, Unavailable
from .machine import machine
from .measures import Limit, Report, Row
from .page import page
from .places import HOME, MUNICIPALITY, PAGE, ROOT, SIZES, STAFETT, TRUST, inside, surroundings
from .processes import Failed, measured
from .rows import Asking
from .serving import Serving, served

GIB = 2**30
STARTED = time.monotonic()
MADE_WITHIN, PREPARED_WITHIN = 600.0, 900.0
MOST_AT_ONCE = 4_020
"""Approved in one change at most, with the few before the clock starts."""


@dataclass(frozen=True)
class Plan:
    """How long a row may take, in seconds; the mornings: how many leaders, in how many seconds; and whether to
    look where the time goes in what was not reached."""

    patience: float
    mornings: tuple[tuple[int, float], ...]
    profiles: bool


PLANS = {
    TRUST: Plan(30, ((200, 60), (200, 600)), profiles=True),
    MUNICIPALITY: Plan(1.2, ((20, 4),), profiles=False),
}


def main(words: list[str]) -> int:
    """0 where the figures shown are those counted; 1 otherwise, or where nothing could be measured."""
    asked = _arguments(words)
    plan = PLANS[asked.size]
    if asked.short:
        plan = replace(plan, mornings=plan.mornings[:1])
    if asked.profiles:
        plan = replace(plan, profiles=True)
    home = HOME / asked.size
    if asked.anew:
        shutil.rmtree(home, ignore_errors=True)
    reports, known = [], {}
    for name in asked.databases:
        try:
            report, facts = _database(name, home, plan)
        except (Unavailable, Failed) as error:
            say(f"{name}: {error}")
            continue
        reports.append(report)
        known[name] = facts
    shutil.rmtree(home / "files", ignore_errors=True)
    if not reports:
        return 1
    _write(asked.size, reports, known)
    return 1 if any(report.unequal for report in reports) or len(reports) < len(asked.databases) else 0


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("size", nargs="?", choices=SIZES, default=TRUST)
    parser.add_argument("--databases", nargs="+", choices=list(DATABASES), default=list(DATABASES))
    parser.add_argument("--short", action="store_true", help="without the morning of ten minutes")
    parser.add_argument("--profiles", action="store_true", help="where time goes in what was not reached")
    parser.add_argument("--anew", action="store_true", help="import once more, whatever is kept")
    return parser.parse_args(words)


def say(text: str) -> None:
    print(f"{time.monotonic() - STARTED:5.0f} s  {text}", file=sys.stderr, flush=True)


def _database(name: str, home: Path, plan: Plan) -> tuple[Report, dict[str, Any]]:
    """Everything on one database. Raises Unavailable or Failed."""
    say(f"{name}: the facts")
    with DATABASES[name](home, _files(home)) as (made, site):
        report = Report(database=name)
        facts = _told(site)
        report.rows.append(_import_row(made))
        cells, of_plan = floor.group_by(facts["cells"]), floor.group_by(facts["clinic"]["cells"])
        bare = f"a group-by over {facts['cells']:,} rows"
        floors = {"roll-up": ("group-by", cells), "plan": ("group-by", of_plan)}
        report.rows.append(_snapshot_row(site, ("group-by", cells)))
        say(f"{name}: {bare} takes {cells * 1000:.0f} ms; now the pages")
        floors["insert"] = ("insert", _approved(site, facts, [])["one"])
        with served(site, home / f"{name}.log") as serving:
            _serve(serving, facts, plan, report, floors)
        _add(report, _bulk_row(_approved(site, facts, facts["in_bulk"][:MOST_AT_ONCE])))
        if plan.profiles:
            say(f"{name}: where the time goes in what was not reached")
            report.profiles = _profiles(site, report.rows)
    return report, facts | {"megabytes": made.megabytes}


def _files(home: Path) -> Callable[[], Path]:
    """Writes the fact files on the first call."""
    folder = home / "files"

    def write() -> Path:
        if not folder.exists():
            say("the fact files")
            command = inside("data", home.name, str(folder))
            measured(command, surroundings(home / "nothing"), within=MADE_WITHIN)
        return folder

    return write


def _told(site: Site) -> dict[str, Any]:
    done = measured(inside("facts"), site.surroundings, within=PREPARED_WITHIN)
    told: dict[str, Any] = json.loads(done.said.splitlines()[-1])
    return told


def _import_row(made: Made) -> Row:
    on = date.fromtimestamp(made.at)  # noqa: DTZ012 - a day of this machine's
    return Row(
        what=f"import of {made.megabytes} MB of files from nothing",
        limit=Limit(seconds=90, memory=2 * GIB),
        seconds=made.seconds,
        memory=made.memory,
        floor=("insert", made.plain),
        note=f"measured when what is kept was made, on {on}",
    )


def _snapshot_row(site: Site, bare: tuple[str, float]) -> Row:
    what, limit = "evaluate all cells and write the snapshot", Limit(seconds=12, memory=2.5 * GIB)
    try:
        done = measured([STAFETT, "status", "rebuild"], site.surroundings, within=PREPARED_WITHIN)
    except Failed as error:
        return Row(what=what, limit=limit, fault=str(error))
    return Row(what=what, limit=limit, seconds=done.seconds, memory=done.memory, floor=bare)


def _serve(
    serving: Serving, facts: dict[str, Any], plan: Plan, report: Report, floors: dict[str, tuple[str, float]]
) -> None:
    """All that is asked of the running server, into the report."""
    asking = Asking(serving=serving, facts=facts, patience=plan.patience, floors=floors)
    light = rows.empty(asking)
    if light.timings:
        floors["page"] = ("empty page", light.timings.p50)
    report.rows.append(light)
    for row in rows.pages(asking):
        _add(report, row)
    try:
        shown.compare(asking.somebody("root"), facts, report)
    except Unexpected as error:
        report.unequal.append(str(error))
    for row in rows.approvals(asking):
        _add(report, row)
    for nth, (many, span) in enumerate(plan.mornings):
        say(f"{report.database}: {many} leaders in {span:.0f} s")
        leaders = morning.nth(facts["leaders"][:many], nth)
        morning.measured(serving, leaders, span, report, floors.get("page"))
    report.memory = serving.memory()
    own = max((private for name, private, _most in report.memory if name == "site, worker"), default=0)
    limit = Limit(memory=350 * 2**20)
    report.rows.append(Row(what="a process of the server, after all this", limit=limit, memory=own))


def _add(report: Report, row: Row) -> None:
    took = f"p95 {row.timings.p95 * 1000:.0f} ms" if row.timings else f"{row.seconds or 0:.1f} s"
    say(f"{report.database}: {row.what}: {'not there yet' if row.is_absent else row.fault or took}")
    report.rows.append(row)


def _approved(site: Site, facts: dict[str, Any], claims: list[int]) -> dict[str, Any]:
    command = inside("bulk", facts["root"]["email"], json.dumps(claims))
    told: dict[str, Any] = json.loads(measured(command, site.surroundings, within=MADE_WITHIN).said)
    return told


def _bulk_row(told: dict[str, Any]) -> Row:
    what, limit = f"{told['approved']:,} approvals in one change, by the action", Limit(least=2_000)
    if not told["approved"]:
        return Row(what=what, limit=limit, fault="no claim was left to approve")
    took = told["approving"]
    return Row(
        what=what,
        limit=limit,
        seconds=took,
        a_second=told["approved"] / took,
        floor=("insert", told["plain"]),
    )


def _profiles(site: Site, found: list[Row]) -> dict[str, list[str]]:
    """Where the time goes in what was not reached, by row."""
    missed = {row.what: row.asked for row in found if row.reached is False and row.asked}
    if not missed:
        return {}
    try:
        done = measured(inside("profile", json.dumps(missed)), site.surroundings, within=PREPARED_WITHIN)
    except Failed as error:
        return {"the profile": [str(error)]}
    told: dict[str, list[str]] = json.loads(done.said.splitlines()[-1])
    return told


def _write(size: str, reports: list[Report], known: dict[str, dict[str, Any]]) -> None:
    """To the terminal; of the trust also as a page of the docs."""
    facts = next(iter(known.values()))
    organisation = [
        f"{facts['people']:,} people in {facts['units']} units, with {facts['cells']:,} cells on the day",
        f"{facts['megabytes']} MB of fact files, invented by `stafett.demo.large` ({size})",
    ]
    versions = [told["database"] for told in known.values()]
    text = page(reports, machine(date.fromisoformat(facts["on"]), versions), organisation)
    print(text)
    if size == TRUST:
        PAGE.write_text(text, "utf-8")
        say(f"Written to {PAGE.relative_to(ROOT)}")
