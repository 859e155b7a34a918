"""Reading who from outside takes part in an arena."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from stafett.arenas.models import Arena
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
