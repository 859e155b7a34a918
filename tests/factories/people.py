"""Organisations, units, persons, what ties them together, and who they are as actors."""

from dataclasses import dataclass
from datetime import date

from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import (
    Employment,
    Identity,
    Leave,
    Move,
    Organisation,
    Person,
    PersonDetails,
    Role,
    RoleCode,
    Tie,
    Unit,
    UnitDetails,
)

from .audit import correct, record
from .days import LONG_AGO, TODAY
from .keys import next_key

PASSWORD = "a long and quiet password"


def organisation(name: str = "Granli Hospital Trust", *, key: str | None = None) -> Organisation:
    """An organisation with its root unit (`root_of`), which carries the same key and the name."""
    made = Organisation.objects.create(key=key or next_key("org"))
    root = Unit.objects.create(organisation=made, key=made.key)
    record(UnitDetails, organisation=made, unit=root, parent=None, name=name, kind="organisation")
    return made


def root_of(organisation: Organisation) -> Unit:
    """The unit at the top of an organisation."""
    return Unit.objects.get(organisation=organisation, details__parent=None, details__closed=None)


def unit(parent: Unit, name: str = "Section", *, kind: str = "section", key: str | None = None) -> Unit:
    """A unit under another."""
    made = Unit.objects.create(organisation=parent.organisation, key=key or next_key("unit"))
    record(UnitDetails, organisation=parent.organisation, unit=made, parent=parent, name=name, kind=kind)
    return made


def move(unit: Unit, *, to: Unit, on: date) -> Move:
    """From a day on the unit hangs under another."""
    return record(Move, organisation=unit.organisation, unit=unit, parent=to, moves_on=on)


def person(
    organisation: Organisation, name: str = "Pål Person", *, email: str = "", key: str | None = None
) -> Person:
    """A person record; the last word of the name is the family name."""
    made = Person.objects.create(organisation=organisation, key=key or next_key("person"))
    given, _, family = name.rpartition(" ")
    record(
        PersonDetails,
        organisation=organisation,
        person=made,
        given_name=given,
        family_name=family,
        email=email,
    )
    return made


def employment(
    person: Person,
    unit: Unit,
    *,
    position: str = "nurse",
    starts_on: date = LONG_AGO,
    ends_on: date | None = None,
    key: str | None = None,
) -> Employment:
    """The person works in the unit."""
    return record(
        Employment,
        organisation=person.organisation,
        key=key or next_key("employment"),
        person=person,
        unit=unit,
        position=position,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def leave(person: Person, *, starts_on: date, ends_on: date | None = None, key: str | None = None) -> Leave:
    """The person is away."""
    return record(
        Leave,
        organisation=person.organisation,
        key=key or next_key("leave"),
        person=person,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def role(
    person: Person,
    code: RoleCode,
    unit: Unit,
    *,
    starts_on: date = LONG_AGO,
    ends_on: date | None = None,
    key: str | None = None,
    appointed_by: Person | None = None,
) -> Role:
    """The person holds a role over the unit and everything below it, by file or chosen by somebody."""
    return record(
        Role,
        organisation=person.organisation,
        key=key or next_key("role"),
        person=person,
        role=code,
        unit=unit,
        starts_on=starts_on,
        ends_on=ends_on,
        appointed_by=appointed_by,
    )


def identity(email: str | None = None, *, is_operator: bool = False) -> Identity:
    """A log-in; its password is `PASSWORD`."""
    made = Identity(email=email or f"{next_key('login')}@example.org", is_operator=is_operator)
    made.set_password(PASSWORD)
    made.save()
    return made


def tie(identity: Identity, person: Person) -> Tie:
    """The log-in is this person."""
    return record(Tie, organisation=person.organisation, identity=identity, person=person)


def actor_of(identity: Identity, *, on: date = TODAY, organisation: Organisation | None = None) -> Actor:
    """Who the log-in is on a day, as pages and actions are told."""
    return people.actor_for(identity, on=on, organisation_id=organisation and organisation.pk)


@dataclass(frozen=True)
class Member:
    """One of the cast: a person record, its log-in, and who that is as an actor."""

    person: Person
    identity: Identity

    @property
    def actor(self) -> Actor:
        """As of the day it is in tests, read afresh each time."""
        return actor_of(self.identity, organisation=self.person.organisation)


def member(
    unit: Unit,
    name: str,
    *,
    role_code: RoleCode | None = None,
    over: Unit | None = None,
    position: str = "nurse",
) -> Member:
    """Somebody who works in a unit and can log in, perhaps with a role over a unit (the same, if not said)."""
    email = f"{name.split()[0].lower()}@example.org"
    made = person(unit.organisation, name, email=email, key=next_key(name.split()[0].lower()))
    employment(made, unit, position=position)
    if role_code:
        role(made, role_code, over or unit)
    login = identity(email)
    tie(login, made)
    return Member(made, login)


def left(gone: Member, last_day: date) -> None:
    """The last day of each job somebody has."""
    for row in Employment.objects.open().filter(person=gone.person):
        correct(row, ends_on=last_day)
