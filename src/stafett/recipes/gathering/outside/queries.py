"""Reading who from outside has a link to a series, and which member they come from."""

from datetime import date

from django.db.models import QuerySet

from stafett.arenas.invited import queries as invited
from stafett.arenas.models import Arena, Occasion, OccasionDetails, Pool
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.people.models import Guest, GuestLink
from stafett.recipes.gathering import queries as series

from . import rules


def links(found: Arena) -> QuerySet[GuestLink]:
    """Those who have a link to a series, those whose link has ended too."""
    return invited.links(found)


def links_from(found: Arena, outside: str) -> QuerySet[GuestLink]:
    """The links to a series of those from one of its members outside."""
    return links(found).filter(guest__works_at=rules.works_at(outside))


def too_short(details: OccasionDetails, *, on: date) -> QuerySet[GuestLink]:
    """The links to the series of a gathering that work that day and end before its last, the first to end first."""
    rows = links(details.occasion.arena)
    if details.ends_on is None:
        return rows.none()
    return rows.filter(expires_on__gte=on, expires_on__lt=details.ends_on).order_by("expires_on", "guest_id")


def guests_from(found: Arena, outside: str, *, on: date) -> frozenset[int]:
    """The guests from one of its members outside whose link works that day."""
    rows = links_from(found, outside).filter(expires_on__gte=on)
    return frozenset(rows.values_list("guest_id", flat=True))


def members(found: Arena) -> list[str]:
    """The members that people from outside may come from."""
    return [rules.works_at(one.who.outside) for one in series.members(found) if one.who.unit_id is None]


def is_of_a_member(guest: Actor, found: Arena) -> bool:
    """Whether a guest comes from one of them."""
    return Guest.objects.filter(pk=guest.guest_id, works_at__in=members(found)).exists()


def places(guest: Actor, occasion: Occasion) -> Pool:
    """The places of a guest's member at a gathering. Raises NotAllowed where it is a member no longer."""
    works_at = Guest.objects.filter(pk=guest.guest_id).values_list("works_at", flat=True).first()
    pools = Pool.objects.filter(occasion=occasion, for_unit=None).prefetch_related("details")
    named = {
        rules.works_at(row.name): pool for pool in pools for row in pool.details.all() if row.closed is None
    }
    require(rules.can_come(is_of_a_member=works_at in named))
    return named[works_at or ""]
