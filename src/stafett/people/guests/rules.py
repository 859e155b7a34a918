"""May somebody be let in as a guest, and is a link good? Pure: judges what it is given."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.models import GuestLink

LASTS_AT_MOST = timedelta(days=366)
USUALLY_LASTS = timedelta(days=30)
KEPT_AFTER = timedelta(days=90)
"""So long after the last day of a link its guest is forgotten."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Who is to take part: name, e-mail address, where they work in words, and the language they read."""

    name: str
    email: str
    works_at: str
    language: str = ""


def can_let_in(actor: Actor, organisation_id: int) -> Verdict:
    """Guests are let in, and their links taken back, by people of the organisation; never by another guest."""
    if actor.person_id is None or actor.organisation_id != organisation_id:
        return Verdict(_("Only somebody who works here can let a guest in."))
    return ALLOWED


def can_be_guest(asked: Asked, *, is_known: bool) -> Verdict:
    """Name, workplace and an address that can be right; whoever has a record here (`is_known`) logs in instead."""
    if not asked.name.strip() or not asked.works_at.strip():
        return Verdict(_("Write the name, and where the person works."))
    if asked.language not in {"", *(code for code, _name in settings.LANGUAGES)}:
        return Verdict(_("Choose one of the languages."))
    try:
        validate_email(asked.email.strip())
    except ValidationError:
        return Verdict(_("Write an e-mail address, such as name@example.org."))
    if is_known:
        return Verdict(_("This address belongs to somebody who is registered here. They log in instead."))
    return ALLOWED


def can_last(expires_on: date, *, on: date) -> Verdict:
    """A link works today at least, and for a year at most."""
    if on <= expires_on <= on + LASTS_AT_MOST:
        return ALLOWED
    return Verdict(_("The last day must be today or later, and at most a year ahead."))


def later(expires_on: date, by: timedelta, *, on: date) -> date:
    """The last day of a link when what it is to is put off: as much later, as far as a new link would last."""
    return expires_on + min(by, on + LASTS_AT_MOST - expires_on)


def can_use(link: GuestLink | None, *, on: date) -> Verdict:
    """The same sentence for a link that never was, was taken back or has ended: who tries links learns nothing."""
    if link is None or link.closed is not None or link.expires_on < on or link.guest.forgotten_on is not None:
        return Verdict(_("This link does not work any more. Ask whoever sent it to you for a new one."))
    return ALLOWED
