"""Reading stories. `visible_to` is the only truth about which ones somebody reads."""

from datetime import date

from django.db.models import Q, QuerySet

from stafett.matters.models import Breadth
from stafett.people.actor import Actor
from stafett.people.models import Unit
from stafett.recipes.placement import queries as stays
from stafett.recipes.placement.models import Offer, Stay, Story
from stafett.recipes.placement.offers import queries as offers
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.terms import queries as terms


def visible_to(actor: Actor) -> QuerySet[Story]:
    """The stories of stays somebody has a part in, those for their organisation, and those for everybody; the newest
    first."""
    if actor.organisation_id is None:
        shared = Q(pk=None)
    else:
        here = Q(stay__arena__organisation=actor.organisation_id)
        here |= Q(stay__home_unit__organisation=actor.organisation_id)
        shared = Q(breadth=Breadth.EVERYBODY) | Q(breadth=Breadth.ORGANISATIONS) & here
    rows = Story.objects.open().select_related("stay__arena", "stay__home_unit", "stay__seat")
    return rows.filter(shared | Q(stay__in=stays.visible_to(actor))).order_by("-told_on", "-pk")


def of(stay: Stay) -> Story | None:
    """The story of a stay, once it is told."""
    return Story.objects.open().filter(stay=stay).first()


def answered_by(now: Now) -> Unit | None:
    """The unit that gets what is written to an open invitation: the host's, or the guest's own where the host is
    outside."""
    return now.host.unit or now.stay.home_unit


def lasted(now: Now) -> tuple[date | None, date | None]:
    """The first and the last day of a stay as they were: the first that was not called off, and the day it ended."""
    row = terms.days_of([now.stay]).first()
    return (row.starts_on if row else now.details.starts_on), now.details.ended_on


def contact_of(actor: Actor, now: Now) -> int | None:
    """Who answers questions about the offer a stay came of, as the offer says to those who see it; nobody to others."""
    seen = offers.visible_to(actor).filter(pk=now.stay.offer_id).first()
    return offers.current(seen).arena.contact_id if seen else None


def offers_of_host(actor: Actor, now: Now) -> list[tuple[Offer, str]]:
    """The host's open offers that somebody sees, with what they are called: where they may go themselves."""
    found = offers.shown(offers.visible_to(actor).filter(kind="offer"))
    unit = now.host.unit_id
    return [(one.offer, one.arena.title) for one in found if one.is_open and one.arena.owner_unit_id == unit]
