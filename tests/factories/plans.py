"""Plans with their versions and requirements, whom they apply to, and who need not meet them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from stafett.people.models import Organisation, Person, Unit
from stafett.plans.models import (
    Acceptance,
    Assignment,
    Coverage,
    Exemption,
    Plan,
    PlanVersion,
    Requirement,
)
from stafett.records.models import Competence

from .audit import record
from .days import LONG_AGO
from .keys import next_key


def plan(
    organisation: Organisation,
    title: str = "Basic plan",
    *,
    owner_unit: Unit | None = None,
    effective_from: date = LONG_AGO,
    retired_on: date | None = None,
    key: str | None = None,
) -> Plan:
    """A plan with its version 1, which asks for nothing yet (`requirement`) of nobody yet (`assignment`)."""
    made = Plan.objects.create(organisation=organisation, key=key or next_key("plan"))
    version(
        made,
        1,
        title=title,
        owner_unit=owner_unit,
        effective_from=effective_from,
        retired_on=retired_on,
    )
    return made


def version(
    plan: Plan,
    number: int,
    *,
    title: str = "Basic plan",
    owner_unit: Unit | None = None,
    effective_from: date,
    retired_on: date | None = None,
) -> PlanVersion:
    """A version of the plan, in force from a day."""
    return record(
        PlanVersion,
        organisation=plan.organisation,
        plan=plan,
        version=number,
        title=title,
        owner_unit=owner_unit,
        effective_from=effective_from,
        retired_on=retired_on,
    )


def requirement(
    plan: Plan,
    *accepts: Competence,
    version: int = 1,
    key: str | None = None,
    **terms: Any,
) -> Requirement:
    """The version asks for one of the competences, on the rule book's terms unless told otherwise."""
    made = record(
        Requirement,
        organisation=plan.organisation,
        plan=plan,
        version=version,
        key=key or next_key("requirement"),
        **terms,
    )
    for competence in accepts:
        Acceptance.objects.create(requirement=made, competence=competence)
    return made


def assignment(
    plan: Plan,
    unit: Unit,
    *,
    subunits: bool = False,
    positions: Sequence[str] = (),
    person: Person | None = None,
    starts_on: date = LONG_AGO,
    ends_on: date | None = None,
    key: str | None = None,
) -> Assignment:
    """The plan applies to the unit, perhaps only to some positions or to one person."""
    return record(
        Assignment,
        organisation=plan.organisation,
        key=key or next_key("assignment"),
        plan=plan,
        unit=unit,
        subunits=subunits,
        positions="|".join(positions),
        person=person,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def exemption(
    person: Person,
    plan: Plan,
    *,
    requirement: str = "",
    starts_on: date = LONG_AGO,
    ends_on: date | None = None,
    key: str | None = None,
) -> Exemption:
    """The person need not meet a requirement (told by its key), or anything in the plan."""
    return record(
        Exemption,
        organisation=person.organisation,
        key=key or next_key("exemption"),
        person=person,
        plan=plan,
        requirement=requirement,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def coverage(
    unit: Unit,
    competence: Competence,
    *,
    at_least: int = 1,
    level: int = 1,
    starts_on: date = LONG_AGO,
    ends_on: date | None = None,
    key: str | None = None,
) -> Coverage:
    """The unit wants at least so many members who hold the competence."""
    return record(
        Coverage,
        organisation=unit.organisation,
        key=key or next_key("coverage"),
        unit=unit,
        competence=competence,
        at_least=at_least,
        level=level,
        starts_on=starts_on,
        ends_on=ends_on,
    )
