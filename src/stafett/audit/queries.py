"""Reading the log."""

from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import Max, QuerySet

from stafett.lib import clock

from .models import Entry, LogHead, Look

changing: ContextVar[bool] = ContextVar("changing", default=False)
"""Whether a change is under way whose transaction is its own: it is all there is to take back."""


def entries(organisation: int) -> QuerySet[Entry]:
    """An organisation's changes, the newest first."""
    return Entry.objects.filter(organisation=organisation).order_by("-position")


def looks(organisation: int, *, person: int) -> QuerySet[Look]:
    """Who looked at a person, the newest first."""
    return Look.objects.filter(organisation=organisation, person=person).order_by("-at", "-id")


type State = tuple[int, Any]
"""A log position and its moment, as the database says it."""


def position(organisation: int) -> int:
    """How far the organisation's log has come."""
    head = LogHead.objects.filter(organisation=organisation).first()
    return head.position if head else 0


def common_state(organisation: int) -> State | None:
    """The last log position of a change to what is common, and its moment: they tell one state of an
    organisation's units, plans and catalogue from all others, and what is read in one and kept is right as long
    as it lasts. Changes to what is known of single people alone leave it, and it may be asked for inside them.

    None where nothing is recorded; in other transactions, whose changes may be taken back; and while a common
    change is under way, whose entry is written last.
    """
    if connection.in_atomic_block and not changing.get():
        return None
    # Asked for several times a page: to put the query together would take longer than to answer it.
    with connection.cursor() as cursor:
        cursor.execute(COMMON, [organisation])
        found = cursor.fetchone()
    return found and tuple(found)


COMMON = (
    "SELECT position, at FROM audit_entry NATURAL JOIN"
    " (SELECT organisation, common AS position FROM audit_loghead WHERE organisation = %s) AS head"
)


def at(organisation: int, position: int) -> datetime | None:
    """When the log came to a position (None: it never did)."""
    found = Entry.objects.filter(organisation=organisation, position=position).first()
    return found.at if found else None


def position_on(organisation: int, day: date) -> int:
    """The last log position of a day in Oslo (0: nothing was recorded yet)."""
    midnight = datetime.combine(day + timedelta(days=1), time(), clock.OSLO)
    found = Entry.objects.filter(organisation=organisation, at__lt=midnight).aggregate(last=Max("position"))
    return found["last"] or 0
