"""Where the forms of the site stand, and whom they are about: a small trust, and another organisation beside it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from stafett.people.models import Identity, Organisation, Person, PersonDetails, Unit, UnitDetails
from stafett.plans.models import Plan
from stafett.records.catalogue import actions as catalogue
from stafett.records.catalogue.said import Said, Task, Way
from stafett.records.models import Competence, CompetenceDetails
from tests import factories
from tests.factories import TODAY, Member
from tests.factories.audit import record


@dataclass(frozen=True)
class Place:
    """Where a form stands, who has it before them (a guest: by which link), and what they fill in for it to be
    taken."""

    address: str
    who: Member | None
    shown_at: str = ""
    filled: dict[str, str | list[str]] = field(default_factory=dict)
    link: str = ""


@dataclass
class World:
    """What the forms are about."""

    trust: Organisation
    unit: Unit
    mona: Member
    bob: Person
    held: Competence
    free: Competence
    foreign: list[int]
    """Ids of another organisation, and of other kinds than a field asks for."""


def mighty(unit: Unit) -> Member:
    """Somebody who holds every role, so that no form is closed to them."""
    made = factories.member(unit, "Mona Makt", role_code="leader", over=factories.root_of(unit.organisation))
    for code in ("hr_adviser", "administrator", "auditor", "assessor", "professional_lead"):
        factories.role(made.person, code, factories.root_of(unit.organisation))
    Identity.objects.filter(pk=made.identity.pk).update(is_operator=True)
    return made


def world(trust: Organisation, unit: Unit, bob: Member, elsewhere: Organisation) -> World:
    mona = mighty(unit)
    factories.tie(mona.identity, factories.person(elsewhere, "Mona Makt"))
    held, free = competence(mona, "Infusion pump"), factories.competence(trust, "Fire safety")
    return World(trust, unit, mona, bob.person, held, free, _foreign(elsewhere))


def _foreign(elsewhere: Organisation) -> list[int]:
    """Whatever the other organisation has, by numbers that nothing of the trust has."""
    held = Competence.objects.create(pk=700_000, organisation=elsewhere, key="theirs")
    record(CompetenceDetails, organisation=elsewhere, competence=held, name="Theirs")
    root = factories.root_of(elsewhere)
    unit = Unit.objects.create(pk=710_000, organisation=elsewhere, key="theirs")
    record(UnitDetails, organisation=elsewhere, unit=unit, parent=root, name="Theirs", kind="section")
    person = Person.objects.create(pk=720_000, organisation=elsewhere, key="theirs")
    record(PersonDetails, organisation=elsewhere, person=person, given_name="Tora", family_name="Theirs")
    factories.employment(person, unit)
    plan = Plan.objects.create(pk=730_000, organisation=elsewhere, key="theirs")
    factories.version(plan, 1, effective_from=TODAY)
    return [row.pk for row in (held, unit, person, plan)]


def competence(mona: Member, name: str) -> Competence:
    said = Said(
        name=name, levels=("Learner", "Able"), validity_months=24, description="Can use it.",
        ways=(Way("course", "A course", "https://example.org", ""),), tasks=(Task("Start it", 2, 12, ""),),
    )  # fmt: skip
    return catalogue.add(said, by=mona.actor)


type Made = Callable[[World], Place]


def at(
    page: str, /, *args: Any, who: Member | None, query: str = "", shown: str = "", **filled: Any
) -> Place:
    return Place(reverse(page, args=args) + query, who, shown or reverse(page, args=args) + query, filled)


def plain(page: str, /, **filled: Any) -> Made:
    return lambda w: at(page, who=w.mona, **filled)


def of(page: str, what: Callable[[World], int], /, **filled: Any) -> Made:
    return lambda w: at(page, what(w), who=w.mona, **filled)
