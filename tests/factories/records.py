"""Competences, and what people hold or say they hold."""

from datetime import date

from stafett.people.models import Organisation, Person, Unit
from stafett.records.models import (
    Achievement,
    Competence,
    CompetenceDetails,
    Equivalence,
    Practice,
    Way,
    WayKind,
)

from .audit import record
from .days import days_ago
from .keys import next_key


def competence(
    organisation: Organisation,
    name: str = "Resuscitation",
    *,
    validity_months: int | None = None,
    key: str | None = None,
) -> Competence:
    """Something a person can hold, for so many months (None or 0: never lapses)."""
    made = Competence.objects.create(organisation=organisation, key=key or next_key("competence"))
    record(
        CompetenceDetails,
        organisation=organisation,
        competence=made,
        name=name,
        validity_months=validity_months,
    )
    return made


def equivalence(competence: Competence, *, accepts: Competence) -> Equivalence:
    """Holding the accepted competence also counts as holding the first."""
    return record(Equivalence, organisation=competence.organisation, competence=competence, accepted=accepts)


def way(
    competence: Competence,
    title: str,
    *,
    kind: WayKind = WayKind.COURSE,
    address: str = "",
    document_version: str = "",
) -> Way:
    """A way to get to a competence."""
    return record(
        Way,
        organisation=competence.organisation,
        competence=competence,
        kind=kind,
        title=title,
        address=address,
        document_version=document_version,
    )


def practice(competence: Competence, text: str) -> Practice:
    """Something on the competence's practice list, to be done once."""
    return record(
        Practice,
        organisation=competence.organisation,
        competence=competence,
        key=next_key("practice"),
        text=text,
    )


def claim(
    person: Person,
    competence: Competence,
    *,
    achieved_on: date | None = None,
    submitted_on: date | None = None,
    level: int = 1,
    unit: Unit | None = None,
    valid_until: date | None = None,
    note: str = "",
    key: str | None = None,
) -> Achievement:
    """What a person says they showed (ten days ago, if not said), handed in the same day and not yet decided."""
    day = achieved_on or days_ago(10)
    return record(
        Achievement,
        organisation=person.organisation,
        key=key or next_key("achievement"),
        person=person,
        competence=competence,
        level=level,
        unit=unit,
        achieved_on=day,
        submitted_on=submitted_on or day,
        valid_until=valid_until,
        note=note,
    )


def achievement(
    person: Person,
    competence: Competence,
    *,
    achieved_on: date | None = None,
    approved_on: date | None = None,
    revoked_on: date | None = None,
    level: int = 1,
    unit: Unit | None = None,
    valid_until: date | None = None,
    key: str | None = None,
) -> Achievement:
    """What a person showed (ten days ago, if not said) and had approved the same day."""
    day = achieved_on or days_ago(10)
    return record(
        Achievement,
        organisation=person.organisation,
        key=key or next_key("achievement"),
        person=person,
        competence=competence,
        level=level,
        unit=unit,
        achieved_on=day,
        submitted_on=day,
        approved_on=approved_on or day,
        revoked_on=revoked_on,
        valid_until=valid_until,
    )
