"""Reading promises."""

from collections.abc import Collection
from datetime import date

from django.db.models import F, QuerySet

from stafett.arenas.models import Arena, Promise, PromiseDetails


def of_arenas(arenas: Collection[Arena] | QuerySet[Arena]) -> QuerySet[PromiseDetails]:
    """What is owed in some arenas, also what is done or given up: by day, those without one last."""
    rows = PromiseDetails.objects.open().filter(promise__arena__in=arenas).select_related("promise")
    return rows.order_by(F("due_on").asc(nulls_last=True), "promise_id")


def still_open(rows: QuerySet[PromiseDetails]) -> QuerySet[PromiseDetails]:
    """Of some promises, those neither kept nor given up."""
    return rows.filter(kept_on=None, dropped_on=None)


def due(recipe: str, first: date, last: date) -> QuerySet[PromiseDetails]:
    """What is owed in a recipe's arenas by one of some days, and neither kept nor given up."""
    rows = PromiseDetails.objects.open().filter(promise__arena__recipe=recipe, due_on__range=(first, last))
    return still_open(rows).select_related("promise", "by_unit")


def details(promise: Promise) -> PromiseDetails:
    """A promise as it stands."""
    return PromiseDetails.objects.open().get(promise=promise)


def owed_by(person_id: int | None, units: Collection[int] = ()) -> QuerySet[PromiseDetails]:
    """What somebody owes, and some units do, by day."""
    rows = PromiseDetails.objects.open().select_related("promise")
    rows = rows.filter(by_person_id=person_id or 0) | rows.filter(by_unit_id__in=units)
    return still_open(rows).order_by(F("due_on").asc(nulls_last=True), "promise_id")
