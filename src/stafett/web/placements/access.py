"""How the pages of work shadowing obtain what they show: strangers get 404."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.people import queries as people
from stafett.recipes.placement import queries, rules
from stafett.recipes.placement.models import Offer
from stafett.recipes.placement.offers import queries as offers
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.workflow import WORDS, Move
from stafett.web.access import actor_of


def offer_or_404(request: HttpRequest, pk: int) -> Offer:
    """An offer the actor may see."""
    return get_object_or_404(offers.visible_to(actor_of(request)), pk=pk)


def stay_or_404(request: HttpRequest, pk: int, move: Move | None = None) -> Now:
    """A stay the actor has a part in, as it stands; for a page that makes a move, one they may make now."""
    now = queries.now(get_object_or_404(queries.visible_to(actor_of(request)), pk=pk))
    parts = queries.parts_of(actor_of(request), now)
    if not parts or (move is not None and not rules.can(move, now.state, parts)):
        raise Http404
    return now


def crumbs(*rest: tuple[str, str]) -> list[dict[str, str]]:
    """The way from the list of work shadowing; the last is here."""
    start = (_("Work shadowing"), reverse("placements:list"))
    return [{"name": name, "url": url} for name, url in (start, *rest)]


def to_stay(now: Now, here: str) -> list[dict[str, str]]:
    """The way to a page below a stay's."""
    return crumbs((guest_name(now), reverse("placements:stay", args=[now.stay.pk])), (here, ""))


def guest_name(now: Now) -> str:
    """What the guest is called."""
    return queries.guests([now]).get(now.stay.pk, _("A guest"))


def reached(person_id: int | None) -> dict[str, str]:
    """The contact of an offer: what they are called, and their address."""
    key = person_id or 0
    return {
        "contact": people.name_of(key),
        "address": people.addresses([key]).get(key, ""),
    }


def named(now: Now) -> dict[str, Any]:
    """A stay with its people and places by name."""
    home, host = queries.places([now])[now.stay.pk]
    names = people.names_of_people([now.details.contact_id])
    return {
        "now": now,
        "stay": now.stay,
        "title": now.details.title,
        "guest": guest_name(now),
        "home": home,
        "host": host,
        "contact": names.get(now.details.contact_id or 0, ""),
        "state": WORDS[now.state],
    }
