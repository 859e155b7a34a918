"""Reading occasions."""

from collections.abc import Collection

from django.db.models import F, QuerySet

from stafett.arenas.models import Arena, Occasion, OccasionDetails


def of_arenas(arenas: Collection[Arena] | QuerySet[Arena]) -> QuerySet[OccasionDetails]:
    """The occasions of some arenas, the first one first; those without a day last."""
    rows = OccasionDetails.objects.open().filter(occasion__arena__in=arenas).select_related("occasion")
    return rows.order_by(
        F("starts_on").asc(nulls_last=True), F("starts_time").asc(nulls_first=True), "occasion_id"
    )


def details(occasion: Occasion) -> OccasionDetails:
    """When and where an occasion is."""
    return OccasionDetails.objects.open().get(occasion=occasion)


def earlier(occasion: Occasion) -> QuerySet[OccasionDetails]:
    """When and where it was to be before, the newest first."""
    return OccasionDetails.objects.filter(occasion=occasion, closed__isnull=False).order_by("-closed")
