"""Answering what one is asked, for who takes part by a link: the same questions and the same promise."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from stafett.people.models import GuestLink
from stafett.pulses import queries
from stafett.web.pulses.answer import Asking, page

from . import gone
from .arena import holds
from .visits import for_guests


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests("arena")
def question(request: HttpRequest, link: GuestLink, wave: int) -> HttpResponse:
    guest = request.visit.guest
    rows = queries.visible_to(guest).select_related("form", "pulse")
    found = rows.filter(pk=wave).first() if holds(link) else None
    if found is None or queries.seat_of(found, guest) is None:
        return gone.page(request)
    asking = Asking(
        wave=found,
        actor=guest,
        back=reverse("guest:welcome", args=[link.pk]),
        template="guest/question.html",
        thanks="guest/thanks.html",
        known={"link": link},
    )
    return page(request, asking)
