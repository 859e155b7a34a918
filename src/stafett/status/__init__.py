"""Status: what green, yellow, red and grey mean, for one person and for a hospital alike.

The package owns the rule book (its sections are cited as §1 to §7): from facts and a day to cells,
colours, lines and roll-ups. It is pure: frames in, frames out; no clock, no files, no database.

Read `evaluate` first, then `on_day`."""

from stafett.status.ahead import (
    COUNTED,
    figure_changes,
    figure_changes_of_each,
    figures_day_by_day,
    figures_on,
    together,
)
from stafett.status.colours import COLOUR_OF, Colour, Reason, export, on_day
from stafett.status.coverage import coverage, holding
from stafett.status.evaluation import Evaluation, evaluate
from stafett.status.facts import Facts
from stafett.status.outlines import outline, outline_counted_by, outline_on_day
from stafett.status.presentation import askers, changes, in_lines, lines
from stafett.status.rollups import (
    cells_counted_by,
    members_by_plan,
    rollup_by_plan,
    rollup_by_requirement,
    rollup_by_unit,
)
from stafett.status.terms import accepting
from stafett.status.tree import ancestry, below, members_on, parents_on, tree_on

__all__ = [
    "COLOUR_OF",
    "COUNTED",
    "Colour",
    "Evaluation",
    "Facts",
    "Reason",
    "accepting",
    "ancestry",
    "askers",
    "below",
    "cells_counted_by",
    "changes",
    "coverage",
    "evaluate",
    "export",
    "figure_changes",
    "figure_changes_of_each",
    "figures_day_by_day",
    "figures_on",
    "holding",
    "in_lines",
    "lines",
    "members_by_plan",
    "members_on",
    "on_day",
    "outline",
    "outline_counted_by",
    "outline_on_day",
    "parents_on",
    "rollup_by_plan",
    "rollup_by_requirement",
    "rollup_by_unit",
    "together",
    "tree_on",
]
