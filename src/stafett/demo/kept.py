"""What the small demo's catalogues say of one competence each, beside its name and validity; who practises it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from stafett.people.actor import Actor
from stafett.people.models import Organisation, Unit
from stafett.people.roles import Power
from stafett.records.catalogue import actions, queries
from stafett.records.catalogue.said import Task, Way
from stafett.records.models import Competence
from stafett.records.practice import queries as practice
from stafett.records.practice.actions import Done, add


@dataclass(frozen=True)
class Kept:
    """A competence by its code: its owner, in how many days it is looked through, and what is said of it."""

    code: str
    owner_id: str
    review_days: int
    description: str
    ways: tuple[Way, ...]
    tasks: tuple[Task, ...] = ()
    is_risky: bool = False


KEPT = {
    "NUS": Kept(
        code="BLO-02",
        owner_id="NUS-MED",
        review_days=-20,
        description="Henger opp blod trygt: navn, fødselsnummer, blodtype og prøvetid er lest høyt sammen med "
        "en kollega ved sengen. Kjenner tegnene på reaksjon og vet hva som gjøres først.",
        ways=(
            Way("e_learning", "Blodtransfusjon, e-læring", "https://laering.example.test/blod"),
            Way("procedure", "Transfusjon av blodprodukter", "https://prosedyrer.example.test/1207", "4.2"),
        ),
        tasks=(Task("Identitetskontroll ved sengen", 2, 12), Task("Tiltak ved mistanke om reaksjon")),
        is_risky=True,
    ),
    "EIK": Kept(
        code="LEG-03",
        owner_id="EIK-HO",
        review_days=120,
        description="Deler ut legemiddel som er lagde klare, til rett person til rett tid, og dokumenterer det.",
        ways=(
            Way("course", "Kurs i legemiddelhandtering, ein dag"),
            Way("procedure", "Utdeling av legemiddel", "https://prosedyrar.example.test/31", "2"),
        ),
        is_risky=True,
    ),
    "VIKT": Kept(
        code="IKT-05",
        owner_id="VIKT-DRI-NET",
        review_days=200,
        description="Kan være alene i datahallen: vet hva slokkegassen gjør, og hvordan en kommer seg ut.",
        ways=(Way("course", "Omvisning med driftsvakten"),),
        tasks=(Task("Nødstopp og rømningsvei vist på stedet"),),
    ),
}  # fmt: skip
"""By the organisation's key."""


def keep(organisation: Organisation, *, on: date) -> None:
    """Write it as whoever writes plans for the whole organisation would on a page."""
    kept = KEPT[organisation.key]
    owner = Unit.objects.get(organisation=organisation, key=kept.owner_id)
    competence = Competence.objects.get(organisation=organisation, key=kept.code)
    said = queries.about(organisation.pk, competence.pk)
    if said is None:
        return
    reach = {Power.AUTHOR: frozenset({owner.pk})}
    by = Actor("Stafett", organisation_id=organisation.pk, root_id=owner.pk, reach=reach)
    now = replace(
        said,
        description=kept.description,
        owner_unit_id=owner.pk,
        review_on=on + timedelta(days=kept.review_days),
        is_risky=kept.is_risky,
        ways=kept.ways,
        tasks=kept.tasks,
    )
    actions.change(competence.pk, now, seen=queries.last_change(competence.pk), by=by)


def practise(organisation: Organisation, by: Actor | None, *, on: date) -> None:
    """An employee has done what the practice list begins with, twice; it waits for somebody who saw it."""
    competence = Competence.objects.get(organisation=organisation, key=KEPT[organisation.key].code)
    first = practice.of(competence.pk).first()
    if by is None or first is None:
        return
    for days in (9, 2):
        add(Done(practice=first, done_on=on - timedelta(days=days)), by=by, on=on)
