"""Reading what people are told and chose, and what could not be delivered."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from stafett.people.actor import Actor
from stafett.people.log_ins import hashed
from stafett.people.models import Guest, PersonDetails, Tie

from . import rules
from .models import STILL_WAITS, CalendarLink, Letter, Message, Preference, Rhythm, Standing
from .rules import Choice, Kind

LATE = timedelta(hours=1)
"""What has been due for so long waits for something that does not work."""

WAITS_FOR_OTHERS = {
    "postgresql": "SELECT pg_advisory_xact_lock(hashtext(%s))",
    "sqlite": "SELECT %s",  # a transaction that writes is alone anyway (`transaction_mode`)
}
"""Holds whoever tells of the same kind of thing back until the transaction is over."""


def choices(person_ids: Collection[int]) -> dict[int, Choice]:
    """What some persons chose; the usual for those who chose nothing."""
    chosen = {
        row.person_id: Choice(Rhythm(row.rhythm), frozenset(row.silenced))
        for row in Preference.objects.filter(person_id__in=person_ids)
    }
    return {person: chosen.get(person, Choice()) for person in person_ids}


def languages(person_ids: Collection[int]) -> dict[int, str]:
    """The language each of some persons reads: that of their log-in, else the installation's."""
    tied = Tie.objects.open().filter(person_id__in=person_ids)
    known = dict(settings.LANGUAGES)
    chosen = {
        person: language
        for person, language in tied.values_list("person_id", "identity__language")
        if language in known
    }
    return {person: chosen.get(person, settings.LANGUAGE_CODE) for person in person_ids}


def languages_of_guests(guest_ids: Collection[int]) -> dict[int, str]:
    """The language each of some guests reads: the one said when they were asked, else the installation's."""
    known = dict(settings.LANGUAGES)
    rows = Guest.objects.filter(pk__in=guest_ids).values_list("pk", "language") if guest_ids else []
    return {guest: language if language in known else settings.LANGUAGE_CODE for guest, language in rows}


@dataclass(frozen=True)
class Reader:
    """Whom a letter goes to, as they are known when it is sent."""

    name: str
    address: str


def reader(letter: Letter) -> Reader | None:
    """Where whom a letter is to is reached; None without an address."""
    if letter.guest_id is not None:
        guest = Guest.objects.exclude(email="").filter(pk=letter.guest_id).first()
        return Reader(guest.name, guest.email) if guest else None
    return reached(letter.person_id)


def reached(person_id: int | None) -> Reader | None:
    """Where a person is reached: the address of their record, else that of their log-in; None without any."""
    details = PersonDetails.objects.open().filter(person_id=person_id).first()
    if details is None:
        return None
    tied = Tie.objects.open().filter(person_id=person_id, identity__is_active=True)
    address = details.email.strip() or tied.values_list("identity__email", flat=True).first()
    return Reader(details.name, address) if address else None


def waiting() -> QuerySet[Message]:
    """What is in no letter yet."""
    return Message.objects.filter(STILL_WAITS)


def told(actor: Actor) -> QuerySet[Message]:
    """What somebody has been told, or soon will be, the newest first."""
    return (
        Message.objects.filter(
            organisation_id=actor.organisation_id, person_id=actor.person_id, dropped=False
        )
        .select_related("letter")
        .order_by("-written_at", "-id")
    )


def not_told_of[Thing](kind: Kind, by_name: Mapping[str, Thing]) -> dict[str, Thing]:
    """Of some things by their names, those nobody was told of in a kind of message yet, as far back as that is kept.
    Belongs inside the transaction that tells of them: whoever asks the same meanwhile waits for its end."""
    with connection.cursor() as cursor:
        cursor.execute(WAITS_FOR_OTHERS[connection.vendor], [kind.code])
    rows = Message.objects.filter(kind=kind.code, about__in=by_name)
    told = set(rows.values_list("about", flat=True))
    return {name: thing for name, thing in by_name.items() if name not in told}


@dataclass(frozen=True)
class Counts:
    """How an organisation's mail stands: waiting for its time, on its way, sent and given up lately."""

    waiting: int
    on_their_way: int
    sent: int
    given_up: int


def counts(organisation_id: int | None, *, now: datetime) -> Counts:
    """An organisation's mail; what is settled, of the last week."""
    lately = Q(settled_at__gt=now - timedelta(days=7))
    letters = Letter.objects.filter(organisation_id=organisation_id).aggregate(
        on_their_way=Count("pk", filter=Q(standing=Standing.WAITING)),
        sent=Count("pk", filter=Q(standing=Standing.SENT) & lately),
        given_up=Count("pk", filter=Q(standing=Standing.GIVEN_UP) & lately),
    )
    return Counts(waiting=waiting().filter(organisation_id=organisation_id).count(), **letters)


def undelivered(actor: Actor) -> QuerySet[Letter]:
    """What could not be delivered in the actor's organisation: given up, or failed at least once so far."""
    rows = Letter.objects.filter(organisation_id=actor.organisation_id)
    if not rules.can_see_undelivered(actor):
        return rows.none()
    trying = Q(standing=Standing.WAITING) & ~Q(failure="")
    return rows.filter(Q(standing=Standing.GIVEN_UP) | trying).order_by("-made_at", "-id")


@dataclass(frozen=True)
class Health:
    """What waits too long in the whole installation, and what was given up in the last week."""

    late: int
    given_up: int


def health(*, now: datetime) -> Health:
    """Whether mail goes out: what should have gone an hour ago, and what was given up lately."""
    letters = Letter.objects.filter(standing=Standing.WAITING, made_at__lt=now - LATE).count()
    messages = waiting().filter(due_at__lt=now - LATE).count()
    lately = Letter.objects.filter(standing=Standing.GIVEN_UP, settled_at__gt=now - timedelta(days=7))
    return Health(late=letters + messages, given_up=lately.count())


def calendar_link(person_id: int | None) -> CalendarLink | None:
    """The address of a person's calendar, as far as it is known here."""
    return CalendarLink.objects.filter(person_id=person_id).first()


def calendar_of(token: str) -> tuple[CalendarLink, Tie] | None:
    """The calendar a secret address belongs to, and whose it is; None where the address is unknown, or its
    person's record or log-in is no longer in use."""
    link = CalendarLink.objects.filter(token_hash=hashed(token)).first()
    if link is None:
        return None
    known = PersonDetails.objects.open().filter(person_id=OuterRef("person_id"))
    tied = Tie.objects.open().filter(Exists(known), person_id=link.person_id, identity__is_active=True)
    tie = tied.select_related("identity").first()
    return (link, tie) if tie else None
