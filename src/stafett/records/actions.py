"""Writing what is held: claim, recall, approve, return. A decision closes the claim and opens what it became."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from stafett.audit import actions as audit
from stafett.lib.verdict import NotAllowed, require
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Employment

from . import evidence, queries, rules
from .models import Achievement, CompetenceDetails, Evidence


class RecordsError(Exception):
    """What was asked makes no sense as it stands; the text says what to do."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What somebody says they have shown: which competence, at what level, when, where, and a note."""

    competence_id: int
    achieved_on: date
    unit_id: int | None = None
    level: int = 1
    note: str = ""


def claim(shown: Shown, *, by: Actor, on: date, files: Sequence[evidence.Upload] = ()) -> Achievement:
    """Say what one has shown, as a claim that waits for approval. Logged; the files are kept with it.

    Raises NotAllowed, RecordsError (a day ahead, an unknown competence or unit) or EvidenceError.
    """
    require(rules.can_claim(by, by.person_id or 0))
    types = [evidence.content_type(upload) for upload in files]
    kept = [evidence.keep(upload) for upload in files]
    try:
        return _claim(shown, by=by, on=on, files=list(zip(files, types, kept, strict=True)))
    except BaseException:
        for name in kept:
            evidence.drop(name)
        raise


def _check_shown(shown: Shown, *, by: Actor, on: date) -> None:
    if shown.achieved_on > on:
        raise RecordsError(_("The day must be today or earlier."))
    if shown.achieved_on.year < 1900:
        raise RecordsError(_("The day must be after 1900."))
    if not 1 <= shown.level <= 1000:
        raise RecordsError(_("The level must be between 1 and 1000."))
    known = CompetenceDetails.objects.open().filter(organisation_id=by.organisation_id)
    if not known.filter(competence_id=shown.competence_id).exists():
        raise RecordsError(_("Choose a competence from the list."))


def _check_place(shown: Shown, *, by: Actor) -> None:
    if shown.unit_id is not None:
        jobs = Employment.objects.open().filter(organisation_id=by.organisation_id, person_id=by.person_id)
        if not jobs.filter(unit_id=shown.unit_id).exists():
            raise RecordsError(_("Choose one of the units you work in."))


def _claim(
    shown: Shown, *, by: Actor, on: date, files: list[tuple[evidence.Upload, str, str]]
) -> Achievement:
    key = f"claim-{uuid.uuid4()}"
    with audit.change(by.organisation_id or 0, by=by, verb="achievement.claimed", subject=key) as change:
        _check_shown(shown, by=by, on=on)
        _check_place(shown, by=by)
        made = Achievement.objects.create(
            organisation_id=by.organisation_id,
            person_id=by.person_id,
            key=key,
            competence_id=shown.competence_id,
            unit_id=shown.unit_id,
            level=shown.level,
            achieved_on=shown.achieved_on,
            submitted_on=on,
            note=shown.note,
            opened=change.position,
        )
        for upload, kind, stored_as in files:
            _keep(upload, kind, stored_as, made, by=by)
    return made


def _keep(upload: evidence.Upload, kind: str, stored_as: str, claim: Achievement, *, by: Actor) -> None:
    Evidence.objects.create(
        organisation_id=claim.organisation_id,
        person_id=claim.person_id,
        achievement_key=claim.key,
        name=upload.name[-200:],
        content_type=kind,
        size=upload.size,
        stored_as=stored_as,
        added_by_id=by.identity_id,
        opened=claim.opened,
    )


def register(shown: Shown, person_ids: Collection[int], *, by: Actor, on: date) -> list[Achievement]:
    """Register what several people have shown, approved at once by a leader who saw it. One change.

    Raises NotAllowed (then nobody's is registered) or RecordsError.
    """
    if not person_ids:
        raise RecordsError(_("Choose at least one person."))
    with audit.change(by.organisation_id or 0, by=by, verb="achievement.registered") as change:
        _check_shown(shown, by=by, on=on)
        places, own = queries.works_in(list(person_ids), on=on), people.own_records(by)
        for person in person_ids:
            works = places[person]
            require(rules.can_register(by, person, works_in=works, unit_id=shown.unit_id, own=own))
        change.detail = {"count": len(person_ids)}
        rows = [_registered(shown, person, by=by, on=on, position=change.position) for person in person_ids]
        return Achievement.objects.bulk_create(rows, batch_size=500)


def _registered(shown: Shown, person_id: int, *, by: Actor, on: date, position: int) -> Achievement:
    return Achievement(
        organisation_id=by.organisation_id,
        person_id=person_id,
        key=f"registered-{uuid.uuid4()}",
        competence_id=shown.competence_id,
        unit_id=shown.unit_id,
        level=shown.level,
        achieved_on=shown.achieved_on,
        submitted_on=on,
        approved_on=on,
        note=shown.note,
        decided_by=by.label,
        opened=position,
    )


def recall(claim: Achievement, *, by: Actor) -> None:
    """Take back a claim nobody has decided. Raises NotAllowed."""
    with audit.change(claim.organisation_id, by=by, verb="achievement.recalled", subject=claim.key) as change:
        current = _still_open([claim])
        require(rules.can_recall(by, current[0] if current else claim))
        _close(current, change.position)


def approve(claims: Sequence[Achievement], *, by: Actor, on: date) -> list[Achievement]:
    """Approve claims, all in one change. Those decided or recalled meanwhile are left out of the answer.

    Raises NotAllowed, and then none is approved.
    """
    return _decide(claims, by=by, on=on, verb="achievement.approved", decision={"approved_on": on})


def return_with_grounds(
    claims: Sequence[Achievement], *, grounds: str, by: Actor, on: date
) -> list[Achievement]:
    """Say no, with grounds the person reads. The rest as `approve`. Raises RecordsError without grounds."""
    if not grounds.strip():
        raise RecordsError(_("Write why, so that the person knows what to do."))
    decision = {"refused_on": on, "grounds": grounds.strip()}
    return _decide(claims, by=by, on=on, verb="achievement.returned", decision=decision)


def _decide(
    claims: Sequence[Achievement], *, by: Actor, on: date, verb: str, decision: dict[str, object]
) -> list[Achievement]:
    if by.organisation_id is None or {claim.organisation_id for claim in claims} - {by.organisation_id}:
        raise NotAllowed(_("You may only approve in units where you are the leader or the leader's deputy."))
    with audit.change(by.organisation_id, by=by, verb=verb) as change:
        current = _still_open(claims)
        places = queries.works_in([claim.person_id for claim in current], on=on)
        own = people.own_records(by)
        for claim in current:
            require(rules.can_decide(by, claim, works_in=places[claim.person_id], own=own))
        _close(current, change.position)
        decided = [_decided(claim, by=by, position=change.position, decision=decision) for claim in current]
        change.subject = decided[0].key if len(decided) == 1 else ""
        change.detail = {"count": len(decided)}
        return Achievement.objects.bulk_create(decided, batch_size=500)


def _still_open(claims: Collection[Achievement]) -> list[Achievement]:
    """The claims as they stand inside the change, without those somebody got to first."""
    rows = Achievement.objects.open().filter(pk__in=[claim.pk for claim in claims])
    return list(rows.filter(approved_on=None, refused_on=None).order_by("id"))


def _close(rows: Collection[Achievement], position: int) -> None:
    Achievement.objects.filter(pk__in=[row.pk for row in rows]).update(closed=position)


def _decided(claim: Achievement, *, by: Actor, position: int, decision: dict[str, object]) -> Achievement:
    copied = {
        field.attname: getattr(claim, field.attname)
        for field in Achievement._meta.concrete_fields
        if not field.primary_key
    }
    return Achievement(**copied | decision | {"opened": position, "decided_by": by.label})
