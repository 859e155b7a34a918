"""What those who lead a member, and its guests, hear of a gathering: that it is planned, so that they say who comes;
and that it is moved or called off, where they have no place themselves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stafett.arenas import calls
from stafett.arenas.calls import News
from stafett.arenas.invited import queries as invited
from stafett.arenas.models import LIVE, Arena, OccasionDetails, SeatState
from stafett.arenas.occasions import queries as occasions
from stafett.arenas.telling import CALLED_OFF, MOVED
from stafett.communication import actions as communication
from stafett.communication.actions import Words
from stafett.communication.rules import Kind
from stafett.people.actor import Actor
from stafett.people.models import GuestLink, Unit
from stafett.people.nearest import leaders

from . import queries
from .telling import TELLER

MEMBER = Kind(
    "gathering.member",
    _("A gathering is planned, moved or called off where an organisation I lead is a member"),
)
PLANNED = _("Say who comes: %(what)s")


def planned(details: OccasionDetails, *, by: Actor, on: date) -> None:
    """It is to be: who comes is to be said."""
    _tell(details, PLANNED, by=by, on=on)


def moved(details: OccasionDetails, *, by: Actor, on: date) -> None:
    """It has another time or place."""
    before = occasions.earlier(details.occasion).first()
    if before is not None and before.sequence != details.sequence:
        _tell(details, MOVED, by=by, on=on)


def called_off(details: OccasionDetails, *, by: Actor, on: date) -> None:
    """It will not be."""
    _tell(details, CALLED_OFF, by=by, on=on)


def _tell(details: OccasionDetails, subject: Promise, *, by: Actor, on: date) -> None:
    """What was said before and not sent yet is no longer so."""
    series, about = details.occasion.arena, f"gathering:{details.occasion_id}"
    members = [one.who.unit_id for one in queries.members(series)]
    units = list(Unit.objects.filter(pk__in=[key for key in members if key is not None]))
    for home in {unit.organisation_id for unit in units} | {series.organisation_id}:
        communication.take_back(home, about={about}, kinds=[MEMBER])
    here = Q(closed=None, state__in=LIVE) | Q(
        closed=details.opened
    )  # told as those who come, also when it ends now
    rows = SeatState.objects.filter(here, pool__occasion=details.occasion)
    told = list(rows.values_list("person_id", "guest_id"))
    people, guests = {key for key, _guest in told}, {key for _person, key in told}
    news = News(kind=MEMBER, words=_words(details, subject), about=about)
    led = {person for unit in units for person in leaders(unit, on=on)}
    calls.tell_people(led - people - {by.person_id}, news)
    calls.tell_guests(_guests(series) - guests - {by.guest_id}, news)


def _guests(series: Arena) -> set[int]:
    links: list[GuestLink] = list(invited.links(series))
    return {link.guest_id for link in links}


def _words(details: OccasionDetails, subject: Promise) -> Callable[[], Words]:
    to = reverse("gatherings:people", args=[details.occasion_id])
    said = TELLER.words(details, subject)
    return (lambda: replace(said(), link=to)) if subject is PLANNED else said
