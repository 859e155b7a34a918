"""A ward one can believe in, for pictures and for pages full of content.

Everybody has long names, as people have; every letter in a row is how one person stands to one requirement.
All is made up: no such hospital, ward or person exists.
"""

from dataclasses import dataclass
from datetime import date

from stafett.people.models import Organisation, Person, RoleCode, Unit
from stafett.records.models import Competence
from tests import factories
from tests.factories import Member, days_ago

PLANS = {
    "Felles for alle ansatte": [
        ("Brannvern – grunnkurs", 12),
        ("Informasjonssikkerhet i hverdagen", 12),
        ("Lokal branninstruks gjennomgått på arbeidsstedet", 12),
        ("Taushetserklæring signert", None),
    ],
    "Trygg pasient: smittevern og gjenoppliving": [
        ("HLR basal med hjertestarter – ferdighet", 12),
        ("Håndhygiene og basale smittevernrutiner", 24),
        ("Isolering og personlig verneutstyr av/på", 12),
        ("Forflytning uten skader", 24),
    ],
    "Sykepleier på sengepost": [
        ("Legemiddelregning – test", 24),
        ("Intravenøs legemiddelbehandling", 24),
        ("Blodtransfusjon – identitetskontroll ved sengen", 24),
        ("Infusjonspumpe – brukergodkjenning", 36),
    ],
}
"""What each plan asks for, and for how many months it counts."""

PEOPLE = """
gggggggggggg avdelingssykepleier Ingrid Marie Solberg-Hagen
ggggrggggggg sykepleier          Anne-Kristine Øvrebø Thorsteinsen
gygggggggggg sykepleier          Bjørn Håkon Fjellstad
gggggggggygg sykepleier          Camilla Sæther Rønningsbakk
rgggwggggggg spesialsykepleier   Dagfinn Ødegård
ggggyggggggg sykepleier          Eline Nordseth Åsheim
gggggggggggg sykepleier          Fredrik Bakkeløkken
gggggggggggg spesialsykepleier   Grethe Lill Haugstulen
gggggggrgggg helsefagarbeider    Halvard Storlien
mgymrggggmmg sykepleier          Ida Johanne Kvernmo-Østby
gggggggggggg sykepleier          Jørgen Tveitnes
ggggwggggggg sykepleier          Karoline Bergsvåg Eidissen
gggggggggggg sykepleier          Lars-Petter Grønnesby
llllllllllll sykepleier          Magnhild Sjåstad
gggggyggggyg helsefagarbeider    Nils Ole Røsvik
gggggggggggg sykepleier          Oddny Kristin Vågslid
ggygggggwggg sykepleier          Pernille Aspelund
gggggggggggg spesialsykepleier   Ragnhild Elisabeth Moldskred
"""
"""How each stands to what the plans ask for, in order: green, yellow (lapses soon), red (lapsed),
missing, waiting for approval, on leave. Who misses something came seven weeks ago."""

ELSEWHERE = {
    "Klinikk for medisin": {
        "Kardiologisk overvåking": "gggggggyr",
        "Lungemedisinsk sengepost 2": "ggggggyyw",
        "Medisinsk poliklinikk": "gggggg",
    },
    "Klinikk for kirurgi og akuttmedisin": {
        "Akuttmottak og observasjonspost": "gggggyyrrrg",
        "Kirurgisk sengepost 4, gastro og urologi": "ggggggyg",
        "Anestesi, operasjon og oppvåkning": "ggggggggl",
    },
    "Klinikk for psykisk helse og rus": {
        "Distriktspsykiatrisk senter, døgn": "ggggrg",
        "Ambulant akutteam": "gggy",
    },
}
"""The rest of the hospital: each letter is a person, and how they stand to the first requirement of all."""


@dataclass(frozen=True)
class Ward:
    """The ward, its hospital, and who looks at it."""

    trust: Organisation
    unit: Unit
    leader: Member
    nurse: Member
    adviser: Member
    courses: list[Competence]


def ward() -> Ward:
    """Write the whole hospital, as of the tests' day."""
    trust = factories.organisation("Granli universitetssykehus", key="granli")
    root = factories.root_of(trust)
    clinics = {name: factories.unit(root, name, kind="clinic") for name in ELSEWHERE}
    unit = factories.unit(clinics["Klinikk for medisin"], "Medisinsk sengepost 3, hjerte og lunge", key="m3")
    courses = _plans(trust, root)
    members = [_member(unit, line, courses) for line in PEOPLE.strip().splitlines()]
    for clinic, units in ELSEWHERE.items():
        for name, letters in units.items():
            _other(factories.unit(clinics[clinic], name), letters, courses)
    adviser = factories.member(root, "Erik Foss", role_code=RoleCode.HR_ADVISER, position="rådgiver")
    for course in courses[:4]:
        _stand(adviser.person, course, "g", 0)
    return Ward(trust, unit, members[0], members[9], adviser, courses)


def _plans(trust: Organisation, root: Unit) -> list[Competence]:
    courses = []
    for title, asked in PLANS.items():
        plan = factories.plan(trust, title, owner_unit=root)
        factories.assignment(plan, root, subunits=True, positions=_positions(title))
        for name, months in asked:
            courses.append(factories.competence(trust, name, validity_months=months))
            due = 90 if title == "Sykepleier på sengepost" else 30
            factories.requirement(plan, courses[-1], due_days=due, warn_days=45, grace_days=0)
    return courses


def _positions(title: str) -> list[str]:
    if title == "Felles for alle ansatte":
        return []
    return ["avdelingssykepleier", "sykepleier", "spesialsykepleier", "helsefagarbeider"]


def _member(unit: Unit, line: str, courses: list[Competence]) -> Member:
    letters, position, name = line.split(maxsplit=2)
    role = RoleCode.LEADER if position == "avdelingssykepleier" else None
    made = factories.member(unit, name, role_code=role, position=position)
    if "m" in letters:
        factories.correct(made.person.employments.get(), starts_on=days_ago(49))
    for number, (letter, course) in enumerate(zip(letters, courses, strict=True)):
        _stand(made.person, course, letter, number)
    if "l" in letters:
        factories.leave(made.person, starts_on=days_ago(100), ends_on=factories.days_ahead(120))
    return made


def _other(unit: Unit, letters: str, courses: list[Competence]) -> None:
    for number, letter in enumerate(letters):
        made = factories.person(unit.organisation, f"Medarbeider {unit.pk}-{number}")
        factories.employment(made, unit, position="medarbeider")
        for course in courses[:4]:
            _stand(made, course, letter if course is courses[0] else "g", number)
        if letter == "l":
            factories.leave(made, starts_on=days_ago(30))


def _stand(person: Person, course: Competence, letter: str, number: int) -> None:
    """What the person holds, so that the requirement gets its colour; the number spreads the days."""
    if letter == "m":
        return
    months = course.details.get(closed=None).validity_months or 0
    lapses_in = {"g": 200 + 11 * number, "y": 12 + 3 * number, "r": -9 - number, "w": 20, "l": 300}[letter]
    achieved = _months_before(factories.days_ahead(lapses_in), months or 12)
    factories.achievement(person, course, achieved_on=min(achieved, days_ago(20 + number)))
    if letter == "w":
        note = "Gjennomført med instruktør på ferdighetssenteret."
        factories.claim(person, course, achieved_on=days_ago(4), submitted_on=days_ago(3), note=note)


def _months_before(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 - months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))
