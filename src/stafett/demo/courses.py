"""Courses next month, one of them full with people waiting, so that whoever tries the demo can sign up and book all."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from stafett.arenas.models import Arena, Occasion
from stafett.arenas.occasions.rules import When, Where
from stafett.lib.clock import OSLO
from stafett.people.actor import Actor
from stafett.people.models import Employment, Organisation, Unit
from stafett.people.queries import active
from stafett.recipes.course import actions
from stafett.recipes.course.actions import Held, Offered
from stafett.recipes.course.sign_up import actions as sign_up
from stafett.records.models import CompetenceDetails

from .calendar import working_day
from .drafts import playing


@dataclass(frozen=True)
class Planned:
    """A course by the code of what it gives: what it is about, where, how many places, and in how many days."""

    code: str
    about: dict[str, str]
    place: str
    places: int
    days: tuple[int, ...]


NYNORSK = "EIK"
"""The organisation that writes nynorsk."""

COURSES = (
    Planned(
        "FEL-08",
        {
            "nb": "To timer med dukke og hjertestarter. Kom i klær du kan ligge på kne i.",
            "nn": "To timar med dokke og hjartestartar. Kom i klede du kan liggje på kne i.",
        },
        "Ferdighetssenteret, rom 2",
        6,
        (4, 18, 32),
    ),
    Planned(
        "KLI-03",
        {
            "nb": "Hud, leie og madrass: vi øver på hverandre.",
            "nn": "Hud, leie og madrass: vi øver på kvarandre.",
        },
        "Møterom 4",
        15,
        (9, 30),
    ),
    Planned(
        "FEL-07",
        {
            "nb": "Vi slokker ute og flytter en pasient i seng ut av et røykfylt rom.",
            "nn": "Vi sløkkjer ute og flyttar ein pasient i seng ut av eit røykfylt rom.",
        },
        "Øvingsplassen",
        12,
        (11, 39),
    ),
    Planned(
        "FEL-16",
        {"nb": "Forflytning i praksis, to og to.", "nn": "Forflytting i praksis, to og to."},
        "Treningssalen",
        10,
        (21,),
    ),
)


def plan(organisation: Organisation, parts: dict[str, str], *, on: date) -> None:
    """The courses whose competence the organisation has, kept by its HR adviser; the first day of the first is full."""
    adviser = playing(parts, "hr_adviser", on)
    if adviser is None:
        return
    days = [day for planned in COURSES for day in _days(organisation, planned, adviser, on)]
    employee = playing(parts, "employee", on)
    if days and employee is not None and employee.person_id is not None:
        _fill(organisation, days[0], adviser, on, last=employee.person_id)


def _days(organisation: Organisation, planned: Planned, by: Actor, on: date) -> list[Occasion]:
    gives = CompetenceDetails.objects.open().filter(organisation=organisation, competence__key=planned.code)
    competence = gives.first()
    if competence is None:
        return []
    course = _course(organisation, planned, competence, by)
    return [
        actions.plan(course, _held(planned, on + timedelta(days)), by=by, on=on).occasion
        for days in planned.days
    ]


def _course(organisation: Organisation, planned: Planned, gives: CompetenceDetails, by: Actor) -> Arena:
    root = Unit.objects.get(organisation=organisation, key=organisation.key)
    language = "nn" if organisation.key == NYNORSK else "nb"
    offered = Offered(
        title=gives.name.partition(" – ")[0],
        owner_unit_id=root.pk,
        contact_id=by.person_id,
        description=planned.about[language],
        gives=(gives.competence_id,),
    )
    return actions.offer(offered, by=by)


def _held(planned: Planned, day: date) -> Held:
    """On a working day, from nine to eleven."""
    when = When(starts_on=working_day(day), starts_time=time(9), ends_time=time(11))
    return Held(when=when, where=Where(place=planned.place), places=planned.places)


def _fill(organisation: Organisation, day: Occasion, by: Actor, on: date, *, last: int) -> None:
    """More sign up than there are places; one of those who wait is somebody one can be."""
    jobs = Employment.objects.open().filter(active(on), organisation=organisation).order_by("person_id")
    people = list(dict.fromkeys(jobs.exclude(person_id=last).values_list("person_id", flat=True)))[10:17]
    sign_up.sign_up(day, [*people, last], by=by, at=datetime.combine(on, time(8), OSLO))
