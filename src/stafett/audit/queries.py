"""Reading the log."""

from datetime import date, datetime, time, timedelta

from django.db import connection
from django.db.models import Max, QuerySet

from stafett.lib import clock

from .models import Entry, LogHead, Look


def entries(organisation: int) -> QuerySet[Entry]:
    """An organisation's changes, the newest first."""
    return Entry.objects.filter(organisation=organisation).order_by("-position")


def looks(organisation: int, *, person: int) -> QuerySet[Look]:
    """Who looked at a person, the newest first."""
    return Look.objects.filter(organisation=organisation, person=person).order_by("-at", "-id")


def position(organisation: int) -> int:
    """How far the organisation's log has come."""
    head = LogHead.objects.filter(organisation=organisation).first()
    return head.position if head else 0


def state(organisation: int) -> tuple[int, datetime] | None:
    """The log position and its moment, which tell one state of an organisation's facts from all others: what is
    read in one and kept is right as long as it lasts. None where nothing is recorded, and in a transaction,
    whose changes may be taken back."""
    if connection.in_atomic_block:
        return None
    return entries(organisation).values_list("position", "at").first()


def at(organisation: int, position: int) -> datetime | None:
    """When the log came to a position (None: it never did)."""
    found = Entry.objects.filter(organisation=organisation, position=position).first()
    return found.at if found else None


def position_on(organisation: int, day: date) -> int:
    """The last log position of a day in Oslo (0: nothing was recorded yet)."""
    midnight = datetime.combine(day + timedelta(days=1), time(), clock.OSLO)
    found = Entry.objects.filter(organisation=organisation, at__lt=midnight).aggregate(last=Max("position"))
    return found["last"] or 0
