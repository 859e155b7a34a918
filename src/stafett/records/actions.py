"""Writing what is held: claim, recall, approve, return. A decision closes the claim and opens what it became.

What else is done with a claim (sign, accept something else, lay aside) stands in `signing`.
"""

import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from stafett.audit import actions as audit
from stafett.lib.verdict import NotAllowed, Verdict, require
from stafett.people.actor import Actor
from stafett.people.appointments import independence
from stafett.people.appointments.independence import Deciding
from stafett.people.models import Employment

from . import evidence, prerequisites, rows, rules, telling, workflow
from .cases import Case, cases, risky_among, routes_of, works_in
from .models import Achievement, CompetenceDetails, Evidence
from .practice import queries as practice
from .routes import Steps
from .workflow import Move, State

BY_ITSELF = "by itself"
"""Who decided where a requirement asks for no approval; pages say it in the reader's language."""


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
    organisation_id = by.organisation_id or 0
    with audit.change(
        organisation_id, by=by, verb=workflow.verb(Move.CLAIM), subject=key, is_common=False
    ) as change:
        _check_shown(shown, by=by, on=on)
        _check_place(shown, by=by)
        require(practice.is_complete(by.person_id or 0, shown.competence_id, on=on))
        made = _opened(shown, by.person_id or 0, key, by=by, on=on, position=change.position)
        if _passes(made, on=on):
            made.approved_on, made.decided_by = on, BY_ITSELF
            change.verb = workflow.verb(Move.GO_THROUGH)
        made.save()
        for upload, kind, stored_as in files:
            _keep(upload, kind, stored_as, made, by=by)
        telling.waits([made], on=on)
    return made


def _opened(shown: Shown, person_id: int, key: str, *, by: Actor, on: date, position: int) -> Achievement:
    return Achievement(
        organisation_id=by.organisation_id,
        person_id=person_id,
        key=key,
        competence_id=shown.competence_id,
        unit_id=shown.unit_id,
        level=shown.level,
        achieved_on=shown.achieved_on,
        submitted_on=on,
        note=shown.note,
        opened=position,
    )


def _passes(claim: Achievement, *, on: date) -> bool:
    """Whether it is approved at once: nothing asks for a step, the level is not above what is asked, what must be
    held before is held, and it is not risky."""
    (route,) = routes_of([claim], on=on)
    if route is None or route.steps != Steps.NONE or claim.level > route.level:
        return False
    is_risky = risky_among(claim.organisation_id, [claim.competence_id])
    return not is_risky and not prerequisites.missing_before([claim], on=on).get(claim.pk)


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
    """Register what several people have shown, approved at once by a leader who saw it. One change. Where a
    plan asks for more than the leader's word, it becomes a claim that waits for whom the plan asks for.

    Raises NotAllowed (then nobody's is registered) or RecordsError.
    """
    if not person_ids:
        raise RecordsError(_("Choose at least one person."))
    with audit.change(
        by.organisation_id or 0, by=by, verb="achievement.registered", is_common=False
    ) as change:
        _check_shown(shown, by=by, on=on)
        places, deciding = works_in(person_ids, on=on), independence.deciding(by, person_ids, on=on)
        for person in places:
            require(rules.can_register(deciding, person, works_in=places[person], unit_id=shown.unit_id))
        made = _registered(shown, places, by=by, on=on, position=change.position)
        decided = _may_decide_at_once(made, deciding, on=on)
        for row in decided:
            row.approved_on, row.decided_by = on, by.label
        Achievement.objects.bulk_update(decided, ["approved_on", "decided_by"], batch_size=500)
        change.detail = {"count": len(decided)}
        if len(decided) < len(made):
            change.detail["waiting"] = len(made) - len(decided)
        telling.registered(made, on=on)
        return made


def _registered(
    shown: Shown, people: Collection[int], *, by: Actor, on: date, position: int
) -> list[Achievement]:
    rows = [
        _opened(shown, person, f"registered-{uuid.uuid4()}", by=by, on=on, position=position)
        for person in people
    ]
    return Achievement.objects.bulk_create(rows, batch_size=500)


def _may_decide_at_once(made: list[Achievement], deciding: Deciding, *, on: date) -> list[Achievement]:
    """Those that the one who registers may approve alone; the others wait for whom their plans ask for."""
    missing = prerequisites.missing_before(made, on=on)
    seen = [row.pk for row in made]
    return [
        case.claim
        for case in cases(made, on=on)
        if rules.can_approve(deciding, case, on=on, looked_at=seen, missing=missing.get(case.claim.pk, ()))
    ]


def recall(claim: Achievement, *, by: Actor) -> None:
    """Take back a claim nobody has decided. Raises NotAllowed."""
    verb = workflow.verb(Move.RECALL)
    with audit.change(claim.organisation_id, by=by, verb=verb, subject=claim.key, is_common=False) as change:
        current = rows.still_open([claim])
        require(rules.can_recall(by, current[0] if current else decided_since(claim)))
        rows.close(current, change.position)
        telling.waits_no_more(current)


def decided_since(claim: Achievement) -> Achievement:
    """What a claim that is not open any more became; itself where nothing did."""
    return (
        Achievement.objects.open().filter(organisation_id=claim.organisation_id, key=claim.key).first()
        or claim
    )


def approve(
    claims: Sequence[Achievement], *, by: Actor, on: date, looked_at: Collection[int] = ()
) -> list[Achievement]:
    """Approve claims, all in one change. Those decided, recalled or no longer needed meanwhile are left out of the
    answer.

    `looked_at`: the claims of risky competences that have been looked at, each by itself.
    Raises NotAllowed, and then none is approved.
    """

    def judge(deciding: Deciding, case: Case, missing: Collection[str]) -> Verdict:
        return rules.can_approve(deciding, case, on=on, looked_at=looked_at, missing=missing)

    return _decide(claims, judge, by=by, on=on, move=Move.APPROVE, decision={"approved_on": on})


def return_with_grounds(
    claims: Sequence[Achievement], *, grounds: str, by: Actor, on: date
) -> list[Achievement]:
    """Say no, with grounds the person reads. The rest as `approve`. Raises RecordsError without grounds."""
    if not grounds.strip():
        raise RecordsError(_("Write why, so that the person knows what to do."))

    def judge(deciding: Deciding, case: Case, _missing: Collection[str]) -> Verdict:
        return rules.can_return(deciding, case, on=on)

    decision = {"refused_on": on, "grounds": grounds.strip()}
    return _decide(claims, judge, by=by, on=on, move=Move.RETURN, decision=decision)


def _decide(
    claims: Sequence[Achievement],
    judge: Callable[[Deciding, Case, Collection[str]], Verdict],
    *,
    by: Actor,
    on: date,
    move: Move,
    decision: dict[str, object],
) -> list[Achievement]:
    if by.organisation_id is None or {claim.organisation_id for claim in claims} - {by.organisation_id}:
        raise NotAllowed(str(rules.NOT_THERE))
    with audit.change(by.organisation_id, by=by, verb=workflow.verb(move), is_common=False) as change:
        wanted = [case for case in cases(rows.still_open(claims), on=on) if case.state != State.FALLEN]
        current = [case.claim for case in wanted]
        deciding = independence.deciding(by, {claim.person_id for claim in current}, on=on)
        missing = prerequisites.missing_before(current, on=on) if move == Move.APPROVE else {}
        for case in wanted:
            require(judge(deciding, case, missing.get(case.claim.pk, ())))
        rows.close(current, change.position)
        decided = [claim.anew(change.position, decided_by=by.label, **decision) for claim in current]
        change.subject = decided[0].key if len(decided) == 1 else ""
        change.detail = {"count": len(decided)}
        telling.decided(decided, before=current)
        return Achievement.objects.bulk_create(decided, batch_size=500)
