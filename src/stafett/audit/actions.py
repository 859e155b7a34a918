"""Writing to the log. Nothing else in the house writes facts outside `change`."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django.db import connection, transaction
from django.db.models import F

from stafett.lib import clock

from .models import Entry, LogHead, Look
from .queries import at_one_moment, changing, moved_on

SUBJECT_LENGTH = 300


class Author(Protocol):
    """Whoever did it, as the log names them."""

    @property
    def label(self) -> str: ...
    @property
    def identity_id(self) -> int | None: ...
    @property
    def guest_id(self) -> int | None: ...


@dataclass
class Change:
    """The change under way: the position its facts carry, the day it is made, and what the log will say of it."""

    position: int
    on: date
    subject: str = ""
    verb: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


@contextmanager
def change(
    organisation: int,
    *,
    by: Author,
    verb: str,
    subject: str = "",
    is_common: bool = True,
    also: Collection[int] = (),
) -> Iterator[Change]:
    """Everything inside is one change at one log position of the organisation, or nothing at all.

    Locks the organisation's head first, so that positions follow commits and whoever
    comes next judges its rules on what this change left. Writes the entry last.
    Not `is_common`: it touches only what is known of single people, and leaves units, positions, plans,
    assignments and the catalogue as they were (`queries.common_state`). `also`: the other organisations that
    somebody named in it belongs to; the same entry goes to each one's log, at a position of its own. The facts
    carry the first one's.
    """
    with _whole(), transaction.atomic():
        positions = _next_positions({organisation, *also}, is_common=is_common)
        made = Change(positions[organisation], clock.today(), subject, verb)
        with at_one_moment():
            yield made
        _write(made, positions, by)


def _write(made: Change, positions: dict[int, int], by: Author) -> None:
    """The same entry in each organisation's log."""
    said = {"verb": made.verb, "subject": made.subject[:SUBJECT_LENGTH], "detail": made.detail}
    who = {"at": clock.now(), "by": by.label, "by_identity": by.identity_id, "by_guest": by.guest_id}
    Entry.objects.bulk_create(
        Entry(organisation=one, position=position, **said, **who) for one, position in positions.items()
    )


@contextmanager
def _whole() -> Iterator[None]:
    """Says whether the transaction to come is all there is."""
    was = changing.set(changing.get() or not connection.in_atomic_block)
    try:
        yield
    finally:
        changing.reset(was)


def _next_positions(organisations: Collection[int], *, is_common: bool) -> dict[int, int]:
    moved_on()
    # In the order of their numbers: two changes that concern the same ones wait for each other, never both.
    return {one: _next_position(one, is_common=is_common) for one in sorted(organisations)}


def _next_position(organisation: int, *, is_common: bool) -> int:
    head, following = LogHead.objects.filter(organisation=organisation), F("position") + 1
    moved = {"position": following, "common": following} if is_common else {"position": following}
    if not head.update(**moved):
        LogHead.objects.get_or_create(organisation=organisation)
        head.update(**moved)
    return LogHead.objects.get(organisation=organisation).position


def look(organisation: int, *, person: int, what: str, by: Author) -> None:
    """Remember that somebody opened something about a person; looking at oneself is not remembered by callers."""
    Look.objects.create(
        organisation=organisation,
        person=person,
        at=clock.now(),
        by=by.label,
        by_identity=by.identity_id or 0,
        what=what,
    )


def look_at_all(organisation: int, *, persons: Collection[int], what: str, by: Author) -> None:
    """As `look`, of many persons at once: they stood together in what was opened."""
    at = clock.now()
    Look.objects.bulk_create(
        Look(
            organisation=organisation,
            person=person,
            at=at,
            by=by.label,
            by_identity=by.identity_id or 0,
            what=what,
        )
        for person in persons
    )
