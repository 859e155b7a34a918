"""Reading the log."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from functools import lru_cache, wraps
from typing import Any, Concatenate

from django.db import connection
from django.db.models import Max, QuerySet

from stafett.lib import clock

from .models import Entry, Look

changing: ContextVar[bool] = ContextVar("changing", default=False)
"""Whether a change is under way whose transaction is its own: it is all there is to take back."""
_told: ContextVar[dict[Any, Any] | None] = ContextVar("told", default=None)
"""What the log has said of how far it has come, while it is read as of one moment."""


@contextmanager
def at_one_moment() -> Iterator[None]:
    """How far a log has come is asked once, and taken to stay so: for a page, which is of one moment then and asks for
    it several times, and for the inside of a change, which keeps the log to itself. What is committed meanwhile is
    seen by the next."""
    before = _told.set({})
    try:
        yield
    finally:
        _told.reset(before)


def moved_on() -> None:
    """A change begins: what the log has said before it is asked again after it."""
    (_told.get() or {}).clear()


def _once[Said](key: tuple[Any, ...], ask: Callable[[], Said]) -> Said:
    told = _told.get()
    if told is None:
        return ask()
    if told.get(key) is None:
        told[key] = ask()
    said: Said = told[key]
    return said


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
    found = _head(organisation)
    return found[0] if found else 0


def common_state(organisation: int) -> State | None:
    """The last log position of a change to what is common, and its moment: they tell one state of an
    organisation's units, plans and catalogue from all others, and what is read in one and kept is right as long
    as it lasts. Changes to what is known of single people alone leave it, and it may be asked for inside them.

    None where nothing is recorded; in other transactions, whose changes may be taken back; and while a common
    change is under way, whose entry is written last.
    """
    if connection.in_atomic_block and not changing.get():
        return None
    found = _head(organisation)
    return None if found is None or found[2] is None else (found[1], found[2])


type Head = tuple[int, int, Any]
HEAD = (
    "SELECT head.position, head.common, entry.at FROM audit_loghead AS head LEFT JOIN audit_entry AS entry"
    " ON entry.organisation = head.organisation AND entry.position = head.common WHERE head.organisation = %s"
)


def _head(organisation: int) -> Head | None:
    """How far the log has come, the last position that is common, and its moment: all at once, so that neither is
    ahead of the other."""
    return _once(("head", organisation), lambda: _asked(organisation))


def _asked(organisation: int) -> Head | None:
    # To put the query together would take longer than to answer it.
    with connection.cursor() as cursor:
        cursor.execute(HEAD, [organisation])
        found: Head | None = cursor.fetchone()
    return found


CHANGED_SOMETHING = (
    "SELECT 1 FROM audit_entry WHERE organisation = %s AND by_identity = %s AND at >= %s LIMIT 1"
)


def has_changed_something(organisation: int, *, identity: int, since: datetime) -> bool:
    """Whether anything in an organisation's log since a moment was done by somebody who logs in: asked by every page,
    so put together beforehand."""
    with connection.cursor() as cursor:
        moment = connection.ops.adapt_datetimefield_value(since)
        cursor.execute(CHANGED_SOMETHING, [organisation, identity, moment])
        return cursor.fetchone() is not None


def kept[**Key, Read](
    most: int,
) -> Callable[[Callable[Concatenate[int, Key], Read]], Callable[Concatenate[int, Key], Read]]:
    """Of what is read from what is common, the last `most` answers, each as long as its state lasts: for
    functions of an organisation, and of what else tells one answer from another."""

    def keeping(read: Callable[Concatenate[int, Key], Read]) -> Callable[Concatenate[int, Key], Read]:
        @lru_cache(maxsize=most)
        def remembered(_state: State, *key: Any, **named: Any) -> Read:
            return read(*key, **named)

        @wraps(read)
        def answer(organisation: int, /, *key: Any, **named: Any) -> Read:
            state = common_state(organisation)
            if state is None:
                return read(organisation, *key, **named)
            return remembered(state, organisation, *key, **named)

        return answer

    return keeping


def at(organisation: int, position: int) -> datetime | None:
    """When the log came to a position (None: it never did)."""
    rows = Entry.objects.filter(organisation=organisation, position=position)
    return _once(("at", organisation, position), rows.values_list("at", flat=True).first)


def moments(positions: Collection[tuple[int, int]]) -> dict[tuple[int, int], datetime]:
    """When some logs came to some positions, each by its organisation and position. One query."""
    rows = Entry.objects.filter(
        organisation__in={organisation for organisation, _position in positions},
        position__in={position for _organisation, position in positions},
    ).values_list("organisation", "position", "at")
    found = {(organisation, position): at for organisation, position, at in rows}
    return {key: at for key, at in found.items() if key in positions}


def position_on(organisation: int, day: date) -> int:
    """The last log position of a day in Oslo (0: nothing was recorded yet)."""
    midnight = datetime.combine(day + timedelta(days=1), time(), clock.OSLO)
    found = Entry.objects.filter(organisation=organisation, at__lt=midnight).aggregate(last=Max("position"))
    return found["last"] or 0
