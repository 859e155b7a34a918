"""What was raised, in somebody's week: what is with them and has a next day, and what became of what they raised."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.matters import queries as matters
from stafett.matters.models import SETTLED, WAITING, MatterState, Meaning
from stafett.matters.rules import ANSWER_WITHIN
from stafett.people.actor import Actor
from stafett.recipes.week import Asked, Group, Line

from . import words

NEWS_SINCE = timedelta(weeks=1)
"""What became of things is told of the week and of the one before it: on a Monday nothing has happened yet."""


def owed(asked: Asked) -> Iterator[Line]:
    """What is with the units somebody answers for, and is to be answered or looked at again by the end of the week, or
    has waited for a first answer for as long as others may; what they passed on, once its day is past; last what waits,
    and whose day depends on one that is not known yet. One query."""
    long = Q(meaning=Meaning.NEW, matter__raised_on__lte=asked.last - ANSWER_WITHIN)
    soon = Q(due_on__lte=asked.last) | Q(due_on=None, meaning__in=WAITING) | long
    back = Q(passed_from_id__in=asked.units, meaning__in=WAITING, due_on__lt=asked.today)
    theirs = Q(soon, unit_id__in=asked.units) | back
    rows = MatterState.objects.open().filter(theirs).exclude(meaning__in=SETTLED)
    by_day = F("due_on").asc(nulls_last=True)
    for row in rows.select_related("matter__arena").order_by(by_day, "matter_id"):
        yield _line(Group.OWE, row, on=row.due_on, note=_next_step(row))


def _next_step(row: MatterState) -> str:
    return _("Answer it, or say when you will.") if row.waits else _("Look at it again.")


def became(actor: Actor, asked: Asked) -> Iterator[Line]:
    """What became of what somebody raised: answers, and next days. As many queries as merges follow each other."""
    since = asked.first - NEWS_SINCE
    raised = list(matters.raised_by(actor).select_related("matter__arena"))
    outcomes = matters.outcomes(raised)
    for row in raised:
        final = outcomes[row.matter_id]
        day = max(row.since, final.since)
        if final.meaning != Meaning.NEW and since <= day <= asked.last:
            line = _line(Group.BECAME, row, on=day, note=words.standing(final))
            yield replace(line, said=final.answer, next_on=final.due_on if final.waits else None)


def _line(group: Group, row: MatterState, *, on: date | None, note: str) -> Line:
    """Mail says none of the words that were put forward, and no answer: those are read here."""
    return Line(
        group=group,
        kind=words.kind(row.matter),
        what=row.matter.title,
        note=note,
        link=reverse("matters:detail", args=[row.matter_id]),
        on=on,
        outside="",
    )
