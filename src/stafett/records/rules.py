"""May this be claimed, decided, recalled? Pure: judges what it is given."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.roles import Power

from .models import Achievement


def can_claim(actor: Actor, person_id: int) -> Verdict:
    """Everybody claims for themselves and for nobody else."""
    if actor.person_id is None or actor.person_id != person_id:
        return Verdict(_("You can only say what you have done yourself."))
    return ALLOWED


def can_recall(actor: Actor, claim: Achievement) -> Verdict:
    """A claim is recalled by the one who made it, for as long as nobody has decided it."""
    if actor.person_id != claim.person_id:
        return Verdict(_("Only the person who sent this can take it back."))
    return ALLOWED if claim.is_claim else Verdict(_("This has been decided, so it cannot be taken back."))


def can_decide(
    actor: Actor, claim: Achievement, *, works_in: Collection[int], own: Collection[int] = ()
) -> Verdict:
    """A claim is decided by someone who may approve in the unit it was shown in, or where that is not
    said in a unit the person `works_in`. Never by the person (K8: nobody approves themselves), nor by
    the same human being through another record (`own`)."""
    if actor.person_id == claim.person_id or claim.person_id in own:
        return Verdict(
            _("You cannot approve yourself. Someone else who may approve in your unit must do it.")
        )
    units = [claim.unit_id] if claim.unit_id is not None else works_in
    if claim.organisation_id != actor.organisation_id or not any(
        actor.may(Power.APPROVE, unit) for unit in units
    ):
        return Verdict(_("You may only approve in units where you are the leader or the leader's deputy."))
    return ALLOWED if claim.is_claim else Verdict(_("Someone has already decided this."))


def can_register(
    actor: Actor,
    person_id: int,
    *,
    works_in: Collection[int],
    unit_id: int | None = None,
    own: Collection[int] = (),
) -> Verdict:
    """What a leader has seen done is registered as approved, for people who work where the leader may
    approve, and as shown in a unit (if one is said) where they may too. Never for oneself, through
    another record (`own`) either (K8)."""
    if actor.person_id == person_id or person_id in own:
        return Verdict(
            _("You cannot approve yourself. Someone else who may approve in your unit must do it.")
        )
    there = unit_id is None or actor.may(Power.APPROVE, unit_id)
    if not there or not any(actor.may(Power.APPROVE, unit) for unit in works_in):
        return Verdict(_("You may only approve in units where you are the leader or the leader's deputy."))
    return ALLOWED
