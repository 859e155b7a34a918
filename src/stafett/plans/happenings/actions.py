"""Writing what happened: tell it to whoever holds a competence, and end it when it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from stafett.audit import actions as audit
from stafett.lib.verdict import NotAllowed, require
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.people.tree import Tree, tree
from stafett.plans.models import (
    Acceptance,
    Assignment,
    Happening,
    Plan,
    PlanVersion,
    Requirement,
    Steps,
)
from stafett.records.models import CatalogueEntry, Competence, CompetenceDetails, Way, WayKind

from . import queries, rules

DAY = timedelta(days=1)
READ = "read"
"""The key of the one thing that is asked."""


class HappeningError(Exception):
    """What was asked makes no sense as it stands; the text says what to do."""


class SentAlready(Exception):
    """The same form was sent before: `happening` is what came of it."""

    def __init__(self, happening: Happening) -> None:
        super().__init__()
        self.happening = happening


@dataclass(frozen=True, kw_only=True)
class Told:
    """What happened, what to know or where it stands, by when it is to be read, and in which units. `once`: a
    word of its own, so that the same is not sent twice."""

    title: str
    text: str = ""
    address: str = ""
    deadline: date
    unit_ids: frozenset[int]
    once: str


def check(competence: CompetenceDetails, told: Told, *, by: Actor, on: date) -> None:
    """Whether it could be sent now, but for whether anybody is to have it: raises what `send` would."""
    require(rules.can_send(by, told.unit_ids))
    if by.organisation_id != competence.organisation_id:
        raise NotAllowed(_("You can only choose units where you write plans."))
    require(rules.fits(told.title, told.text, told.address, told.deadline, on=on), HappeningError)


def send(competence: CompetenceDetails, told: Told, *, by: Actor, on: date) -> tuple[Happening, int]:
    """Give everybody who holds the competence that day and works in the units a task, and say how many they are.

    Raises NotAllowed, HappeningError (nobody holds it, a day that does not fit) or SentAlready. Logged.
    """
    organisation = competence.organisation_id
    with audit.change(organisation, by=by, verb="happening.sent", subject=told.title) as change:
        check(competence, told, by=by, on=on)
        sent = Happening.objects.filter(organisation_id=organisation, plan__key=_key(told)).first()
        if sent is not None:
            raise SentAlready(sent)
        jobs = list(queries.receivers(competence, told.unit_ids, on=on).iter_rows())
        if not jobs:
            raise HappeningError(_("Nobody who works in these units holds it today."))
        new = {"organisation_id": organisation, "opened": change.position}
        owner = _owner(by, tree(organisation, on=on), told.unit_ids)
        reading = _reading(told, owner, new)
        plan = _plan(told, owner, reading, new, on=on)
        Assignment.objects.bulk_create(_assignments(plan, jobs, new, on=on), batch_size=1_000)
        people = len({person for person, _unit in jobs})
        change.detail = {"count": people}
        return _happening(competence, told, plan, reading, new, by=by, on=on), people


def end(happening: Happening, *, grounds: str, by: Actor, on: date) -> PlanVersion:
    """It is done: from that day on (the day after, where it was sent the same day) nobody is asked any more.

    Raises NotAllowed, or HappeningError without grounds. Logged.
    """
    with audit.change(
        happening.organisation_id, by=by, verb="happening.ended", subject=happening.title
    ) as change:
        version = queries.version(happening)
        require(rules.can_end(by, version.owner_unit_id, is_over=version.retired_on is not None))
        if not grounds.strip():
            raise HappeningError(_("Write why it ends, so that people understand."))
        retired_on = max(on, version.effective_from + DAY)
        return version.reopen(change.position, retired_on=retired_on, grounds=grounds.strip())


def _key(told: Told) -> str:
    return f"happening-{told.once}"


def _owner(by: Actor, units: Tree, unit_ids: frozenset[int]) -> int:
    """The lowest unit above all that are chosen where the actor writes plans; else the first of those chosen."""
    paths = [[node.id for node in units.path(unit)] for unit in sorted(unit_ids)]
    common = [ids[0] for ids in zip(*paths, strict=False) if len(set(ids)) == 1]
    return next((unit for unit in reversed(common) if by.may(Power.AUTHOR, unit)), min(unit_ids))


def _reading(told: Told, owner: int, new: dict[str, Any]) -> Competence:
    """The competence of having read it; it never lapses."""
    made = Competence.objects.create(organisation_id=new["organisation_id"], key=_key(told))
    CompetenceDetails.objects.create(competence=made, name=told.title, validity_months=None, **new)
    CatalogueEntry.objects.create(competence=made, description=told.text, owner_unit_id=owner, **new)
    if told.address:
        Way.objects.create(
            competence=made, kind=WayKind.PROCEDURE, title=told.title, address=told.address, **new
        )
    return made


def _plan(told: Told, owner: int, reading: Competence, new: dict[str, Any], *, on: date) -> Plan:
    """A plan in force from that day, which asks for it to be read by the deadline."""
    plan = Plan.objects.create(organisation_id=new["organisation_id"], key=_key(told))
    PlanVersion.objects.create(
        plan=plan, version=1, title=told.title, owner_unit_id=owner, effective_from=on, goal=told.text, **new
    )
    asked = Requirement.objects.create(
        plan=plan,
        version=1,
        key=READ,
        due_days=(told.deadline - on).days,
        validity_months=0,
        why=told.text,
        steps=Steps.NONE,
        **new,
    )
    Acceptance.objects.create(requirement=asked, competence=reading)
    return plan


def _assignments(
    plan: Plan, jobs: list[tuple[int, int]], new: dict[str, Any], *, on: date
) -> Iterator[Assignment]:
    for person, unit in jobs:
        key = f"{plan.key}-{person}-{unit}"
        yield Assignment(key=key, plan=plan, unit_id=unit, person_id=person, starts_on=on, **new)


def _happening(
    competence: CompetenceDetails,
    told: Told,
    plan: Plan,
    reading: Competence,
    new: dict[str, Any],
    *,
    by: Actor,
    on: date,
) -> Happening:
    return Happening.objects.create(
        plan=plan,
        about_id=competence.competence_id,
        reading=reading,
        title=told.title,
        text=told.text,
        address=told.address,
        deadline=told.deadline,
        sent_on=on,
        sent_by=by.label,
        **new,
    )
