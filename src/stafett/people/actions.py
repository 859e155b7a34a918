"""Writing organisations, log-ins, invitations and the ties between log-ins and person records.

People and units themselves come by file, through `files.actions.take`.
"""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.audit.models import INSTALLATION
from stafett.lib.verdict import NotAllowed, require

from . import log_ins, queries, rules
from .actor import Actor
from .models import Identity, Invitation, Organisation, Person, PersonDetails, Tie
from .tree import tree


def establish(key: str) -> Organisation:
    """The organisation with this key, made if it is new. Its facts, its log and the entry that says by
    whom follow in the change that brings its root unit; call it inside the same transaction."""
    return Organisation.objects.get_or_create(key=key)[0]


@dataclass(frozen=True)
class Invited:
    """Somebody with a link to pass on; the token is shown this once and stored nowhere."""

    email: str
    name: str
    token: str


def invite_operator(email: str, *, by: Actor, at: datetime) -> Invited:
    """A link that makes an operator, or gives one a new password. Earlier links to the address stop working.

    Raises NotAllowed. Logged in the installation's log.
    """
    require(rules.can_invite_operator(by))
    address = email.strip().lower()
    invitation, invited = _invitation(address, "", at=at)
    invitation.is_operator = True
    with transaction.atomic():
        Invitation.objects.filter(email=address, is_operator=True, used_at=None).update(expires_at=at)
        with audit.change(INSTALLATION, by=by, verb="operator.invited", subject=address):
            invitation.save()
    return invited


def invite(
    organisation_id: int, *, unit_id: int, by: Actor, on: date, at: datetime
) -> tuple[list[Invited], list[str]]:
    """Links for those in a unit and below it who have an e-mail address and no log-in.

    Also the names of those whose address cannot be right. Earlier links to the same people stop working.
    Raises NotAllowed. Logged with the count.
    """
    require(rules.can_invite(by, unit_id))
    units = tree(organisation_id, on=on)
    below = units.below(unit_id)
    people = list(log_ins.without_log_in(organisation_id, below, on=on))
    good = [details for details in people if _is_address(details.email)]
    pairs = [_invitation(details.email, details.name, at=at, person=details.person_id) for details in good]
    made = [invitation for invitation, _invited in pairs]
    with _sent(organisation_id, made, by=by, verb="people.invited", at=at) as change:
        change.subject, change.detail = units.nodes[unit_id].name, {"count": len(good)}
    return [invited for _invitation, invited in pairs], [p.name for p in people if p not in good]


def invite_one(details: PersonDetails, *, unit_id: int, by: Actor, at: datetime) -> Invited:
    """A link for one person: to a first log-in, or if they have one, to a new password for it.

    Earlier links to the same person stop working. Raises NotAllowed. Logged with the person's name.
    """
    require(rules.can_invite(by, unit_id))
    identity = log_ins.of_person(details.person_id)
    if identity:
        require(rules.can_invite_anew(by))
    address = identity.email if identity else details.email
    if not _is_address(address):
        raise NotAllowed(
            _("Not invited, because the e-mail address cannot be right: %(name)s") % {"name": details.name}
        )
    invitation, invited = _invitation(address, details.name, at=at, person=details.person_id)
    invitation.identity = identity
    verb = "log_in.invited_anew" if identity else "people.invited"
    with _sent(details.organisation_id, [invitation], by=by, verb=verb, at=at) as change:
        change.subject = details.name
    return invited


@contextmanager
def _sent(
    organisation_id: int, made: list[Invitation], *, by: Actor, verb: str, at: datetime
) -> Iterator[Change]:
    """One change that makes invitations, in place of earlier ones to the same people.

    Whoever uses an invitation locks its row and then the log, so the same order is kept here.
    """
    with transaction.atomic():
        earlier = Invitation.objects.filter(used_at=None, expires_at__gt=at)
        earlier.filter(person_id__in=[invitation.person_id for invitation in made]).update(expires_at=at)
        with audit.change(organisation_id, by=by, verb=verb) as change:
            Invitation.objects.bulk_create(made, batch_size=500)
            yield change


def _invitation(
    email: str, name: str, *, at: datetime, person: int | None = None
) -> tuple[Invitation, Invited]:
    token = secrets.token_urlsafe(32)
    address = email.strip().lower()
    made = Invitation(
        token_hash=log_ins.hashed(token),
        email=address,
        person_id=person,
        expires_at=at + rules.INVITATION_LASTS,
    )
    return made, Invited(address, name, token)


def _is_address(text: str) -> bool:
    try:
        validate_email(text.strip())
    except ValidationError:
        return False
    return True


def accept(token: str, *, password: str, at: datetime) -> Identity:
    """Use a link to make a log-in with a password, tied as invited, or to give one that is there a new one.

    Raises NotAllowed when the link does not work, somebody was first, or the address has a log-in.
    """
    hashed = make_password(password)  # slow on purpose, so done before anything is locked
    with _use(token, at=at) as invitation:
        identity = invitation.identity or log_ins.by_address(invitation.email)
        require(rules.can_set_first_password(invitation, identity))
        verb = "operator.password_set" if identity else "operator.made"
        identity = identity or Identity(email=invitation.email, is_operator=invitation.is_operator)
        identity.password = hashed
        identity.save()
        _give(invitation, identity, verb=verb)
    return identity


def accept_with(token: str, *, identity: Identity, at: datetime) -> Identity:
    """Use a link with a log-in one already has. The caller has seen it proven by its password.

    Raises NotAllowed when the link does not work or the two may not be tied.
    """
    with _use(token, at=at) as invitation:
        if invitation.identity_id is not None:
            require(rules.can_use(None, at=at))
        if invitation.is_operator:
            Identity.objects.filter(pk=identity.pk).update(is_operator=True)
            identity.is_operator = True
        _give(invitation, identity, verb="operator.made")
    return identity


@contextmanager
def _use(token: str, *, at: datetime) -> Iterator[Invitation]:
    """The invitation, used up if all inside goes well. Of two who use it at once, one gets it."""
    invitation = log_ins.invitation(token)
    require(rules.can_use(invitation, at=at))
    assert invitation is not None  # noqa: S101 - the rule says so
    try:
        with transaction.atomic():
            unused = Invitation.objects.filter(pk=invitation.pk, used_at=None)
            require(rules.can_use(invitation if unused.update(used_at=at) else None, at=at))
            yield invitation
    except IntegrityError as error:
        raise NotAllowed(_("Something else happened at the same time. Open the link once more.")) from error


def _give(invitation: Invitation, identity: Identity, *, verb: str) -> None:
    if invitation.person is None or invitation.identity_id is not None:
        verb = verb if invitation.is_operator else "log_in.password_set"
        by = Actor(label=identity.email, identity_id=identity.pk)
        with audit.change(INSTALLATION, by=by, verb=verb, subject=identity.email):
            return
    _tie(identity, invitation.person)


def _tie(identity: Identity, person: Person) -> Tie:
    with _in_every_log(identity, person, verb="log_in.tied") as change:
        open_ties = Tie.objects.open()
        verdict = rules.can_tie(
            record_is_tied=open_ties.filter(person=person).exists(),
            has_record_here=open_ties.filter(
                identity=identity, organisation_id=person.organisation_id
            ).exists(),
        )
        require(verdict)
        return Tie.objects.create(
            organisation_id=person.organisation_id, identity=identity, person=person, opened=change.position
        )


def untie(tie: Tie, *, by: Actor) -> None:
    """Undo a tie: the person record has no log-in any more, the log-in one organisation less.

    Raises NotAllowed. Logged in every organisation the log-in has a record in.
    """
    require(rules.can_untie(by, tie))
    with _in_every_log(tie.identity, tie.person, verb="log_in.untied") as change:
        if not Tie.objects.filter(pk=tie.pk).close(change.position):
            raise NotAllowed(_("This is untied already."))


@contextmanager
def _in_every_log(identity: Identity, person: Person, *, verb: str) -> Iterator[Change]:
    """One change in the person's organisation, and a mention in the others where the log-in has a record.

    Each log knows the human being by the name they have there, and none names another organisation.
    The logs are locked in the same order by everyone, so that two never wait for each other.
    """
    records = {tie.organisation_id: tie.person_id for tie in queries.ties(identity)}
    records[person.organisation_id] = person.pk
    details = PersonDetails.objects.open().filter(person_id__in=records.values())
    names = {found.person_id: found.name for found in details}
    with ExitStack() as stack:
        changes = {}
        for organisation_id, person_id in sorted(records.items()):
            name = names.get(person_id, identity.email)
            by = Actor(label=name, identity_id=identity.pk, organisation_id=organisation_id)
            here = organisation_id == person.organisation_id
            said = verb if here else f"{verb}_elsewhere"
            change = audit.change(organisation_id, by=by, verb=said, subject=name)
            changes[organisation_id] = stack.enter_context(change)
        yield changes[person.organisation_id]


def change_password(identity: Identity, *, password: str, by: Actor) -> None:
    """Give one's own log-in another password; every other session of it ends. The caller has seen the old one.

    Logged in the installation's log. Raises NotAllowed.
    """
    if by.identity_id != identity.pk:
        raise NotAllowed(_("You can only change your own password."))
    identity.set_password(password)
    with audit.change(INSTALLATION, by=by, verb="log_in.password_changed", subject=identity.email):
        identity.save(update_fields=["password"])


def choose_language(identity: Identity, *, language: str) -> None:
    """Remember the language somebody reads. A taste, not a fact: not logged."""
    Identity.objects.filter(pk=identity.pk).update(language=language)
