"""Writing what people are to be told, and what they choose.

`write` belongs inside the change it tells of: both are recorded, or neither is.
"""

import secrets
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import batched

from django.db import connection, transaction
from django.db.models import Q
from django.utils import translation

from stafett.audit import actions as audit
from stafett.lib import clock
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.people.log_ins import hashed

from . import queries, rules
from .calendars import Invitation
from .models import STILL_WAITS, CalendarLink, Letter, Message, Preference, Rhythm, Standing
from .rules import Choice, Kind

SUBJECT_LENGTH = 200
AT_A_TIME = 500
TOLD_ALL = Choice(Rhythm.AT_ONCE)
"""What holds for guests."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What is said: a line that says it all, what more there is to say, and where to go (a path of this site)."""

    subject: str
    paragraphs: Sequence[str] = ()
    link: str = ""
    link_label: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """Somebody is told something: a person (`to`), or a guest (`guest`), who chooses nothing and is told all, at
    once. `words` is asked in the reader's language, and of those that are equal one speaks for all; `about` names
    what it is about. What is urgent, or is for the reader's calendar, goes at once and by itself. `due_at`: when it
    goes with the rest, whatever the rhythm says."""

    to: int | None = None
    guest: int | None = None
    kind: Kind
    words: Callable[[], Words]
    about: str = ""
    is_urgent: bool = False
    due_at: datetime | None = None
    calendar: Invitation | None = None


def write(organisation_id: int, told: Iterable[Told]) -> list[Message]:
    """Put into the outbox what people are told. What they want no mail of stands there to be read alone. Belongs inside
    the change it tells of."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A message is written in the change it tells of.")
    several, now = list(told), clock.now()
    listening, said = _listening(several), cache(_said)
    made = []
    for one in several:
        choice, language = listening[one.to, one.guest]
        made.append(_message(organisation_id, one, said(one.words, language), choice, language, now))
    return Message.objects.bulk_create(made, batch_size=AT_A_TIME)


def _said(words: Callable[[], Words], language: str) -> Words:
    with translation.override(language):
        return words()


def _listening(told: Sequence[Told]) -> dict[tuple[int | None, int | None], tuple[Choice, str]]:
    """By person and guest: what they chose, and their language."""
    people = {one.to for one in told if one.to is not None}
    guests = {one.guest for one in told if one.guest is not None}
    chosen, languages = queries.choices(people), queries.languages(people)
    of_guests = queries.languages_of_guests(guests)
    return {
        **{(person, None): (chosen[person], languages[person]) for person in people},
        **{(None, guest): (TOLD_ALL, of_guests[guest]) for guest in guests},
    }


def _message(
    organisation_id: int, told: Told, words: Words, choice: Choice, language: str, now: datetime
) -> Message:
    is_urgent = told.is_urgent or told.calendar is not None or told.guest is not None
    return Message(
        organisation_id=organisation_id,
        person_id=told.to,
        guest_id=told.guest,
        kind=told.kind.code,
        is_must=told.kind.is_must or told.guest is not None,
        is_urgent=is_urgent,
        about=told.about,
        language=language,
        subject=" ".join(words.subject.split())[:SUBJECT_LENGTH],
        paragraphs=list(words.paragraphs),
        link=words.link,
        link_label=words.link_label,
        calendar=told.calendar.stored() if told.calendar else None,
        written_at=now,
        not_before=now + told.kind.pause,
        only_here=not rules.wants(choice, told.kind.code, is_must=told.kind.is_must),
        due_at=told.due_at or rules.due(now + told.kind.pause, choice, is_urgent=is_urgent),
    )


def take_back(organisation_id: int, *, about: Collection[str], kinds: Collection[Kind]) -> int:
    """What is no longer so is not told: messages of some kinds about some things that have not been sent yet.
    Says how many. Belongs inside the change that makes them untrue."""
    unsent = Q(letter=None) | Q(letter__standing=Standing.WAITING)
    codes, count = [kind.code for kind in kinds], 0
    for some in batched(about, AT_A_TIME):
        rows = Message.objects.filter(unsent, organisation_id=organisation_id, about__in=some, dropped=False)
        found = list(rows.filter(kind__in=codes).values_list("pk", flat=True))
        if found:
            Message.objects.filter(pk__in=found, guest__isnull=False).update(link="")
            count += Message.objects.filter(pk__in=found).update(dropped=True)
    return count


def choose(choice: Choice, *, person_id: int) -> None:
    """Keep what somebody chose about their own mail. What waits follows it. Not logged: nobody else's business."""
    with transaction.atomic():
        Preference.objects.update_or_create(
            person_id=person_id, defaults={"rhythm": choice.rhythm, "silenced": sorted(choice.silenced)}
        )
        rows = list(Message.objects.filter(STILL_WAITS, person_id=person_id).select_for_update())
        for row in rows:
            row.only_here = not rules.wants(choice, row.kind, is_must=row.is_must)
            row.due_at = rules.due(row.not_before, choice, is_urgent=row.is_urgent)
        Message.objects.bulk_update(rows, ["only_here", "due_at"], batch_size=AT_A_TIME)


def try_again(letter: Letter, *, by: Actor) -> None:
    """Send once more what was given up. Logged. Raises NotAllowed."""
    with audit.change(by.organisation_id or 0, by=by, verb="letter.tried_again", is_common=False) as change:
        current = Letter.objects.select_for_update().get(pk=letter.pk)
        require(rules.can_try_again(by, current))
        current.standing, current.settled_at = Standing.WAITING, None
        current.made_at = current.due_at = clock.now()
        current.attempts, current.failure = 0, ""
        current.save()
        change.detail = {"count": 1}


def make_calendar_link(*, person_id: int) -> str:
    """A new secret address for one's own calendar: its token, shown this once. An earlier one stops working."""
    token = secrets.token_urlsafe(32)
    CalendarLink.objects.update_or_create(
        person_id=person_id, defaults={"token_hash": hashed(token), "made_at": clock.now()}
    )
    return token


def end_calendar_link(*, person_id: int) -> None:
    """From now on one's calendar has no address."""
    CalendarLink.objects.filter(person_id=person_id).delete()
