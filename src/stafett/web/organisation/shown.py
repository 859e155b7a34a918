"""What the organisation page shows of a unit, or of all somebody may see: the page and its export read it."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from stafett.lib import clock
from stafett.people import tree as units
from stafett.people.actor import Actor
from stafett.people.models import Unit
from stafett.people.roles import Power
from stafett.people.tree import Node, Tree
from stafett.plans import queries as plans
from stafett.plans.models import Plan
from stafett.standings import figures
from stafett.standings.figures import Figures, Overview
from stafett.standings.queries import MOST_LISTED

from .curve import Curve, curve

BY_UNIT, BY_PLAN, BY_MONTH = "unit", "plan", "month"
MONTHS, WEEK = 12, timedelta(days=7)


@dataclass(frozen=True)
class Row:
    """A unit, a plan, or a day (`on`), with its figures. `depth`: how deep a unit lies below what is shown."""

    id: int
    name: str
    figures: Figures
    depth: int = 0
    has_more: bool = False
    on: date | None = None


@dataclass(frozen=True)
class Shown:
    """The units at the top of the page that day, and their figures. `unit_id`: the one unit it is about;
    `tops`: where what the actor may see begins."""

    actor: Actor
    on: date
    tree: Tree
    tops: list[int]
    unit_id: int | None

    @property
    def roots(self) -> list[int]:
        return self.tops if self.unit_id is None else [self.unit_id]

    @cached_property
    def overview(self) -> Overview:
        seen = self.actor.units(Power.SEE)
        return figures.overview(self.actor.organisation_id or 0, self.tree, self.roots, seen=seen, on=self.on)

    @property
    def path(self) -> list[Node]:
        """The way down to the unit, as far as the actor may see."""
        if self.unit_id is None:
            return []
        return [node for node in self.tree.path(self.unit_id) if self._is_seen(node)]

    @property
    def total(self) -> Figures | None:
        """The figures of the one unit; none where several stand beside each other."""
        return None if self.unit_id is None else self.overview.unit(self.unit_id)

    @property
    def has_units(self) -> bool:
        """Whether there is any unit to list."""
        return bool(self.nearest)

    def units(self, *, everything: bool = False) -> list[Row]:
        """The units right below, by name; with `everything` all of them, each before its own."""
        return [
            self._row(node, depth)
            for nearest in self.nearest
            for node, depth in self._below(nearest, everything)
        ]

    def plans(self) -> list[Row]:
        """The plans that ask somebody something here, those with most red first."""
        titles = plans.titles(self.actor.organisation_id, on=self.on)
        rows = [Row(plan, titles[plan], counted) for plan, counted in self.overview.plans.items()]
        return sorted(rows, key=lambda row: (-row.figures.red, -row.figures.yellow, row.name, row.id))

    def months(self) -> list[Row]:
        """The unit's figures on the day, and on the same day of each of the next twelve months."""
        days = [clock.months_after(self.on, nth) for nth in range(MONTHS + 1)]
        counted = self.overview.ahead(self.unit_id or 0, days)
        return [Row(0, day.isoformat(), figures, on=day) for day, figures in zip(days, counted, strict=True)]

    def curve(self) -> Curve:
        """The year ahead, week by week."""
        last = clock.months_after(self.on, MONTHS)
        days = [self.on + nth * WEEK for nth in range((last - self.on) // WEEK + 1)]
        return curve(self.overview.ahead(self.unit_id or 0, days))

    @property
    def lists_people(self) -> bool:
        """Whether the unit has a page that lists its people."""
        return self.total is not None and self.total.members <= MOST_LISTED

    def may_take_out(self) -> bool:
        """Whether the actor may export all of it."""
        return all(self.actor.may(Power.EXPORT, root) for root in self.roots)

    def unit_keys(self) -> dict[int, str]:
        """The organisation's own ids of its units."""
        return dict(Unit.objects.filter(pk__in=self.tree.nodes).values_list("pk", "key"))

    def plan_keys(self) -> dict[int, str]:
        return dict(Plan.objects.filter(pk__in=self.overview.plans).values_list("pk", "key"))

    def _is_seen(self, node: Node) -> bool:
        return self.actor.may(Power.SEE, node.id)

    @property
    def nearest(self) -> list[Node]:
        """The units right below the one shown, or the highest ones."""
        if self.unit_id is None:
            return [self.tree.nodes[unit] for unit in self.tops]
        return [node for node in self.tree.children[self.unit_id] if self._is_seen(node)]

    def _below(self, nearest: Node, everything: bool) -> list[tuple[Node, int]]:
        if not everything:
            return [(nearest, 0)]
        return [(node, depth) for node, depth in self.tree.walk(nearest.id) if self._is_seen(node)]

    def _row(self, node: Node, depth: int) -> Row:
        more = any(self._is_seen(child) for child in self.tree.children[node.id])
        return Row(node.id, node.name, self.overview.unit(node.id), depth, more)


def shown(actor: Actor, unit_id: int | None, *, on: date) -> Shown:
    """A unit the actor may see; without one, the highest of those: itself, where there is one alone."""
    tree = units.tree(actor.organisation_id or 0, on=on)
    tops = figures.visible_roots(tree, actor.units(Power.SEE))
    return Shown(actor, on, tree, tops, unit_id or (tops[0] if len(tops) == 1 else None))
