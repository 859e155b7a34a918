"""Telling people what they have been chosen for. People lies below what tells, so whoever calls both does it."""

from collections.abc import Callable

from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.communication import actions as communication
from stafett.communication.actions import Told, Words
from stafett.communication.rules import Kind
from stafett.lib import clock
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.appointments import actions
from stafett.people.appointments.rules import Appointment
from stafett.people.models import Role, RoleCode

CHOSEN = Kind(
    "role.chosen", gettext_lazy("I am chosen to stand in or to sign, or no longer am"), is_must=True
)
WAITING = {RoleCode.ASSESSOR: "claims:signing"}
"""Where what waits for a role is found; for all others where claims are approved."""


def appoint(asked: Appointment, *, by: Actor) -> Role:
    """Appoint somebody and tell them, both or neither. Raises NotAllowed."""
    with transaction.atomic():
        role = actions.appoint(asked, by=by, on=clock.today())
        _tell(role, _chosen(role, by.label))
    return role


def take_back(role: Role, *, by: Actor) -> None:
    """Take it back. Whoever has been told is told again; whoever has not is told nothing. Raises NotAllowed."""
    with transaction.atomic():
        actions.take_back(role, by=by, on=clock.today())
        if not communication.take_back(role.organisation_id, about=[role.key], kinds=[CHOSEN]):
            _tell(role, _no_longer(role, by.label))


def _tell(role: Role, words: Callable[[], Words]) -> None:
    told = Told(to=role.person_id, kind=CHOSEN, about=role.key, words=words)
    communication.write(role.organisation_id, [told])


def _chosen(role: Role, by: str) -> Callable[[], Words]:
    named = _named(role, by)

    def words() -> Words:
        said = named | {"role": RoleCode(role.role).label, "first": date_format(role.starts_on)}
        said["last"] = date_format(role.ends_on) if role.ends_on else ""
        days = (
            _("From %(first)s through %(last)s.")
            if role.ends_on
            else _("From %(first)s, until further notice.")
        )
        return Words(
            subject=_("You have been chosen as %(role)s in %(unit)s") % said,
            paragraphs=[days % said, _("Chosen by %(name)s.") % said],
            link=reverse(WAITING.get(RoleCode(role.role), "claims:waiting")),
            link_label=_("See what waits for you"),
        )

    return words


def _no_longer(role: Role, by: str) -> Callable[[], Words]:
    named = _named(role, by)

    def words() -> Words:
        said = named | {"role": RoleCode(role.role).label}
        return Words(
            subject=_("You are no longer %(role)s in %(unit)s") % said,
            paragraphs=[_("Taken back by %(name)s.") % said],
        )

    return words


def _named(role: Role, by: str) -> dict[str, str]:
    return {"unit": people.unit_names(role.organisation_id).get(role.unit_id, ""), "name": by}
