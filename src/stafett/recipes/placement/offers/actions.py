"""Writing offers: publish one, change it, close and open it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from stafett.arenas import actions as arenas
from stafett.arenas import queries as known
from stafett.arenas import rows
from stafett.arenas.actions import Setting
from stafett.arenas.models import OpenTo, Pool, PoolDetails
from stafett.arenas.seats import actions as seats
from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.recipes.placement import telling
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Kind, Offer, OfferDetails

from . import queries, rules

CODE = "placement"
OFFER_LASTS = timedelta(days=14)
"""So long whoever gets a place from the waiting list may think it over."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """What an offer says; see `models.OfferDetails`."""

    title: str
    unit_id: int
    learns: str
    who: str = ""
    contact_id: int
    per_month: int | None = None
    open_to: str = OpenTo.ORGANISATION
    is_open: bool = True
    message: str = ""


def publish(kind: Kind, written: Written, *, by: Actor, on: date) -> Offer:
    """A new offer, or a request. Raises NotAllowed or PlacementError. Logged."""
    organisation = by.organisation_id or 0
    with audit.change(
        organisation, by=by, verb="placement.offered", subject=written.title, is_common=False
    ) as change:
        _check(written, by=by, on=on)
        setting = Setting(**_setting(written), owner_unit_id=written.unit_id)
        arena = arenas.begin(CODE, organisation, setting, change=change).arena
        offer = Offer.objects.create(arena=arena, kind=kind)
        OfferDetails.objects.create(
            organisation_id=organisation, offer=offer, opened=change.position, **_details(written)
        )
    return offer


def alter(offer: Offer, written: Written, *, seen: int, by: Actor, on: date, at: datetime) -> None:
    """Say something else of it, close it or open it; with more places, who waits gets one. The unit stays.
    Raises NotAllowed, PlacementError or ChangedMeanwhile. Logged."""
    organisation = offer.arena.organisation_id
    with audit.change(
        organisation, by=by, verb="placement.offer_changed", subject=written.title, is_common=False
    ) as change:
        require(rules.can_write(known.leads(by), known.details(offer.arena).owner_unit_id))
        _check(written, by=by, on=on)
        arenas.alter(offer.arena, change=change, seen=seen, **_setting(written))
        rows.renew(queries.current(offer).details, change.position, **_details(written))
        for pool in _months_from(offer, on):
            seats.resize(pool, written.per_month, change=change)
            settle(pool, change=change, at=at)


def settle(pool: Pool, *, change: Change, at: datetime) -> None:
    """What is free is offered to those who wait longest, who are told; nothing more of a month that has been."""
    if PoolDetails.objects.open().get(pool=pool).name < f"{at:%Y-%m}":
        seats.lapse(pool, change=change, at=at)
        return
    made = seats.settle(pool, until=at + OFFER_LASTS, change=change, at=at)
    telling.place_free(made, on=at.date())


def places(offer: Offer, day: date, *, change: Change, at: datetime) -> Pool:
    """The places for guests who begin in a month, what is free offered to those who wait."""
    if (found := queries.month(offer, day)) is not None:
        settle(found, change=change, at=at)
        return found
    quota = queries.current(offer).details.per_month
    return seats.open_pool(offer.arena, change=change, name=f"{day:%Y-%m}", quota=quota)


def _months_from(offer: Offer, on: date) -> list[Pool]:
    coming = PoolDetails.objects.open().filter(pool__arena=offer.arena_id, name__gte=f"{on:%Y-%m}")
    return [row.pool for row in coming.select_related("pool").order_by("name")]


def _check(written: Written, *, by: Actor, on: date) -> None:
    require(rules.can_write(known.leads(by), written.unit_id))
    works = queries.staff(written.unit_id, by.organisation_id or 0, on=on)
    is_known = written.contact_id == by.person_id or works.filter(person_id=written.contact_id).exists()
    require(
        rules.fits(written.title, written.learns, written.per_month, is_contact_known=is_known),
        PlacementError,
    )


def _setting(written: Written) -> dict[str, Any]:
    return {
        "title": written.title.strip(),
        "contact_id": written.contact_id,
        "open_to": written.open_to,
        "state": rules.OPEN if written.is_open else rules.CLOSED,
    }


def _details(written: Written) -> dict[str, Any]:
    return {
        "learns": written.learns.strip(),
        "who": written.who.strip(),
        "per_month": written.per_month,
        "message": written.message.strip(),
    }
