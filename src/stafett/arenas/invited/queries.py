"""Reading who from outside takes part in an arena."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from stafett.arenas.models import Arena, Pool, SeatState
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.guests import queries as guests
from stafett.people.guests import rules
from stafett.people.models import Guest, GuestLink


def scope(arena_id: int) -> str:
    """What a link to an arena opens."""
    return f"arena:{arena_id}"


def links(arena: Arena) -> QuerySet[GuestLink]:
    """The links to an arena that nobody has taken back, those that have ended too."""
    return guests.links_to(arena.organisation_id, scope(arena.pk))


def may_act(actor: Actor, *, on: date) -> Verdict:
    """Whether somebody acts as themselves, or by a link that works. Asked inside a change: it may have been taken
    back since the page was shown."""
    if actor.guest_id is None:
        return ALLOWED
    return rules.can_use(guests.link_of(actor, on=on), on=on)


def names(guest_ids: Collection[int | None]) -> dict[int, str]:
    """What some guests are called; those who are forgotten are left out."""
    rows = Guest.objects.filter(pk__in=[key for key in guest_ids if key is not None]).exclude(name="")
    return dict(rows.values_list("pk", "name"))


def shut_out(rows: Collection[SeatState], *, on: date) -> list[SeatState]:
    """Of some seats those of guests who have no link that works that day: to the arena, or to what it continues."""
    held = [row for row in rows if row.guest_id is not None]
    works = GuestLink.objects.open().filter(expires_on__gte=on, guest__forgotten_on=None)
    found = works.filter(guest__in={row.guest_id for row in held}).values_list("guest_id", "scope")
    opens: dict[int | None, str] = dict(found)
    pools = Pool.objects.filter(pk__in={row.pool_id for row in held})
    arenas = {pk: above for pk, *above in pools.values_list("pk", "arena_id", "arena__follows_id")}
    places = {pk: {scope(one) for one in several if one} for pk, several in arenas.items()}
    return [row for row in held if opens.get(row.guest_id) not in places[row.pool_id]]
