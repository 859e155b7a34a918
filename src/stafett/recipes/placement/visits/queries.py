"""Reading return visits."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from stafett.arenas.models import Occasion, OccasionDetails
from stafett.arenas.occasions import queries as occasions
from stafett.recipes.placement.models import Return, Stay


def of(stays: Iterable[Stay], *, since: date | None = None) -> QuerySet[OccasionDetails]:
    """The return visits of some stays that stand, in order; those from a day on."""
    rows = occasions.of_arenas([stay.arena for stay in stays]).filter(
        cancelled_on=None, occasion_id__in=Return.objects.values("occasion_id")
    )
    return rows if since is None else rows.filter(ends_on__gte=since)


def a_visit_of(stay: Stay, occasion_id: int) -> Occasion | None:
    """One of a stay's return visits that stand, by number."""
    row = of([stay]).filter(occasion_id=occasion_id).first()
    return row.occasion if row else None
