"""Reading guests and their links."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, Q, QuerySet

from stafett.audit import queries as audit
from stafett.audit.models import Entry
from stafett.lib import clock
from stafett.people import queries as people
from stafett.people.actor import LABEL_LENGTH, Actor
from stafett.people.log_ins import hashed
from stafett.people.models import Guest, GuestLink, PersonDetails, Tie

from . import rules


def by_token(token: str, *, on: date) -> GuestLink | None:
    """The link with a token, if it works that day; only the token's hash is known here."""
    return _usable(_links().filter(token_hash=hashed(token)), on)


def usable(link_id: int, *, on: date) -> GuestLink | None:
    """A link by its key, if it works that day."""
    return _usable(_links().filter(pk=link_id), on)


def _links() -> QuerySet[GuestLink]:
    return GuestLink.objects.open().select_related("guest")


def _usable(found: QuerySet[GuestLink], on: date) -> GuestLink | None:
    link = found.first()
    return link if rules.can_use(link, on=on) else None


def link_of(actor: Actor, *, on: date) -> GuestLink | None:
    """The link a guest came by, if it works that day. Asked again inside a change: it may have been taken back."""
    if actor.guest_id is None:
        return None
    return _usable(_links().filter(guest_id=actor.guest_id, scope=actor.guest_scope), on)


def actor_of(link: GuestLink) -> Actor:
    """Who a guest is: name and workplace, no organisation, no power, and the one thing the link opens."""
    return Actor(label=str(link.guest)[:LABEL_LENGTH], guest_id=link.guest_id, guest_scope=link.scope)


def links_to(organisation_id: int, scope: str) -> QuerySet[GuestLink]:
    """The links to one thing that nobody has taken back, those that have ended too, the oldest guest first."""
    return (
        _links()
        .filter(organisation_id=organisation_id, scope=scope, guest__forgotten_on=None)
        .order_by("guest_id")
    )


def with_links(guest_ids: Collection[int], *, on: date) -> dict[int, str]:
    """Of some guests those with a link that works that day, each with the name of who made it: whom they ask for
    another."""
    works = GuestLink.objects.open().filter(expires_on__gte=on, guest__forgotten_on=None)
    rows = works.filter(guest__in=guest_ids).order_by("guest_id")
    made_by = dict(rows.values_list("guest_id", "made_by_id"))
    names = people.names_of_people(made_by.values())
    return {guest: names.get(person, "") for guest, person in made_by.items()}


def links_of_kind(organisation_id: int, kind: str) -> list[GuestLink]:
    """As `links_to`, to everything of a kind (how scopes begin), the first to end first."""
    found = _links().filter(organisation_id=organisation_id, guest__forgotten_on=None)
    return list(found.filter(scope__startswith=f"{kind}:").order_by("expires_on", "id"))


def is_known(organisation_id: int, email: str) -> bool:
    """Whether an address is that of a person record of the organisation, or of a log-in tied to one."""
    address = email.strip()
    people = PersonDetails.objects.open().filter(organisation_id=organisation_id, email__iexact=address)
    ties = Tie.objects.open().filter(organisation_id=organisation_id, identity__email__iexact=address)
    return people.exists() or ties.exists()


def addresses(person_ids: Iterable[int]) -> set[str]:
    """Every address that some persons are known to have or have had: of their records and of their log-ins."""
    persons = list(person_ids)
    recorded = PersonDetails.objects.filter(person_id__in=persons).values_list("email", flat=True)
    logging_in = Tie.objects.filter(person_id__in=persons).values_list("identity__email", flat=True)
    return {mailbox(address) for address in [*recorded, *logging_in] if address}


def mailbox(email: str) -> str:
    """An address as the mailbox it leads to: whatever its case, and without what follows a plus sign."""
    name, _at, place = email.strip().casefold().rpartition("@")
    return f"{name.partition('+')[0]}@{place}"


def done_by(guest: Guest) -> QuerySet[Entry]:
    """What the log says a guest has done, the newest first."""
    return audit.entries(guest.organisation_id).filter(by_guest=guest.pk)


def to_forget(*, on: date) -> QuerySet[Guest]:
    """The guests whose last link ended so long ago that they are to be forgotten."""
    limit = on - rules.KEPT_AFTER
    midnight = datetime.combine(limit, time(), clock.OSLO)
    closed_lately = Entry.objects.filter(
        organisation=OuterRef("organisation_id"), position=OuterRef("closed"), at__gte=midnight
    )
    needed = GuestLink.objects.filter(Q(closed=None) | Exists(closed_lately), expires_on__gte=limit)
    return Guest.objects.filter(~Exists(needed.filter(guest=OuterRef("pk"))), forgotten_on=None)
