"""The units to choose among when something happened: few enough to look through, and together all of them."""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl
from django.utils.translation import gettext as _

from stafett.people.tree import Tree

MOST = 40
"""So many a list has at most, unless there are more at the top."""


@dataclass(frozen=True)
class Branch:
    """A unit with all below it (`is_alone`: without), and how many people there are to be told."""

    unit_id: int
    name: str
    unit_ids: frozenset[int]
    people: int
    is_alone: bool = False

    @property
    def key(self) -> str:
        """The branch as a form says it."""
        return f"{self.unit_id}-alone" if self.is_alone else str(self.unit_id)


def branches(units: Tree, reach: frozenset[int], jobs: pl.DataFrame) -> list[Branch]:
    """The units of `reach` in which there are `jobs` (`person_id`, `unit_id`), from the top down as far as the
    list is short."""
    known = reach & units.nodes.keys()
    tops = sorted(unit for unit in known if units.nodes[unit].parent_id not in known)
    level = [one for unit in tops if (one := _branch(units, unit, known, jobs)).people]
    while True:
        below = [one for branch in level for one in _split(units, branch, jobs)]
        if below == level or len(below) > MOST:
            return level
        level = below


def _branch(units: Tree, unit: int, reach: Iterable[int], jobs: pl.DataFrame) -> Branch:
    below = units.below(unit) & frozenset(reach)
    return Branch(unit, units.nodes[unit].name, below, _people(jobs, below))


def _people(jobs: pl.DataFrame, unit_ids: frozenset[int]) -> int:
    return jobs.filter(pl.col("unit_id").is_in(sorted(unit_ids)))["person_id"].n_unique()


def _split(units: Tree, branch: Branch, jobs: pl.DataFrame) -> list[Branch]:
    """The branches right below one, with what is in the unit itself; the branch where there is but one."""
    if branch.is_alone or len(branch.unit_ids) == 1:
        return [branch]
    itself = frozenset({branch.unit_id})
    alone = Branch(
        branch.unit_id, _("%(unit)s itself") % {"unit": branch.name}, itself, _people(jobs, itself), True
    )
    below = [_branch(units, node.id, branch.unit_ids, jobs) for node in units.children[branch.unit_id]]
    return [one for one in (alone, *below) if one.people]
