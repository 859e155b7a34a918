"""Reading log-ins, what they are tied to, and invitations."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from . import queries
from .models import Employment, Identity, Invitation, Person, PersonDetails, Tie, UnitDetails


@dataclass(frozen=True)
class Record:
    """A person record as its owner reads it: the name there, and the organisation it belongs to."""

    person_id: int
    name: str
    organisation_id: int
    organisation: str
    tie_id: int | None = None


def by_address(email: str) -> Identity | None:
    """The log-in with an e-mail address, in whatever case it is written."""
    return Identity.objects.filter(email__iexact=email.strip()).first()


def invitation(token: str) -> Invitation | None:
    """The invitation a link's token belongs to; only its hash is known here. None also when the person's
    record was withdrawn meanwhile, or is no longer tied to the log-in whose password the link sets."""
    known = Q(person=None) | Q(person_id__in=PersonDetails.objects.open().values("person_id"))
    tied = Tie.objects.open().filter(person=OuterRef("person"), identity=OuterRef("identity"))
    whose = Q(identity=None) | Exists(tied)
    found = Invitation.objects.filter(known, whose, token_hash=hashed(token))
    return found.select_related("person", "identity").first()


def hashed(token: str) -> str:
    """What is stored of a token. It is random and long, so a plain hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def records(identity: Identity) -> list[Record]:
    """The person records a log-in is tied to, by organisation. Three queries."""
    ties = {tie.person_id: tie.pk for tie in queries.ties(identity)}
    return _records(PersonDetails.objects.open().filter(person_id__in=ties), ties)


def record(person: Person) -> Record | None:
    """One person record; None when it was withdrawn."""
    return next(iter(_records(PersonDetails.objects.open().filter(person=person), {})), None)


def _records(people: Iterable[PersonDetails], ties: dict[int, int]) -> list[Record]:
    found = list(people)
    roots = every_organisation().filter(organisation_id__in={details.organisation_id for details in found})
    names = {root.organisation_id: root.name for root in roots}
    made = [
        Record(p.person_id, p.name, p.organisation_id, names[p.organisation_id], ties.get(p.person_id))
        for p in found
    ]
    return sorted(made, key=lambda record: (record.organisation, record.person_id))


def every_organisation() -> QuerySet[UnitDetails]:
    """The root unit of every organisation of the installation, by name: for its operator."""
    return UnitDetails.objects.open().filter(parent=None).order_by("name", "unit_id")


def without_log_in(organisation_id: int, units: Collection[int], *, on: date) -> QuerySet[PersonDetails]:
    """Who works in the units (or starts within 90 days), has an e-mail address and no log-in yet."""
    return (
        working_in(organisation_id, units, on=on)
        .exclude(person_id__in=Tie.objects.open().values("person_id"))
        .exclude(email="")
        .order_by("family_name", "given_name", "person_id")
    )


def working_in(organisation_id: int, units: Collection[int], *, on: date) -> QuerySet[PersonDetails]:
    """Who works in the units, or starts within 90 days."""
    working = Employment.objects.open().filter(
        queries.employed_or_on_the_way_in(on), organisation_id=organisation_id, unit_id__in=units
    )
    return PersonDetails.objects.open().filter(
        organisation_id=organisation_id, person_id__in=working.values("person_id")
    )


def of_person(person_id: int) -> Identity | None:
    """The log-in a person record is tied to."""
    return Identity.objects.filter(ties__in=Tie.objects.open().filter(person_id=person_id)).first()
