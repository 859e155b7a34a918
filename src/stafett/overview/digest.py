"""Somebody's week as it opens the mail they get once a week."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from stafett.communication.actions import Words
from stafett.lib import weeks
from stafett.lib.clock import OSLO
from stafett.people import queries as people
from stafett.people.models import Tie
from stafett.recipes.week import Group, Line

from . import queries
from .rules import Shown, is_overdue

MOST_SAID = 12
"""So many lines of each kind; of the rest it says how many."""


def words(person_id: int, at: datetime) -> Words | None:
    """The week of a moment in the language that is active; None for who cannot log in, and where there is nothing."""
    tied = Tie.objects.open().filter(person_id=person_id, identity__is_active=True)
    tie = tied.select_related("identity").first()
    if tie is None:
        return None
    actor = people.actor_for(tie.identity, on=at.date(), organisation_id=tie.organisation_id)
    shown = queries.week(actor, weeks.of(at.date()), at=at)
    if actor.person_id != person_id or shown.is_empty:
        return None
    return Words(
        subject=_("Your week %(number)s") % {"number": shown.week.number},
        paragraphs=list(_paragraphs(shown)),
        link=reverse("week:week"),
        link_label=_("My week"),
    )


def _paragraphs(shown: Shown) -> Iterable[str]:
    being = [line for _day, lines in shown.days for line in lines]
    parts = (
        (_("Where I shall be"), being),
        (_("What I owe"), shown.owe),
        (pgettext("week", "What I am asked"), shown.asked),
        (_("What became of what I raised"), shown.became),
    )
    for heading, lines in parts:
        said = [f"– {_line(line, shown)}" for line in lines[:MOST_SAID]]
        if len(lines) > MOST_SAID:
            said.append(_("– and %(count)s more") % {"count": len(lines) - MOST_SAID})
        if said:
            yield "\n".join((f"{heading}:", *said))


def _line(line: Line, shown: Shown) -> str:
    """What it is, and when; nothing that must not leave the house."""
    what = line.what if line.outside is None else line.outside
    named = f"{what} ({line.kind})" if what else line.kind[:1].upper() + line.kind[1:]
    told = [
        named,
        *([line.note] if line.note else []),
        *_when(line, shown),
        *([line.place] if line.place else []),
    ]
    return " · ".join(told)


def _when(line: Line, shown: Shown) -> Iterable[str]:
    if line.until is not None:
        moment = date_format(line.until.astimezone(OSLO), "j. F H:i")
        yield _("answer by %(moment)s") % {"moment": moment}
    elif line.on is not None:
        yield _said_day(line, line.on, shown)
    if line.starts is not None and line.ends is not None:
        yield _("%(start)s to %(end)s") % {"start": f"{line.starts:%H:%M}", "end": f"{line.ends:%H:%M}"}
    if line.next_on is not None:
        yield _("an answer by %(day)s") % {"day": date_format(line.next_on, "DATE_FORMAT")}


def _said_day(line: Line, on: date, shown: Shown) -> str:
    day = date_format(on, "DATE_FORMAT")
    if line.group == Group.OWE:
        said = _("overdue since %(day)s") if is_overdue(line, on=shown.today) else _("by %(day)s")
        return said % {"day": day}
    if line.group == Group.BE:
        through = f"–{date_format(line.through, 'DATE_FORMAT')}" if line.through else ""
        return f"{date_format(on, 'l')} {day}{through}"
    return day
