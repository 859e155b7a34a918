"""Who plays which part: chosen by what they have to do with, so that any large organisation will do."""

from datetime import date, timedelta
from typing import Any

import polars as pl

from stafett.people.models import Organisation, PersonDetails, Role, RoleCode
from stafett.people.queries import active
from stafett.people.tree import Tree
from stafett.plans.models import Assignment
from stafett.records.models import Achievement
from stafett.standings.standing import Standing
from stafett.status.calendar import covering

LEADERS = 200
SECTION = 30
COLUMNS = 200
LINES = 170
CLINIC, ASKED = 1_500, 20
"""People, and what one plan asks."""
MORNINGS = 2
FOR_ONE_BY_ONE = 200
"""Claims kept for the rows of single approvals."""


class Cast:
    """The leader of all, of a clinic, of a section; somebody with many lines; and leaders of sections."""

    def __init__(self, organisation: Organisation, units: Tree, found: Standing, *, on: date) -> None:
        self.units, self.on = units, on
        self.cells = found.cells.select("person_id", "piece", "plan_id", "question", "unit_id")
        self.jobs = covering(found.facts.employments, on).select("unit_id", "person_id").unique()
        roles = Role.objects.open().filter(active(on), organisation=organisation, role=RoleCode.LEADER)
        self.leader_of = dict(roles.order_by("-pk").values_list("unit_id", "person_id"))
        self.emails = dict(
            PersonDetails.objects.open().filter(organisation=organisation).values_list("person_id", "email")
        )
        self.claims = self._claims(organisation)
        self.section = self._section()
        self.leaders = self._leaders()
        self.clinic, self.plan, self.asked = self._clinic()
        self.me, self.lines = self._me()

    def everybody(self) -> set[int]:
        """The person records that need a log-in."""
        led = (self.units.root.id, self.section, self.clinic)
        return {*(self.leader_of[unit] for unit in led), self.me, *(one["leader"] for one in self.leaders)}

    def told(self) -> dict[str, Any]:
        taken = {claim for one in self.leaders for claim, _person in one["claims"]}
        others = [claim for unit in sorted(self.claims) for claim, _person in self.claims[unit]]
        free = [claim for claim in others if claim not in taken]
        return {
            "cells": self.cells.height,
            "people": self.jobs["person_id"].n_unique(),
            "units": len(self.units.nodes),
            "root": {
                "unit": self.units.root.id, "email": self._email(self.units.root.id),
                "plan": self._central(),
            },
            "clinic": {
                "unit": self.clinic, "email": self._email(self.clinic), "plan": self.plan,
                "people": self._size(self.clinic), "cells": self.asked,
            },
            "section": {
                "unit": self.section, "email": self._email(self.section),
                "people": self._size(self.section), "columns": self._columns(self.section),
            },
            "me": {"email": self.emails[self.me], "lines": self.lines},
            "leaders": [one | {"email": self.emails[one["leader"]]} for one in self.leaders],
            "claims": free[:FOR_ONE_BY_ONE],
            "in_bulk": free[FOR_ONE_BY_ONE:],
        }  # fmt: skip

    def _central(self) -> int:
        """A plan for everybody."""
        rows = Assignment.objects.open().filter(unit_id=self.units.root.id, subunits=True, positions="")
        return rows.order_by("pk").values_list("plan_id", flat=True)[0]

    def _email(self, unit: int) -> str:
        return self.emails[self.leader_of[unit]]

    def _below(self, unit: int) -> pl.DataFrame:
        return self.jobs.filter(pl.col("unit_id").is_in(sorted(self.units.below(unit))))

    def _size(self, unit: int) -> int:
        return self._below(unit)["person_id"].n_unique()

    def _columns(self, unit: int) -> int:
        asked = self.cells.join(self._below(unit), on="person_id", how="semi")
        return asked.select("question", "unit_id").n_unique()

    def _claims(self, organisation: Organisation) -> dict[int, list[tuple[int, int]]]:
        """What waits in each unit: claims and whose they are; never the leader's own."""
        works = dict(self.jobs.select("person_id", "unit_id").iter_rows())
        waiting = Achievement.objects.open().filter(
            organisation=organisation, approved_on=None, refused_on=None, unit=None
        )
        found: dict[int, list[tuple[int, int]]] = {}
        for claim, person in waiting.order_by("submitted_on", "pk").values_list("pk", "person_id"):
            unit = works.get(person)
            if unit in self.leader_of and person not in self.leader_of.values():
                found.setdefault(unit, []).append((claim, person))
        return found

    def _leaves(self) -> list[int]:
        """Units with a leader and none below."""
        return [
            unit
            for unit in sorted(self.units.nodes)
            if unit in self.leader_of and not self.units.children[unit]
        ]

    def _section(self) -> int:
        sizes = {unit: self._size(unit) for unit in self._leaves()}
        near = sorted(sizes, key=lambda unit: (abs(sizes[unit] - SECTION), unit))[:10]
        return min(near, key=lambda unit: (abs(self._columns(unit) - COLUMNS), unit))

    def _leaders(self) -> list[dict[str, Any]]:
        """Leaders from all over the tree, with claims and whose they are: one for each morning."""
        waiting = [unit for unit in self._leaves() if self.claims.get(unit) and unit != self.section]
        spread = waiting[:: max(1, len(waiting) // LEADERS)][:LEADERS]
        return [
            {"unit": unit, "leader": self.leader_of[unit], "claims": self.claims[unit][:MORNINGS]}
            for unit in spread
        ]

    def _clinic(self) -> tuple[int, int, int]:
        """The unit under the root with nearest to as many people as asked for, and of the plans given to all in
        it that which asks nearest to as much: both, and how many cells they make."""
        clinics = {node.id for node in self.units.children[self.units.root.id]} & set(self.leader_of)
        clinic = min(sorted(clinics), key=lambda unit: abs(self._size(unit) - CLINIC))
        given = Assignment.objects.open().filter(person=None, positions="", unit_id=clinic)
        plans = set(given.values_list("plan_id", flat=True))
        here = self.cells.join(self._below(clinic), on="person_id", how="semi")
        of_plan = here.group_by("plan_id").agg(pl.len(), pl.col("person_id").n_unique()).sort("plan_id")
        asked = [
            (abs(cells / whom - ASKED), plan, cells)
            for plan, cells, whom in of_plan.iter_rows()
            if plan in plans
        ]
        _off, plan, cells = min(asked)
        return clinic, plan, cells

    def _me(self) -> tuple[int, int]:
        """Somebody with as many lines as asked for, or somewhat more, and how many; else who has most."""
        each = self.cells.select("person_id", "question", "unit_id").unique().group_by("person_id").len()
        lines = sorted((count, person) for person, count in each.iter_rows())
        count, person = next((one for one in lines if one[0] >= LINES), lines[-1])
        return person, count


def past(on: date) -> date:
    """A day that nothing is kept for."""
    return on - timedelta(days=137)
