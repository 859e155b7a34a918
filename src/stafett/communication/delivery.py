"""Delivering: what is due is put into letters, and letters are sent, one at a time.

A letter is leased (its `due_at` moved ahead), sent, and marked. Whoever dies on the way leaves it to whoever
comes when the lease is over: nothing is lost, and what had left already is sent once more with the same
Message-ID, which mail programmes show once.
"""

import logging
import smtplib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q, QuerySet

from stafett.lib import clock

from . import letters, queries, rules, weekly
from .letters import Sender
from .models import STILL_WAITS, Letter, Message, Standing

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
"""More than sending takes when every step of it waits as long as it may."""
AT_A_TIME = 200
OF_THE_LETTER = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)
"""What the mail server says of one letter. Anything else it or the network says is of the way, for all of them."""
NO_ADDRESS = "no address"
WHOSE = ("organisation_id", "person_id", "guest_id")

type Clock = Callable[[], datetime]


def is_set_up() -> bool:
    """Whether this installation has been told where to send mail."""
    return "default" in mailers


@dataclass
class Round:
    """What one round did; `is_open`: the mail server took what it was given, or refused it for itself."""

    sent: int = 0
    failed: int = 0
    is_open: bool = True

    @property
    def is_idle(self) -> bool:
        return not self.sent and not self.failed


def go_round(sender: Sender, *, now: Clock = clock.now, opening: weekly.Opening | None = None) -> Round:
    """One round: what is due is put into letters and sent, two hundred of each at most. `opening`: what digests once a
    week open with."""
    done = Round()
    if not is_set_up():
        lapse(now=now())
        return done
    if opening is not None:
        weekly.open_with(opening, now=now())
    gather(now=now())
    mailer = mailers.default
    try:
        while done.sent + done.failed < AT_A_TIME and done.is_open and (letter := lease(now=now())):
            _send(letter, mailer, sender, done, now)
    finally:
        _hang_up(mailer)
    return done


def lapse(*, now: datetime) -> int:
    """Where no mail is sent: what has been due for days is news no more."""
    old = queries.waiting().filter(due_at__lt=now - rules.GIVE_UP_AFTER)
    old.filter(guest__isnull=False).update(link="")
    return old.update(only_here=True)


def forget(*, now: datetime) -> int:
    """Delete what was told long ago, with its letters."""
    before = now - rules.FORGET_AFTER
    settled = Q(letter=None) | ~Q(letter__standing=Standing.WAITING)
    count, _of_each = Message.objects.filter(settled, written_at__lt=before).delete()
    Letter.objects.filter(settled_at__lt=before, messages=None).delete()
    return count


def gather(*, now: datetime) -> int:
    """Put what is due into letters: what is urgent each into its own, the rest into one a person. Says how many."""
    due = queries.waiting().filter(due_at__lte=now)
    urgent = due.filter(is_urgent=True).order_by("due_at", "pk").values("pk", *WHOSE)[:AT_A_TIME]
    made = [_enclose(Message.objects.filter(STILL_WAITS, pk=one.pop("pk")), one, now) for one in urgent]
    rest = due.filter(is_urgent=False).order_by("person_id").values(*WHOSE).distinct()[:AT_A_TIME]
    ready = Message.objects.filter(STILL_WAITS, is_urgent=False, not_before__lte=now)
    made += [_enclose(ready.filter(person_id=one["person_id"]), one, now) for one in rest]
    return sum(made)


def _enclose(messages: QuerySet[Message], whose: dict[str, int], now: datetime) -> bool:
    """Whether a letter was made: another worker may have been first."""
    with transaction.atomic():
        letter = Letter.objects.create(**whose, made_at=now, due_at=now)
        if messages.update(letter=letter):
            return True
        letter.delete()
        return False


def lease(*, now: datetime) -> Letter | None:
    """A letter that is due, ours to send for so long as `LEASE`; None when there is none, or others took them."""
    due = Letter.objects.filter(standing=Standing.WAITING, due_at__lte=now).order_by("due_at", "pk")
    for letter in due[:20]:
        ours = Letter.objects.filter(pk=letter.pk, standing=Standing.WAITING, due_at=letter.due_at)
        if ours.update(due_at=now + LEASE, attempts=F("attempts") + 1):
            letter.refresh_from_db()
            return letter
    return None


def _send(letter: Letter, mailer: BaseEmailBackend, sender: Sender, done: Round, now: Clock) -> None:
    messages = weekly.first(letter.messages.filter(dropped=False).order_by("written_at", "pk"))
    reader = queries.reader(letter)
    if not messages:
        _settle(letter, Standing.NOT_NEEDED, now())
        return
    if reader is None:
        _failed(letter, NO_ADDRESS, done, now())
        return
    try:
        mail = letters.compose(letter, messages, to=reader, sender=sender)
        mailer.open()
        mailer.send_messages([mail])
    except Exception as error:
        # Whatever it is: the letter is tried again later, and does not stop those behind it.
        done.is_open = isinstance(error, OF_THE_LETTER) or not isinstance(error, OSError)
        _failed(letter, said(error, reader.address), done, now())
        _hang_up(mailer)
    else:
        _settle(letter, Standing.SENT, now())
        done.sent += 1


def _hang_up(mailer: BaseEmailBackend) -> None:
    with suppress(OSError):
        mailer.close()


def _settle(letter: Letter, standing: Standing, now: datetime, *, failure: str = "") -> None:
    ours = Letter.objects.filter(pk=letter.pk, standing=Standing.WAITING)
    ours.update(standing=standing, settled_at=now, failure=failure)
    if letter.guest_id is not None:  # a guest's link lets them in, and is stored no longer than it must be
        letter.messages.update(link="")


def _failed(letter: Letter, why: str, done: Round, now: datetime) -> None:
    done.failed += 1
    again = rules.next_attempt(letter.made_at, letter.attempts, now=now)
    if again is None:
        _settle(letter, Standing.GIVEN_UP, now, failure=why)
        log.warning("Letter %s was given up: %s", letter.key, why)
        return
    Letter.objects.filter(pk=letter.pk, standing=Standing.WAITING).update(due_at=again, failure=why)


def said(error: Exception, address: str) -> str:
    """Why it failed, as the mail server said it, without the address it was about."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
        why = f"{code} {_text(text)}"
    elif isinstance(error, smtplib.SMTPResponseException):
        why = f"{error.smtp_code} {_text(error.smtp_error)}"
    else:
        why = f"{type(error).__name__}: {error}"
    return " ".join(why.replace(address, "…").split())[:300]


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", errors="replace") if isinstance(said, bytes) else said
