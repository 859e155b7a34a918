"""Reading occasions."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import F, QuerySet

from stafett.arenas.anchors import queries as anchors
from stafett.arenas.models import Arena, Occasion, OccasionDetails

from .rules import When


def of_arenas(arenas: Collection[Arena] | QuerySet[Arena]) -> QuerySet[OccasionDetails]:
    """The occasions of some arenas, the first one first; those without a day last."""
    rows = OccasionDetails.objects.open().filter(occasion__arena__in=arenas).select_related("occasion")
    return rows.order_by(
        F("starts_on").asc(nulls_last=True), F("starts_time").asc(nulls_first=True), "occasion_id"
    )


def details(occasion: Occasion) -> OccasionDetails:
    """When and where an occasion is."""
    return OccasionDetails.objects.open().get(occasion=occasion)


def falls(arena: Arena, when: When) -> When:
    """A time with the days it has now, where they follow from another's; without any as long as that has none."""
    if when.hangs_on is None:
        return when
    first = anchors.day(arena.pk, when.hangs_on)
    return replace(when, starts_on=first, ends_on=first and first + timedelta(days=when.lasts - 1))


def several(keys: Collection[int]) -> list[OccasionDetails]:
    """When and where some occasions are, by number, the first one first."""
    rows = OccasionDetails.objects.open().filter(occasion__in=keys).select_related("occasion__arena")
    return list(rows.order_by("starts_on", "occasion_id"))


def hanging_on(occasion: Occasion, *, on: date) -> list[OccasionDetails]:
    """The occasions that would move with an occasion, since their days follow from its."""
    rows = OccasionDetails.objects.open().filter(anchor_occasion=occasion)
    return anchors.moving(rows.select_related("occasion__arena").order_by("occasion_id"), on=on)


def earlier(occasion: Occasion) -> QuerySet[OccasionDetails]:
    """When and where it was to be before, the newest first."""
    return OccasionDetails.objects.filter(occasion=occasion, closed__isnull=False).order_by("-closed")
