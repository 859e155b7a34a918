"""Somebody's week: what all recipes say of it, and what belongs to none of them."""

from collections.abc import Iterator
from datetime import datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stafett.lib.clock import OSLO
from stafett.lib.weeks import Week
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.pulses import queries as pulses
from stafett.pulses import rules as asking
from stafett.recipes import registry
from stafett.recipes.week import Asked, Group, Line
from stafett.records import queries as records
from stafett.records.practice import queries as practice

from . import matters, requirements, rules
from .rules import Shown

LAST_MINUTE = time(23, 59)
LOOKED_AT = 50
"""Of claims that wait so many are worked out, as on their own page; those beyond are counted as they stand."""


def week(actor: Actor, of: Week, *, at: datetime) -> Shown:
    """What a person has before them in a week, seen at a moment. As many queries however many rows there are."""
    asked = Asked(of.first, of.last, at, people.answers_for(actor, on=at.date()))
    return rules.arranged(_lines(actor, asked), of, on=asked.today)


def _lines(actor: Actor, asked: Asked) -> Iterator[Line]:
    yield from registry.of_week(actor, asked)
    yield from requirements.owed(actor, asked)
    yield from matters.owed(asked)
    yield from matters.became(actor, asked)
    yield from _questions(actor, asked)
    yield from _claims(actor, asked)


def _questions(actor: Actor, asked: Asked) -> Iterator[Line]:
    """What somebody is asked to answer, while they can."""
    for row in pulses.asked_of(actor, on=asked.today):
        last = asking.last_day(row)
        yield Line(
            group=Group.ASKED,
            kind=_("questions"),
            what=row.wave.form.title,
            note=_("Answer them while they are open."),
            link=reverse("pulses:answer", args=[row.wave_id]),
            until=datetime.combine(last, LAST_MINUTE, OSLO) if last else None,
        )


def _claims(actor: Actor, asked: Asked) -> Iterator[Line]:
    """What waits for somebody to approve or sign, counted."""
    if not records.may_be_asked(actor, on=asked.today):
        return
    desk = records.desk(actor, on=asked.today, enough=LOOKED_AT)
    if count := len(desk.to_approve) + desk.unread:
        said = ngettext("%(number)s waits for approval", "%(number)s wait for approval", count)
        yield _count(said, count, "claims:waiting")
    if count := len(desk.to_sign) + len(practice.to_sign(actor, on=asked.today)):
        said = ngettext("%(number)s waits to be signed", "%(number)s wait to be signed", count)
        yield _count(said, count, "claims:signing")


def _count(said: str, count: int, page: str) -> Line:
    what = said % {"number": count}
    return Line(group=Group.OWE, kind=_("competence"), what=what, link=reverse(page))
