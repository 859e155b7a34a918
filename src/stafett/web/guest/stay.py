"""Work shadowing for who takes part in it by a link: the guest, or who answers for a side outside the installation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.people.actor import Actor
from stafett.people.guests import queries as guests
from stafett.people.models import GuestLink
from stafett.recipes.placement import queries, rules
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.workflow import Move, Who
from stafett.web.parts import render_page
from stafett.web.placements import stay as stays
from stafett.web.placements.access import named
from stafett.web.pulses.asked import waiting

NOT_FOR_GUESTS = frozenset({"count"})
"""Who is outside knows nothing of the competences held here."""


def now_of(link: GuestLink) -> Now | None:
    """The stay a link leads to, if the guest has a part in it."""
    guest = guests.actor_of(link)
    found = queries.visible_to(guest).first()
    now = queries.now(found) if found else None
    return now if now and queries.parts_of(guest, now) else None


def may_write_terms(now: Now, guest: Actor) -> bool:
    """Whether a guest answers for the host, and terms are to be written."""
    parts = queries.parts_of(guest, now)
    return Who.HOST in parts and bool(rules.can(Move.PROPOSE, now.state, parts))


def about(link: GuestLink) -> str:
    """What a guest takes part in."""
    now = now_of(link)
    home, host = queries.places([now])[now.stay.pk] if now else ("", "")
    return _("You take part in work shadowing from %(home)s to %(host)s.") % {"home": home, "host": host}


def holds(link: GuestLink) -> bool:
    """Whether the guest has a part in it."""
    return now_of(link) is not None


def stay(request: HttpRequest, link: GuestLink) -> HttpResponse:
    now, actor = _now(link), request.visit.guest
    offered = stays.offered_to(request, now, actor, but=NOT_FOR_GUESTS)
    asked = stays.asked_for(request, offered)
    if request.method == "POST" and (asked is None or stays.done(request, now, actor, asked)):
        return redirect("guest:arena", pk=link.pk)
    context = named(now) | stays.known(now, actor, offered) | {"link": link}
    context["agreement_at"] = reverse("guest:agreement", args=[link.pk])
    context["terms_at"] = reverse("guest:terms", args=[link.pk]) if may_write_terms(now, actor) else ""
    context["waiting"] = waiting(actor)
    return render_page(request, "guest/stay.html", context, status=422 if asked else 200)


def _now(link: GuestLink) -> Now:
    """The stay of a link that holds."""
    now = now_of(link)
    if now is None:
        raise LookupError(link.pk)
    return now
