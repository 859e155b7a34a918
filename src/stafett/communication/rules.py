"""Who is told what, when; and how long one tries."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from stafett.lib.clock import OSLO
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.roles import Power

from .models import Letter, Rhythm, Standing

USUAL = Rhythm.DAILY
"""One digest, not ten mails (K12)."""
MORNING = time(7)
MONDAY = 0
BACK_OFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
)
"""How long to wait after each failure; after the last, as long each time."""
GIVE_UP_AFTER = timedelta(days=5)
"""As mail servers do themselves. News as old as that is none."""
FORGET_AFTER = timedelta(days=90)
"""What was told is not kept for longer: what happened stands in the log."""


SOON = timedelta(days=7)
"""So long before its day people are reminded of something, once."""


@dataclass(frozen=True)
class Kind:
    """A kind of message: its code, and what people read who choose whether to get it.

    `is_must`: nobody can be without it. `pause`: how long it waits, for what may be undone."""

    code: str
    label: Promise
    is_must: bool = False
    pause: timedelta = timedelta()


@dataclass(frozen=True)
class Choice:
    """What somebody chose, or would have without choosing."""

    rhythm: Rhythm = USUAL
    silenced: frozenset[str] = frozenset()


def wants(choice: Choice, kind: str, *, is_must: bool) -> bool:
    """Whether somebody is to be told this at all."""
    return is_must or (choice.rhythm != Rhythm.NONE and kind not in choice.silenced)


def due(not_before: datetime, choice: Choice, *, is_urgent: bool) -> datetime:
    """When what was written is to be sent: in the rhythm chosen, or at once where that is too late."""
    if is_urgent or choice.rhythm in (Rhythm.AT_ONCE, Rhythm.NONE):
        return not_before
    there = not_before.astimezone(OSLO)
    morning = datetime.combine(there.date(), MORNING, OSLO)
    while morning <= there or (choice.rhythm == Rhythm.WEEKLY and morning.weekday() != MONDAY):
        morning = datetime.combine(morning.date() + timedelta(days=1), MORNING, OSLO)
    return morning


def week_to_open_with(now: datetime) -> date | None:
    """The Monday whose week the digest opens with now: on that day, from the hour at which digests go."""
    there = now.astimezone(OSLO)
    return there.date() if there.weekday() == MONDAY and there.time() >= MORNING else None


def next_attempt(made_at: datetime, attempts: int, *, now: datetime) -> datetime | None:
    """When to try again after so many failures; None: never more."""
    again = now + BACK_OFF[min(attempts, len(BACK_OFF)) - 1]
    return again if again - made_at <= GIVE_UP_AFTER else None


def can_see_undelivered(actor: Actor) -> bool:
    """Those who see to it that people can log in see to their addresses too."""
    return actor.may_everywhere(Power.INVITE)


def can_try_again(actor: Actor, letter: Letter) -> Verdict:
    """Only what was given up, by who sees it, before it is too old to matter."""
    if not can_see_undelivered(actor) or letter.organisation_id != actor.organisation_id:
        return Verdict(_("There is nothing here that you may do."))
    if letter.standing != Standing.GIVEN_UP:
        return Verdict(_("This is on its way, or has been sent."))
    if letter.guest_id is not None:
        return Verdict(_("Ask the guest anew instead: the link that was in the letter is not kept."))
    return ALLOWED


def stops(choice: Choice, kinds: Collection[str]) -> Choice:
    """What is left when somebody wants no more of some kinds; of none in particular: of nothing but what they must."""
    if not kinds:
        return Choice(Rhythm.NONE, choice.silenced)
    return Choice(choice.rhythm, choice.silenced | frozenset(kinds))
