"""Reading agendas and materials."""

from collections.abc import Collection

from django.db.models import QuerySet

from stafett.arenas.models import Arena, Material, Occasion, Slot, SlotDetails


def slots(occasion: Occasion) -> QuerySet[SlotDetails]:
    """The points of an agenda, in their order."""
    rows = SlotDetails.objects.open().filter(slot__occasion=occasion).select_related("slot", "unit")
    return rows.order_by("order", "slot_id")


def details(slot: Slot) -> SlotDetails:
    """What a slot is about."""
    return SlotDetails.objects.open().get(slot=slot)


def materials(arenas: Collection[Arena] | QuerySet[Arena]) -> QuerySet[Material]:
    """What there is to read in some arenas, in the order it came."""
    rows = Material.objects.open().filter(arena__in=arenas)
    return rows.select_related("occasion", "slot").order_by("opened", "pk")
