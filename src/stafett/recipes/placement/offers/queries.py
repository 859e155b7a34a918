"""Reading offers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from stafett.arenas import queries as arenas
from stafett.arenas.models import ArenaDetails, Pool, PoolDetails
from stafett.arenas.seats import queries as seats
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Employment
from stafett.people.tree import tree
from stafett.recipes.placement.models import Kind, Offer, OfferDetails

from . import rules


@dataclass(frozen=True)
class Shown:
    """An offer as it stands."""

    offer: Offer
    arena: ArenaDetails
    details: OfferDetails

    @property
    def is_open(self) -> bool:
        return self.arena.state == rules.OPEN


def visible_to(actor: Actor) -> QuerySet[Offer]:
    """The offers open to whoever asks: those of their own organisation, those open to the installation, and those of
    units they lead."""
    return Offer.objects.filter(arena__in=arenas.visible_to(actor)).select_related("arena")


def takes_guests(unit_ids: Collection[int]) -> set[int]:
    """Of some units those that offer to take guests, or did."""
    offers = Offer.objects.filter(kind=Kind.OFFER).values("arena")
    rows = ArenaDetails.objects.open().filter(arena__in=offers, owner_unit__in=unit_ids)
    return set(rows.values_list("owner_unit_id", flat=True))


def shown(offers: Iterable[Offer]) -> list[Shown]:
    """Some offers as they stand: those that are open first, then by title. Two queries."""
    known = list(offers)
    arena = {row.arena_id: row for row in ArenaDetails.objects.open().filter(arena__in=[o.pk for o in known])}
    said = {row.offer_id: row for row in OfferDetails.objects.open().filter(offer__in=known)}
    found = [Shown(offer, arena[offer.pk], said[offer.pk]) for offer in known]
    return sorted(found, key=lambda one: (not one.is_open, one.arena.title.casefold(), one.offer.pk))


def current(offer: Offer) -> Shown:
    """An offer as it stands."""
    return shown([offer])[0]


def staff(unit_id: int, organisation_id: int, *, on: date) -> QuerySet[Employment]:
    """Who works in a unit, or below it."""
    units = tree(organisation_id, on=on).below(unit_id)
    return Employment.objects.open().filter(people.active(on), unit_id__in=units)


def month(offer: Offer, day: date) -> Pool | None:
    """The places for guests who begin in a month, once anybody has asked for one."""
    rows = PoolDetails.objects.open().filter(pool__arena=offer.arena_id, name=f"{day:%Y-%m}")
    found = rows.select_related("pool").first()
    return found.pool if found else None


def is_full(offer: Offer, day: date, *, at: datetime) -> bool:
    """Whether whoever is to begin in a month would wait."""
    pool = month(offer, day)
    return pool is not None and seats.filled([pool.pk], at=at)[pool.pk].is_full
