"""`python -m bench.inside facts`: who is to ask what, with log-ins made for them, and what the answers must say.

Writes JSON. Every figure here is counted from the cells the plain way, not by the roll-up it is to
be compared with.
"""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import polars as pl
from django.contrib.auth.hashers import make_password
from django.db import connection

from bench.cast import Cast
from bench.places import PASSWORD
from stafett import status
from stafett.audit import actions as audit
from stafett.lib import clock
from stafett.people.actor import command_line
from stafett.people.models import (
    Identity,
    Organisation,
    PersonDetails,
    Tie,
    Unit,
)
from stafett.people.tree import Tree, tree
from stafett.standings.standing import Standing, afresh
from stafett.status import Colour, Evaluation
from stafett.status.calendar import covering

DAYS = (timedelta(0), timedelta(days=-90), timedelta(days=180))
"""The days on which figures are compared, from today."""
SAMPLE = 40


def main() -> None:
    today = clock.today()
    organisation = Organisation.objects.get()
    found = afresh(organisation.pk, on=today)
    units = tree(organisation.pk, on=today)
    cast = Cast(organisation, units, found, on=today)
    log_ins(organisation, cast.everybody())
    print(
        json.dumps(
            cast.told()
            | {
                "on": today.isoformat(),
                "database": version(),
                "figures": {
                    str(today + ahead): counted(found, today + ahead, organisation) for ahead in DAYS
                },
            }
        )
    )


def log_ins(organisation: Organisation, people: Iterable[int]) -> None:
    """A log-in with the one password for each person, tied to their record in one change."""
    hashed = make_password(PASSWORD)  # slow on purpose, and the same for all
    details = list(PersonDetails.objects.open().filter(person_id__in=set(people)))
    with audit.change(organisation.pk, by=command_line(), verb="log_in.tied") as change:
        made = Identity.objects.bulk_create(Identity(email=one.email, password=hashed) for one in details)
        Tie.objects.bulk_create(
            Tie(organisation=organisation, identity=identity, person_id=one.person_id, opened=change.position)
            for identity, one in zip(made, details, strict=True)
        )


def counted(found: Standing, day: date, organisation: Organisation) -> dict[str, dict[str, int]]:
    """Members by worst colour of what is mandatory for them that day, for some units by their own ids."""
    units = tree(organisation.pk, on=day)
    evaluation = found.evaluation if day == found.on else status.evaluate(found.facts, on=day)
    cells = (
        status.on_day(evaluation, found.facts, day).filter("mandatory").select("person_id", "piece", "colour")
    )
    jobs = covering(found.facts.employments, day)
    keys = dict(Unit.objects.filter(pk__in=_sample(units)).values_list("pk", "key"))
    return {key: _count(unit, units, evaluation, cells, jobs, day) for unit, key in keys.items()}


def _sample(units: Tree) -> list[int]:
    """The root, and units from all over the tree."""
    everything = sorted(units.nodes)
    return [units.root.id, *everything[:: max(1, len(everything) // SAMPLE)]]


def _count(
    unit: int, units: Tree, evaluation: Evaluation, cells: pl.DataFrame, jobs: pl.DataFrame, day: date
) -> dict[str, int]:
    inside = pl.col("unit_id").is_in(sorted(units.below(unit)))
    given = covering(evaluation.grants, day).filter(inside)
    mine = cells.join(given.select("piece").unique(), on="piece", how="semi")
    of_each: dict[int, set[str]] = {}
    for person, colour in mine.select("person_id", pl.col("colour").cast(pl.String)).unique().iter_rows():
        of_each.setdefault(person, set()).add(colour)
    members = set(jobs.filter(inside)["person_id"])
    found: dict[str, Any] = {"members": len(members), **{colour.value: 0 for colour in Colour}}
    for colours in of_each.values():
        found[next(colour.value for colour in Colour if colour.value in colours)] += 1
    return found | {"none": len(members) - len(of_each)}


def version() -> str:
    """The database and its version."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        return f"{connection.display_name} {cursor.fetchone()[0]}"
