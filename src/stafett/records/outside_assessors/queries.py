"""Reading what assessors from outside are asked to sign, and who they are."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from stafett.lib.verdict import Verdict
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.appointments import independence
from stafett.people.guests import queries as guests
from stafett.people.models import GuestLink
from stafett.records.cases import works_in
from stafett.records.models import Performance
from stafett.records.practice import queries as practice
from stafett.records.practice.queries import Progress

from . import rules


def asked(organisation_id: int, person_id: int, competence_id: int) -> QuerySet[GuestLink]:
    """Those from outside who are asked to sign on somebody's list, or were until their link ended."""
    return guests.links_to(organisation_id, rules.scope(person_id, competence_id))


def may_ask(actor: Actor, person_id: int, *, on: date) -> Verdict:
    """Whether somebody may ask anybody outside to sign for a person."""
    deciding = independence.deciding(actor, [person_id], on=on)
    places = works_in([person_id], on=on)[person_id]
    return rules.can_ask(deciding, person_id, works_in=places)


def may_still_ask(link: GuestLink, *, on: date) -> Verdict:
    """Whether whoever made a link might still make it: as they are today, under whichever record."""
    person_id, _competence = rules.keys(link.scope)
    asker = _as_today(link, on=on)
    own = independence.same_human([link.made_by_id])[link.made_by_id]
    deciding = replace(independence.deciding(asker, [person_id], on=on), own=frozenset(own))
    return rules.can_ask(deciding, person_id, works_in=works_in([person_id], on=on)[person_id])


def _as_today(link: GuestLink, *, on: date) -> Actor:
    roles = people.roles_of(link.made_by_id, on=on)
    root, reach, held = people.reached(roles, link.organisation_id, on=on)
    return Actor(
        label="",
        organisation_id=link.organisation_id,
        person_id=link.made_by_id,
        root_id=root,
        reach=reach,
        held=held,
    )


def may_sign(link: GuestLink, several: Collection[Performance], *, on: date) -> list[Verdict]:
    """Whether the guest of a link may sign each of some things that were done."""
    person_id, _competence = rules.keys(link.scope)
    told = rules.Standing(
        guest=guests.actor_of(link),
        mailbox=guests.mailbox(link.guest.email),
        theirs=frozenset(addresses_of(person_id)),
        may_ask=may_still_ask(link, on=on),
    )
    return [rules.can_sign(told, done) for done in several]


def addresses_of(person_id: int) -> set[str]:
    """The mailboxes of a human being, under whichever record."""
    return guests.addresses(independence.same_human([person_id])[person_id])


def waiting(link: GuestLink) -> QuerySet[Performance]:
    """What somebody has done on the list a link opens that nobody has signed, the oldest first."""
    person_id, competence_id = rules.keys(link.scope)
    rows = Performance.objects.open().filter(organisation_id=link.organisation_id, signed_on=None)
    return rows.filter(person_id=person_id, competence_id=competence_id).order_by("done_on", "id")


def progress(link: GuestLink, *, on: date) -> list[Progress]:
    """How far somebody has come on the list a link opens."""
    return practice.progress(*rules.keys(link.scope), on=on)
