"""Reading what hangs on what."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.apps import apps
from django.db.models import Q, QuerySet

from stafett.arenas.models import Anchored, ArenaDetails, Attendance, Due, Occasion, OccasionDetails
from stafett.lib.verdict import Verdict

from . import rules
from .rules import Hanging, Span, Timeline


def hanging(row: Anchored) -> Hanging | None:
    """What a row's day hangs on; None for a day of its own."""
    if not row.anchor:
        return None
    return Hanging(row.anchor, row.anchor_occasion_id, row.months, row.weeks, row.days)


def timeline(arena_id: int) -> tuple[Timeline, dict[int, timedelta], dict[int, OccasionDetails]]:
    """An arena in time, how long each occasion on it lasts, and their open rows by number. An occasion that hangs on
    this arena's from another one is there too; of this arena's, one that hangs on another's has a day of its own."""
    own = ArenaDetails.objects.open().get(arena_id=arena_id)
    rows = OccasionDetails.objects.open().filter(
        Q(occasion__arena_id=arena_id) | Q(anchor_occasion__arena_id=arena_id)
    )
    rows = rows.select_related("occasion", "anchor_occasion").order_by("occasion_id")
    found = {row.occasion_id: row for row in rows}
    elsewhere = frozenset(key for key, row in found.items() if row.occasion.arena_id != arena_id)
    spans = {
        key: Span(row.starts_on, row.ends_on, row.cancelled_on is not None)
        for key, row in found.items()
        if row.starts_on is not None and row.ends_on is not None
    }
    hangs = {key: said for key, row in found.items() if (said := _hangs_here(row, arena_id))}
    lengths = {key: span.ends_on - span.starts_on for key, span in spans.items()}
    return Timeline(own.starts_on, own.ends_on, spans, hangs, elsewhere), lengths, found


def moving(rows: Iterable[OccasionDetails], *, on: date) -> list[OccasionDetails]:
    """Those of some occasions that move with what they hang on: what has been, or was called off, does so no more."""
    coming = [row for row in rows if row.cancelled_on is None and (row.ends_on is None or row.ends_on >= on)]
    known = Attendance.objects.open().filter(occasion__in=[row.occasion_id for row in coming])
    held = set(known.values_list("occasion_id", flat=True))
    return [row for row in coming if row.occasion_id not in held]


def _hangs_here(row: OccasionDetails, arena_id: int) -> Hanging | None:
    on = row.anchor_occasion
    return hanging(row) if on is None or on.arena_id == arena_id else None


def following(arena_id: int) -> Iterator[QuerySet[Due]]:
    """Every other open fact whose day hangs on this arena's, a table at a time, those of the floors above too."""
    for model in followers():
        yield model._base_manager.filter(
            Q(anchor_occasion__arena_id=arena_id) | Q(arena_id=arena_id, anchor_occasion=None),
            closed=None,
        ).exclude(anchor="")


def followers() -> Iterable[type[Due]]:
    """The tables whose days may hang on others, but for occasions themselves."""
    return [model for model in apps.get_models() if issubclass(model, Due)]


def day(arena_id: int, said: Hanging) -> date | None:
    """The day of something of an arena's that hangs so, now; what is opened with it follows from then on."""
    return rules.day(said, timeline(arena_on(arena_id, said.occasion_id))[0])


def arena_on(arena_id: int, occasion_id: int | None) -> int:
    """The arena in whose time something of an arena's stands: the occasion's it hangs on, else its own."""
    arenas = Occasion.objects.filter(pk=occasion_id).values_list("arena_id", flat=True)
    return arenas.first() or arena_id


def chain(occasion_id: int | None) -> list[int]:
    """An occasion, what it hangs on, what that hangs on, and so forth."""
    found: list[int] = []
    at = occasion_id
    while at is not None and at not in found:
        found.append(at)
        rows = OccasionDetails.objects.open().filter(occasion_id=at)
        at = rows.values_list("anchor_occasion_id", flat=True).first()
    return found


def can_hang(organisation_id: int, occasion_id: int | None, on: int | None) -> Verdict:
    """Whether something of an organisation's (an occasion: by its number) may hang on an occasion."""
    theirs = Occasion.objects.filter(pk=on).exclude(organisation_id=organisation_id)
    return rules.can_hang(occasion_id, chain(on), are_ours=not theirs.exists())
