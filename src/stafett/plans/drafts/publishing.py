"""From a draft in review to a version that never changes."""

from datetime import date

from stafett.audit.actions import Change
from stafett.people.actor import Actor
from stafett.plans import queries as plans
from stafett.plans.models import Acceptance, Draft, Plan, PlanVersion, Requirement
from stafett.records.models import Competence, CompetenceDetails, Way, WayKind

from . import queries
from .asked import Asked, read, reading_key
from .queries import Catalogue
from .readings import Reading, readings
from .rules import Move
from .saving import DraftsError, changing, require_approval


def publish(plan: Plan, seen: int, *, by: Actor, on: date) -> PlanVersion:
    """Freeze the draft as the plan's next version, with what must be read because of it, and close the draft.

    Raises ChangedMeanwhile, NotAllowed, or DraftsError while something is to be put right (`queries.to_put_right`).
    """
    with changing(plan, seen, Move.PUBLISH, by=by) as (draft, change):
        before, known = plans.newest(plan.pk), queries.catalogue(draft.organisation_id)
        for todo in queries.to_put_right(draft, before, known, on=on):
            raise DraftsError(todo.text)
        for asked in read(draft.requirements):
            require_approval(asked, by=by)
        draft.version = max(draft.version, before.version + 1 if before else 1)
        draft.close(change.position)
        made = _frozen(draft, change)
        for place, one in enumerate(_with_readings(draft, known, change), 1):
            _write(draft, one, place, change)
        return made


def _frozen(draft: Draft, change: Change) -> PlanVersion:
    return PlanVersion.objects.create(
        organisation_id=draft.organisation_id,
        plan_id=draft.plan_id,
        version=draft.version,
        title=draft.title,
        owner_unit_id=draft.owner_unit_id,
        effective_from=draft.effective_from,
        goal=draft.goal,
        target_group=draft.target_group,
        copied_from_id=draft.copied_from_id,
        copied_version=draft.copied_version,
        opened=change.position,
    )


def _with_readings(draft: Draft, known: Catalogue, change: Change) -> list[Asked]:
    """All that the version will ask: what is to be read stands right after what changed."""
    by_key = {reading.of: reading for reading in readings(draft, known)}
    found: list[Asked] = []
    for one in read(draft.requirements):
        found.append(one)
        if one.key in by_key:
            found.append(_made(draft, by_key[one.key], change))
    return found


def _made(draft: Draft, reading: Reading, change: Change) -> Asked:
    """The competence of having read it, and what asks for it."""
    organisation, opened = draft.organisation_id, change.position
    competence = Competence.objects.create(organisation_id=organisation, key=reading_key())
    CompetenceDetails.objects.create(
        organisation_id=organisation, competence=competence, name=reading.name, opened=opened
    )
    if reading.address:
        Way.objects.create(
            organisation_id=organisation,
            competence=competence,
            kind=WayKind.PROCEDURE,
            title=reading.name,
            address=reading.address,
            opened=opened,
        )
    return Asked.from_json(reading.asked.as_json() | {"accepts": [competence.pk]})


def _write(draft: Draft, asked: Asked, place: int, change: Change) -> None:
    row: Requirement = asked.as_requirement()
    row.organisation_id, row.plan_id, row.version = draft.organisation_id, draft.plan_id, draft.version
    row.place, row.opened = place, change.position
    row.save()
    Acceptance.objects.bulk_create(
        Acceptance(requirement=row, competence_id=competence) for competence in dict.fromkeys(asked.accepts)
    )
