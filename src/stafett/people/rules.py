"""May this be done with log-ins, invitations and ties? Pure: judges what it is given."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict

from .actor import Actor
from .models import Identity, Invitation, Tie
from .roles import Power

INVITATION_LASTS = timedelta(days=7)


def can_invite(actor: Actor, unit_id: int) -> Verdict:
    """People are invited by who holds that power over their unit, or by the installation's operator."""
    if actor.is_operator or actor.may(Power.INVITE, unit_id):
        return ALLOWED
    return Verdict(_("You can only invite people to units you administer."))


def can_invite_anew(actor: Actor) -> Verdict:
    """A log-in may open other organisations too, so no single one's administrator gives it a new password."""
    if actor.is_operator:
        return ALLOWED
    return Verdict(_("Only an operator can make a link to a log-in that is there already."))


def can_invite_operator(actor: Actor) -> Verdict:
    """An operator is made by an operator; the first one by whoever runs commands on the server."""
    return ALLOWED if actor.is_operator else Verdict(_("Only an operator can make another operator."))


def can_use(invitation: Invitation | None, *, at: datetime) -> Verdict:
    """A link works once and for some days. The same sentence for unknown, used and old ones:
    who tries links learns nothing."""
    if invitation is None or invitation.used_at is not None or invitation.expires_at <= at:
        return Verdict(_("This link no longer works. Ask whoever sent it for a new one."))
    return ALLOWED


def can_set_first_password(invitation: Invitation, identity: Identity | None) -> Verdict:
    """Without the old password one is set only on a log-in that is not there yet, on an operator's, or on
    the one the link was made for."""
    if identity is None:
        return ALLOWED
    if not identity.is_active:
        return Verdict(_("This log-in is closed. Ask the operator to open it."))
    is_made_for_it = invitation.identity_id is not None and invitation.identity_id == identity.pk
    if is_made_for_it or (invitation.is_operator and identity.is_operator):
        return ALLOWED
    return Verdict(_("There is already a log-in with this address. Show that it is yours with its password."))


def can_tie(*, record_is_tied: bool, has_record_here: bool) -> Verdict:
    """A person record has one log-in, and a log-in one person record in each organisation."""
    if record_is_tied:
        return Verdict(_("This record already has a log-in. Ask for help if that log-in is not yours."))
    if has_record_here:
        return Verdict(_("Your log-in is already tied to another record in this organisation."))
    return ALLOWED


def can_untie(actor: Actor, tie: Tie) -> Verdict:
    """A tie is undone by the human being whose log-in it is."""
    if actor.identity_id != tie.identity_id:
        return Verdict(_("You can only untie your own log-in."))
    return ALLOWED if tie.closed is None else Verdict(_("This is untied already."))
