"""What the digest opens with for those who want mail once a week. What that is, a floor above says (`Opening`); it is
written once a week and person, on Monday morning, into the same letter as what else waits."""

import logging
from collections.abc import Callable, Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from . import actions, queries, rules
from .actions import Told, Words
from .models import Message, Preference, Rhythm
from .rules import Kind

log = logging.getLogger(__name__)

WEEK = Kind("week", _("My week, if I get mail once a week"))
AT_A_TIME = 50

type Opening = Callable[[int, datetime], Words | None]
"""What there is for a person at a moment, in the language that is active; None where there is nothing."""


def open_with(opening: Opening, *, now: datetime) -> int:
    """Write it to those to whom it is to be written now, so many at a time. Says to how many."""
    monday = rules.week_to_open_with(now)
    if monday is None:
        return 0
    waiting = Preference.objects.filter(rhythm=Rhythm.WEEKLY).exclude(week_of=monday).order_by("person_id")
    people = list(waiting.values_list("person_id", "person__organisation_id")[:AT_A_TIME])
    return sum(_written(person, organisation, monday, opening, now) for person, organisation in people)


def _written(person_id: int, organisation_id: int, monday: date, opening: Opening, now: datetime) -> bool:
    with transaction.atomic():
        ours = Preference.objects.filter(person_id=person_id).exclude(week_of=monday)
        if not ours.update(week_of=monday):  # another worker was first
            return False
        words = _said(person_id, opening, now)
        if words is None:
            return False
        told = Told(to=person_id, kind=WEEK, words=lambda: words, due_at=now)
        return bool(actions.write(organisation_id, [told]))


def _said(person_id: int, opening: Opening, now: datetime) -> Words | None:
    """What cannot be told for somebody does not stop the mail of all."""
    try:
        with transaction.atomic(), translation.override(queries.languages([person_id])[person_id]):
            return opening(person_id, now)
    except Exception:
        log.exception("What a week opens with could not be written")
        return None


def first(messages: Iterable[Message]) -> list[Message]:
    """Some messages, with the week before the others."""
    return sorted(messages, key=lambda one: one.kind != WEEK.code)
