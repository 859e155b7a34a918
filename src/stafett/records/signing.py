"""What else is done with a claim: an assessor signs it, something else is accepted, what has fallen is laid aside."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from stafett.audit import actions as audit
from stafett.lib.verdict import NotAllowed, require
from stafett.people.actor import Actor
from stafett.people.appointments import independence

from . import prerequisites, rows, rules, telling, workflow
from .actions import RecordsError
from .cases import Case, cases
from .models import Achievement, CompetenceDetails, Signature
from .workflow import Move


def sign(claim: Achievement, *, by: Actor, on: date, note: str = "") -> Signature:
    """An assessor says that they saw it. Then it waits for whoever approves it. Logged. Raises NotAllowed."""
    verb = workflow.verb(Move.SIGN)
    with audit.change(by.organisation_id or 0, by=by, verb=verb, subject=claim.key) as change:
        case = _current(claim, on=on)
        deciding = independence.deciding(by, [case.claim.person_id], on=on)
        require(rules.can_sign(deciding, case))
        signed = Signature.objects.create(
            organisation_id=case.claim.organisation_id,
            achievement_key=case.claim.key,
            person_id=case.claim.person_id,
            signer_id=by.person_id,
            signed_by=by.label,
            signed_on=on,
            note=note.strip(),
            opened=change.position,
        )
        telling.waits_no_more([case.claim])
        telling.waits([case.claim], on=on)
        return signed


def accept(claim: Achievement, *, instead_of: int, grounds: str, by: Actor, on: date) -> Achievement:
    """Accept what was claimed as another competence (`instead_of`), which then is what is approved, with the
    grounds and a note of what was accepted. Logged.

    Raises RecordsError without grounds, or NotAllowed: who accepts must be who approves both.
    """
    if not grounds.strip():
        raise RecordsError(_("Write why it is as good, so that others can see it later."))
    verb = workflow.verb(Move.ACCEPT)
    with audit.change(by.organisation_id or 0, by=by, verb=verb, subject=claim.key) as change:
        case = _current(claim, on=on)
        accepted = _name(case.claim.organisation_id, case.claim.competence_id)
        if instead_of == case.claim.competence_id or not _name(case.claim.organisation_id, instead_of):
            raise RecordsError(_("Choose the competence it is to count as."))
        note = "\n".join(text for text in (accepted, case.claim.note) if text)
        decision = {
            "competence_id": instead_of, "approved_on": on, "grounds": grounds.strip(), "note": note
        }  # fmt: skip
        made = rows.decided(case.claim, by=by, position=change.position, decision=decision)
        _require_both(case, made, by=by, on=on)
        rows.close([case.claim], change.position)
        telling.decided([made], before=[case.claim])
        made.save()
        return made


def _require_both(case: Case, made: Achievement, *, by: Actor, on: date) -> None:
    """What is claimed and what it is to count as may each ask for another approver, or for a signature."""
    deciding = independence.deciding(by, [made.person_id], on=on)
    asked = rows.decided(made, by=by, position=0, decision={"approved_on": None})
    asked.pk = case.claim.pk
    (other,) = cases([asked], on=on)
    missing = prerequisites.missing_before([asked], on=on).get(asked.pk, ())
    for one, lacking in ((case, ()), (other, missing)):
        require(rules.can_approve(deciding, one, on=on, looked_at=[case.claim.pk], missing=lacking))


def lay_aside(claims: Sequence[Achievement], *, by: Actor, on: date) -> int:
    """End claims that are no longer needed, and say how many. Logged. Raises NotAllowed, and then none ends."""
    verb = workflow.verb(Move.LAY_ASIDE)
    with audit.change(by.organisation_id or 0, by=by, verb=verb) as change:
        current = rows.still_open(claims)
        deciding = independence.deciding(by, {claim.person_id for claim in current}, on=on)
        for case in cases(current, on=on):
            require(rules.can_lay_aside(deciding, case, on=on))
        rows.close(current, change.position)
        telling.waits_no_more(current)
        change.detail = {"count": len(current)}
        return len(current)


def _current(claim: Achievement, *, on: date) -> Case:
    """The claim as it stands inside the change."""
    found = rows.still_open([claim])
    if not found:
        raise NotAllowed(_("Someone has already decided this."))
    return cases(found, on=on)[0]


def _name(organisation_id: int, competence_id: int) -> str:
    known = CompetenceDetails.objects.open().filter(organisation_id=organisation_id)
    details = known.filter(competence_id=competence_id).first()
    return details.name if details else ""
