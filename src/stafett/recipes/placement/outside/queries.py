"""Reading who outside has a part in a stay."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from stafett.arenas.invited import queries as invited
from stafett.people.actor import Actor
from stafett.people.models import Guest, GuestLink
from stafett.recipes.placement import rules
from stafett.recipes.placement.models import Offer, Stay
from stafett.recipes.placement.queries import Now, now_of, parts_of
from stafett.recipes.placement.workflow import OVER, Move


def links(stay: Stay) -> QuerySet[GuestLink]:
    """Those outside who have a link to a stay, those whose link has ended too."""
    return invited.links(stay.arena)


def unreached(stays: Collection[Now], *, on: date) -> set[int]:
    """Of some stays those with a host outside where nobody has a link that works that day, by number. One query."""
    scopes = {invited.scope(now.stay.pk): now.stay.pk for now in stays if now.is_host_outside}
    works = GuestLink.objects.open().filter(scope__in=scopes, expires_on__gte=on, guest__forgotten_on=None)
    reached = set(works.values_list("scope", flat=True)) if scopes else set()
    return {stay for scope, stay in scopes.items() if scope not in reached}


def talks(offer: Offer, email: str) -> bool:
    """Whether somebody outside with this address has begun about an offer, and it is not over."""
    them = Guest.objects.filter(organisation_id=offer.arena.organisation_id, email=email.strip().lower())
    theirs = Stay.objects.filter(
        offer=offer, seat__states__closed=None, seat__states__guest_id__in=them.values("pk")
    )
    return any(now.state not in OVER for now in now_of(theirs))


def may_invite(actor: Actor, now: Now) -> bool:
    """Whether somebody may make links to a stay."""
    is_here = actor.person_id is not None
    return is_here and now.is_outside and bool(rules.can(Move.INVITE, now.state, parts_of(actor, now)))
