"""What a preview found, as one actor may see it: names in the units they see, numbers for the rest, and of few
people elsewhere no colours."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import polars as pl

from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.standings.models import PreviewRun
from stafett.standings.preview import results
from stafett.standings.preview.asked import MoveUnit, from_json
from stafett.standings.preview.results import Figures, Result

FEW = 200
"""So many people are named at once; of more, those of one unit at a time."""
MOST = 500
"""So many of a unit are named."""
TOO_FEW = 5
"""Of fewer people whom the actor does not see, it is not told how many turn red."""


@dataclass(frozen=True)
class Who:
    """Somebody for whom something changes: the plans `entered` and `left`, `red_on` the day something turns red."""

    person_id: int
    name: str
    entered: list[str]
    left: list[str]
    reddens: bool
    red_on: date | None


@dataclass(frozen=True)
class Unit:
    """A unit in which something changes. `people`: None where they are not listed now; `unnamed`: how many more."""

    id: int
    name: str
    figures: Figures
    people: list[Who] | None
    unnamed: int = 0


@dataclass(frozen=True)
class Shown:
    """A result as the actor may see it. `open_unit`: the one whose people are asked for."""

    run: PreviewRun
    actor: Actor
    open_unit: int | None

    @cached_property
    def result(self) -> Result:
        found = results.from_json(self.run.result)
        return found if self.tells_colours else found.without_colours()

    @property
    def tells_colours(self) -> bool:
        """Whether anything is told of colours: of a unit that moves only to who sees its people."""
        what = from_json(self.run.asked)
        return not isinstance(what, MoveUnit) or self.actor.may(Power.SEE, what.unit_id)

    @cached_property
    def figures(self) -> Figures:
        """All in all; where too few people lie behind the units not seen, their colours are left out."""
        whole = self.result.figures
        if not self.is_few_elsewhere:
            return whole
        return replace(self.result.within(self._seen).figures, enters=whole.enters, leaves=whole.leaves)

    @property
    def _seen(self) -> frozenset[int]:
        return self.actor.units(Power.SEE)

    @cached_property
    def elsewhere(self) -> Figures:
        """The figures of the units the actor does not see, together; without colours where they are of few."""
        told = self.result.outside(self._seen).figures
        return replace(told, red=0, red_later=0, others=0) if self.is_few_elsewhere else told

    @property
    def is_anything_elsewhere(self) -> bool:
        return self._people_elsewhere > 0

    @property
    def is_few_elsewhere(self) -> bool:
        """Whether so few people are behind what is found in units not seen that a figure would tell of them."""
        return self.tells_colours and 0 < self._people_elsewhere < TOO_FEW

    @cached_property
    def _people_elsewhere(self) -> int:
        return self.result.outside(self._seen).people_changed

    @cached_property
    def units(self) -> list[Unit]:
        """The units seen in which something changes, the most red first."""
        names = people.unit_names(self.actor.organisation_id)
        by_unit = self.result.by_unit(self._seen)
        listed = set(by_unit) if self._are_few else {self.open_unit} & set(by_unit)
        rows = {unit: self.result.people(unit) for unit in listed}
        called = self._called_among([row for some in rows.values() for row in some.head(MOST)["person_id"]])
        found = [
            self._unit(unit, names.get(unit, ""), figures, rows.get(unit), called)
            for unit, figures in by_unit.items()
        ]
        return sorted(found, key=lambda unit: (-unit.figures.any_red, unit.name, unit.id))

    @property
    def _are_few(self) -> bool:
        return self.result.within(self._seen).rows.height <= FEW

    def _called_among(self, person_ids: list[int]) -> dict[int, str]:
        """What those of some people are called whom the actor sees."""
        seen = people.visible_to(self.actor, on=self.run.on, among=person_ids)
        return {row.person_id: row.name for row in seen}

    def _unit(
        self, unit: int, name: str, figures: Figures, rows: pl.DataFrame | None, called: dict[int, str]
    ) -> Unit:
        if rows is None:
            return Unit(unit, name, figures, None)
        who = [self._who(row, called) for row in rows.head(MOST).to_dicts() if row["person_id"] in called]
        who.sort(key=lambda one: (not one.reddens, not one.entered, not one.left, one.name))
        return Unit(unit, name, figures, who, rows.height - len(who))

    def _who(self, row: dict, called: dict[int, str]) -> Who:
        return Who(
            row["person_id"],
            called[row["person_id"]],
            self._called(row["entered"]),
            self._called(row["left"]),
            row["reddens_0"] or row["reddens_1"],
            row["red_on"],
        )

    def _called(self, plan_ids: list[int]) -> list[str]:
        return sorted(self._titles.get(plan, "") for plan in plan_ids)

    @cached_property
    def _titles(self) -> dict[int, str]:
        return plans.titles(self.actor.organisation_id, on=self.result.first_day)
