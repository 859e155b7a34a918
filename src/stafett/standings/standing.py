"""The facts of some people, evaluated on a day: what every page about colours starts from."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl
from django.db.models import Q

from stafett import status
from stafett.plans import queries as plans
from stafett.records import equivalences
from stafett.status import Evaluation, Facts
from stafett.status.calendar import computed, covers

from .frames import EVERYTHING, Persons, facts


@dataclass(frozen=True)
class Standing:
    """Cells of an organisation's people on a day, as the kernel gives them (ids are integer keys)."""

    facts: Facts
    evaluation: Evaluation
    on: date

    @cached_property
    def cells(self) -> pl.DataFrame:
        """The cells that exist that day, coloured."""
        return status.on_day(self.evaluation, self.facts, self.on)

    def counted_by(self, units: frozenset[int] | None) -> pl.DataFrame:
        """The coloured cells given that day in one of some units (None: all cells)."""
        return self.cells if units is None else self.cells.join(self.given_in(units), on="piece", how="semi")

    def given_in(self, units: frozenset[int] | None) -> pl.DataFrame:
        """Which `piece` is given that day in which `unit_id` of some units (None: of all)."""
        there = [] if units is None else [pl.col("unit_id").is_in(sorted(units))]
        given = self.evaluation.grants.lazy().filter(covers(self.on), *there)
        return computed(given.select("piece", "unit_id").unique())


def afresh(
    organisation_id: int,
    *,
    on: date,
    people: Persons | None = None,
    position: int | None = None,
    plan_id: int | None = None,
) -> Standing:
    """Evaluate from the facts: everybody, or some people, with everything or one plan, as known now or at a
    log position."""
    only = EVERYTHING if plan_id is None else of_plan(organisation_id, plan_id)
    found = facts(organisation_id, position=position, people=people, only=only)
    return Standing(found, status.evaluate(found, on=on), on)


def of_plan(organisation_id: int, plan_id: int, *, accepts: Collection[int] = ()) -> dict[str, Q]:
    """Which rows of each kind matter to one plan, and to a version of it that `accepts` these besides."""
    counting = equivalences.counting_for(organisation_id, plans.accepted(plan_id) | set(accepts))
    kinds = ("versions", "requirements", "assignments", "exemptions")
    return {kind: Q(plan_id=plan_id) for kind in kinds} | {"achievements": Q(competence_id__in=counting)}
