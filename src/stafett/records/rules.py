"""May this be claimed, signed, decided, recalled? Pure: judges what it is given.

Nobody decides about themselves (K8): not through another record, not through somebody they appointed, and
never both steps of one claim.
"""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.appointments.independence import Deciding
from stafett.people.models import RoleCode
from stafett.people.roles import Power

from . import workflow
from .cases import Case
from .models import Achievement
from .routes import Approver
from .workflow import Move, State

NOT_YOURSELF = gettext_lazy(
    "You cannot approve yourself. Someone else who may approve in your unit must do it."
)
NOT_THERE = gettext_lazy("You may only approve in units where you are the leader or the leader's deputy.")

OF_OTHERS = {
    Approver.ABOVE: gettext_lazy("This is approved by the leader of the unit above."),
    Approver.ASSESSOR: gettext_lazy("This is approved by an assessor of the unit."),
    Approver.PROFESSIONAL_LEAD: gettext_lazy("This is approved by the professional lead of the unit."),
    Approver.HR_ADVISER: gettext_lazy("This is approved by the HR adviser."),
}
ROLES_OF = {
    Approver.PROFESSIONAL_LEAD: RoleCode.PROFESSIONAL_LEAD,
    Approver.HR_ADVISER: RoleCode.HR_ADVISER,
}


def can_claim(actor: Actor, person_id: int) -> Verdict:
    """Everybody claims for themselves and for nobody else."""
    if actor.person_id is None or actor.person_id != person_id:
        return Verdict(_("You can only say what you have done yourself."))
    return ALLOWED


def can_recall(actor: Actor, claim: Achievement) -> Verdict:
    """A claim is recalled by the one who made it, for as long as nobody has decided it."""
    if actor.person_id != claim.person_id:
        return Verdict(_("Only the person who sent this can take it back."))
    return ALLOWED if claim.is_claim else workflow.may(Move.RECALL, State.APPROVED)


def is_approver(actor: Actor, case: Case, *, on: date) -> bool:
    """Whether somebody, as they are, is who approves this: in a unit it is decided in, by what the strictest
    requirement asks (K8). What is overdue goes to the deputy as well."""
    approver = case.route.approver
    if any(_approves(actor, approver, unit) for unit in case.places):
        return True
    return case.is_overdue(on) and any(actor.holds(RoleCode.DEPUTY, unit) for unit in case.places)


def _approves(actor: Actor, approver: Approver, unit_id: int) -> bool:
    if approver in ROLES_OF:
        return actor.holds(ROLES_OF[approver], unit_id)
    return actor.may(Power.SIGN if approver == Approver.ASSESSOR else Power.APPROVE, unit_id)


def is_assessor(actor: Actor, case: Case) -> bool:
    """Whether somebody signs what people do in a unit this is decided in."""
    return any(actor.may(Power.SIGN, unit) for unit in case.units)


def can_decide(deciding: Deciding, case: Case, *, on: date) -> Verdict:
    """Whether somebody is to decide this at all, whoever's turn it is now: who approves it, in the
    organisation, not about themselves or who appointed them, and not who signed it."""
    claim = case.claim
    verdict = deciding.may(
        claim.person_id,
        lambda actor: claim.organisation_id == actor.organisation_id and is_approver(actor, case, on=on),
        oneself=NOT_YOURSELF,
        others=OF_OTHERS.get(case.route.approver, NOT_THERE),
    )
    if verdict and case.signature is not None and deciding.is_oneself(case.signature.signer_id):
        return Verdict(_("You signed this. Somebody else must approve it."))
    return verdict


def can_approve(
    deciding: Deciding,
    case: Case,
    *,
    on: date,
    looked_at: Collection[int] = (),
    missing: Collection[str] = (),
) -> Verdict:
    """A claim is approved by who decides it, when its turn has come; what is risky when it has been looked at
    by itself, and what needs something else (`missing`) when that is held."""
    if (verdict := can_decide(deciding, case, on=on)) and (verdict := workflow.may(Move.APPROVE, case.state)):
        verdict = _is_ready(case, looked_at, missing)
    return verdict


def _is_ready(case: Case, looked_at: Collection[int], missing: Collection[str]) -> Verdict:
    if case.is_risky and case.claim.pk not in looked_at:
        return Verdict(
            _("This is marked as risky. Look at it, and say that you have, before you approve it.")
        )
    if missing:
        return Verdict(_("Before this can be approved, this must be held: %(what)s.") % {
            "what": ", ".join(missing)
        })  # fmt: skip
    return ALLOWED


def can_sign(deciding: Deciding, case: Case) -> Verdict:
    """What asks for two steps is signed first, by an assessor of the unit who saw it; never one's own."""
    claim = case.claim
    verdict = deciding.may(
        claim.person_id,
        lambda actor: claim.organisation_id == actor.organisation_id and is_assessor(actor, case),
        oneself=_("You cannot sign what you have done yourself."),
        others=_("You may only sign in units where you are an assessor."),
    )
    return workflow.may(Move.SIGN, case.state) if verdict else verdict


def can_return(deciding: Deciding, case: Case, *, on: date) -> Verdict:
    """It is returned by whoever's turn it is: while it waits for a signature by an assessor too."""
    if case.state == State.TO_SIGN and can_sign(deciding, case):
        return ALLOWED
    if verdict := can_decide(deciding, case, on=on):
        return workflow.may(Move.RETURN, case.state)
    return verdict


def can_lay_aside(deciding: Deciding, case: Case, *, on: date) -> Verdict:
    """What is no longer needed is laid aside by who would have decided or signed it."""
    verdict = can_decide(deciding, case, on=on)
    if not verdict and case.state == State.FALLEN and is_assessor(deciding.about(case.claim.person_id), case):
        verdict = Verdict(str(NOT_YOURSELF)) if deciding.is_oneself(case.claim.person_id) else ALLOWED
    return workflow.may(Move.LAY_ASIDE, case.state) if verdict else verdict


def can_register(
    deciding: Deciding, person_id: int, *, works_in: Collection[int], unit_id: int | None = None
) -> Verdict:
    """What a leader has seen done is registered for people who work where the leader may approve, and as shown
    in a unit (if one is said) where they may too. Never for oneself, nor for who chose them to stand in."""
    return deciding.may(
        person_id,
        lambda actor: _approves_of(actor, works_in, unit_id),
        oneself=NOT_YOURSELF,
        others=NOT_THERE,
    )


def _approves_of(actor: Actor, works_in: Collection[int], unit_id: int | None) -> bool:
    there = unit_id is None or actor.may(Power.APPROVE, unit_id)
    return there and any(actor.may(Power.APPROVE, unit) for unit in works_in)
