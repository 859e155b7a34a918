"""Gatherings for who comes from a member outside the installation."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from stafett.arenas import queries as arenas
from stafett.lib import clock
from stafett.people.guests import queries as guests
from stafett.people.models import GuestLink
from stafett.recipes.gathering import queries
from stafett.recipes.gathering.meeting import queries as meeting
from stafett.recipes.gathering.outside import queries as outside
from stafett.web.gatherings import baton
from stafett.web.parts import render_page
from stafett.web.pulses.asked import waiting


def about(link: GuestLink) -> str:
    """What a guest takes part in."""
    found = queries.visible_to(guests.actor_of(link)).get()
    said = {"title": queries.details(found).title, "name": link.guest.works_at}
    return _("You take part in “%(title)s” for %(name)s.") % said


def holds(link: GuestLink) -> bool:
    """Whether the guest's organisation is a member still."""
    guest = guests.actor_of(link)
    return any(outside.is_of_a_member(guest, found) for found in queries.visible_to(guest))


def series(request: HttpRequest, link: GuestLink) -> HttpResponse:
    found, today = queries.visible_to(request.visit.guest).get(), clock.today()
    known = queries.gatherings([found])
    coming = queries.coming(known, on=today)
    context = {
        "link": link,
        "series": queries.details(found),
        "purpose": arenas.purpose(found, on=today),
        "waiting": waiting(request.visit.guest),
        "meeting": meeting.of_guest(request.visit.guest, found, on=today),
        "offered": [one for one in coming if baton.may(request.visit.guest, one)["may_answer"]],
        "coming": coming,
        "earlier": [one for one in reversed(known) if one not in coming],
    }
    return render_page(request, "guest/series.html", context)
