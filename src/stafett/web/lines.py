"""A line's small words: how long is left, and who asks."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stafett.standings.lines import Line
from stafett.status import Colour

SHOWN_AHEAD = 60
"""A deadline farther off than these days is told by its date alone."""
MONTH = 30
YEAR = 365


@dataclass(frozen=True)
class Asking:
    """A plan that asks, with the units it is given in."""

    plan_id: int
    title: str
    units: str


def countdown(line: Line, on: date) -> str:
    """How long is left, or how late it is; empty where nothing presses."""
    if line.colour not in (Colour.RED, Colour.YELLOW) or line.last_day is None:
        return ""
    left = (line.last_day - on).days
    if left < 0:
        return _late(-left)
    if left == 0:
        return _("last day today")
    if left > SHOWN_AHEAD:
        return ""
    return ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}


def _late(days: int) -> str:
    if days <= SHOWN_AHEAD:
        return ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}
    if days >= 2 * YEAR:
        years = days // YEAR
        return ngettext("%(years)d year late", "%(years)d years late", years) % {"years": years}
    months = days // MONTH
    return ngettext("%(months)d month late", "%(months)d months late", months) % {"months": months}


def asking(line: Line) -> list[Asking]:
    """The plans that ask for the line, each once, with its units."""
    titles: dict[int, str] = {}
    units: dict[int, list[str]] = {}
    for source in line.sources:
        titles[source.plan_id] = source.plan
        units.setdefault(source.plan_id, []).append(source.unit)
    return [Asking(plan, title, ", ".join(dict.fromkeys(units[plan]))) for plan, title in titles.items()]


def claim_query(line: Line) -> str:
    """What a claim for the line starts from: one of the competences it accepts, its level above the first,
    and its unit if it has one."""
    given = {"competence": line.competence_ids[0]}
    if line.level > 1:
        given["level"] = line.level
    if line.unit_id is not None:
        given["unit"] = line.unit_id
    return urlencode(given)
