"""A plan in two steps, with people on their way through it: practice is signed, then the leader approves."""

from dataclasses import dataclass
from datetime import date, timedelta

from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.appointments import actions as appointments
from stafett.people.appointments.rules import Appointment
from stafett.people.models import Employment, Organisation, RoleCode, Tie
from stafett.plans.assignments import actions as assignments
from stafett.plans.drafts import actions as drafts
from stafett.plans.drafts import publishing, starting
from stafett.plans.drafts.asked import Asked
from stafett.plans.models import Steps
from stafett.records import actions as records
from stafett.records import signing
from stafett.records.catalogue import actions as catalogue
from stafett.records.catalogue.said import Said, Task
from stafett.records.models import Competence, Performance, Practice
from stafett.records.practice import actions as practice

from .drafts import playing

DELEGATED = timedelta(days=90)
ON_THE_WAY = 3
"""So many of the unit's people are somewhere on the way: the employee one can be, and two colleagues."""


@dataclass(frozen=True)
class Story:
    """What the plan is called and for, the competence it asks, and what is practised: the first three times."""

    title: str
    goal: str
    competence: str
    tasks: tuple[str, str]


STORIES = {
    "NUS": Story(
        "Sengepost 3A – ventrikkelsonde",
        "Alle som legger sonde på posten, har gjort det under tilsyn først.",
        "Ventrikkelsonde – legging og kontroll",
        ("Legger sonden under tilsyn", "Kontrollerer leiet og dokumenterer"),
    ),
    "EIK": Story(
        "Team Aust – smertepumpe heime",
        "Alle som stiller smertepumpe heime, har gjort det under tilsyn først.",
        "Smertepumpe heime – oppkopling og kontroll",
        ("Koplar opp pumpa under tilsyn", "Kontrollerer innstikket og dokumenterer"),
    ),
    "VIKT": Story(
        "Døgnvakt – gjenoppretting",
        "Alle som har vakt alene, har gjenopprettet under tilsyn først.",
        "Gjenoppretting fra sikkerhetskopi",
        ("Gjenoppretter en tjener under tilsyn", "Skriver rapport etter øvelsen"),
    ),
}
"""By the organisation's key."""


def take(organisation: Organisation, parts: dict[str, str], *, on: date) -> None:
    """The leader of the unit in trouble asks it of a position there and chooses who signs and who stands in;
    one has half of it signed, one waits for a signature, one for the leader."""
    leader, assessor, employee = (
        playing(parts, part, on) for part in ("leader_red", "professional_lead", "employee")
    )
    if leader is None or assessor is None or employee is None:
        return
    job = (
        Employment.objects.open().filter(person_id=employee.person_id, starts_on__lte=on).latest("starts_on")
    )
    first, second, delegate = _colleagues(job, parts, on=on)
    competence = _published(STORIES[organisation.key], job, by=leader, on=on)
    _appoint(RoleCode.ASSESSOR, assessor, job.unit_id, None, by=leader, on=on)
    _appoint(RoleCode.DELEGATE, delegate, job.unit_id, on + DELEGATED, by=leader, on=on)
    assessor = playing(parts, "professional_lead", on) or assessor  # who may sign from now on
    _practise(employee, competence, assessor, on=on, signed=2, done=3)
    for colleague in (first, second):
        _practise(colleague, competence, assessor, on=on, signed=4, done=4)
        shown = records.Shown(competence_id=competence.pk, achieved_on=on, unit_id=job.unit_id)
        claim = records.claim(shown, by=colleague, on=on)
        if colleague is first:
            signing.sign(claim, by=assessor, on=on)


def _colleagues(job: Employment, parts: dict[str, str], *, on: date) -> list[Actor]:
    """Of the same unit and position, none of whom one can be in the demo: the same ones every time."""
    played = Tie.objects.filter(pk__in=map(int, parts)).values("person_id")
    working = (
        people.working_in([job.unit_id], on=on).filter(position=job.position).exclude(person_id__in=played)
    )
    chosen = list(working.order_by("person__key").values_list("person_id", flat=True)[:ON_THE_WAY])
    named = people.names_of_people(chosen)
    return [Actor(named[one], organisation_id=job.organisation_id, person_id=one) for one in chosen]


def _published(story: Story, job: Employment, *, by: Actor, on: date) -> Competence:
    """The plan is written, published and given to the position in the unit, as a leader does it on the pages."""
    first, second = story.tasks
    said = Said(name=story.competence, owner_unit_id=job.unit_id, tasks=(Task(first, 3), Task(second)))
    competence = catalogue.add(said, by=by)
    draft = starting.start(story.title, job.unit_id, by=by, on=on)
    draft, key = drafts.add(draft.plan, draft.pk, competence.pk, by=by)
    asked = Asked(key=key, accepts=(competence.pk,), due_days=90, steps=Steps.TWO.value, mandatory=False)
    draft = drafts.save_requirement(draft.plan, draft.pk, asked, by=by, on=on)
    about = drafts.About(
        title=story.title, goal=story.goal, target_group="", owner_unit_id=job.unit_id, effective_from=on
    )
    draft = drafts.save_about(draft.plan, draft.pk, about, by=by, on=on)
    draft = drafts.send(draft.plan, draft.pk, by=by)
    publishing.publish(draft.plan, draft.pk, by=by, on=on)
    given = assignments.Given(
        plan_id=draft.plan_id, unit_id=job.unit_id, starts_on=on, positions=(job.position,)
    )
    assignments.assign(given, by=by, on=on)
    return competence


def _appoint(role: RoleCode, who: Actor, unit_id: int, ends_on: date | None, *, by: Actor, on: date) -> None:
    asked = Appointment(
        person_id=who.person_id or 0, role=role, unit_id=unit_id, starts_on=on, ends_on=ends_on
    )
    appointments.appoint(asked, by=by, on=on)


def _practise(
    who: Actor, competence: Competence, assessor: Actor, *, on: date, signed: int, done: int
) -> None:
    """So many of the four performances are done, the last ones yesterday, and the first of them signed."""
    often, once = Practice.objects.open().filter(competence=competence).order_by("-times")
    made: list[Performance] = []
    for days, one in enumerate([often, often, often, once][:done]):
        added = practice.Done(practice=one, done_on=on - timedelta(days=done - days))
        made.append(practice.add(added, by=who, on=on))
    practice.sign(made[:signed], by=assessor, on=on)
