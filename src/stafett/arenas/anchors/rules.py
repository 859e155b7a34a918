"""Which day is it, when it hangs on another? Pure: computes from a timeline it is given."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from stafett.arenas.models import Anchor
from stafett.lib.clock import months_after
from stafett.lib.verdict import ALLOWED, Verdict

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Hanging:
    """What a day hangs on, and how far from it it is: months first (clipped to the month's end), then weeks and
    days, each perhaps less than none."""

    anchor: str
    occasion_id: int | None = None
    months: int = 0
    weeks: int = 0
    days: int = 0

    def from_day(self, day: date) -> date:
        """So far from a day."""
        return months_after(day, self.months) + timedelta(weeks=self.weeks, days=self.days)


@dataclass(frozen=True)
class Span:
    """The first and the last day of an occasion; whether it still counts as one that comes."""

    starts_on: date
    ends_on: date
    is_cancelled: bool = False


@dataclass(frozen=True)
class Timeline:
    """An arena in time: its own days, where it has any, and its occasions by number. `hangs`: those of them that
    hang on another; they are no measure of when the arena starts and ends. `elsewhere`: those of another arena.
    `stays`: those that move no more, since they have been or were called off."""

    starts_on: date | None = None
    ends_on: date | None = None
    spans: Mapping[int, Span] = field(default_factory=dict)
    hangs: Mapping[int, Hanging] = field(default_factory=dict)
    elsewhere: Collection[int] = frozenset()
    stays: Collection[int] = frozenset()

    @property
    def own(self) -> list[Span]:
        """What says when the arena starts and ends."""
        others = {*self.hangs, *self.elsewhere}
        return [span for key, span in self.spans.items() if key not in others and not span.is_cancelled]

    @property
    def first_day(self) -> date | None:
        return self.starts_on or min((span.starts_on for span in self.own), default=None)

    @property
    def last_day(self) -> date | None:
        return self.ends_on or max((span.ends_on for span in self.own), default=None)

    def next_after(self, occasion_id: int | None) -> Span | None:
        """The first occasion after one. What itself comes right before the next is none."""
        after = self.spans.get(occasion_id or 0)
        if after is None:
            return None
        coming = [
            span
            for key, span in self.spans.items()
            if span.starts_on > after.ends_on and not span.is_cancelled and key not in self.elsewhere
            if key not in self.hangs or self.hangs[key].anchor != Anchor.BEFORE_NEXT
        ]
        return min(coming, key=lambda span: span.starts_on, default=None)


def day(hanging: Hanging, timeline: Timeline) -> date | None:
    """The day it is now; None as long as what it hangs on has no day."""
    span = timeline.spans.get(hanging.occasion_id or 0)
    at: date | None
    match hanging.anchor:
        case Anchor.OCCASION_START:
            at = span.starts_on if span else None
        case Anchor.OCCASION_END:
            at = span.ends_on if span else None
        case Anchor.ARENA_START:
            at = timeline.first_day
        case Anchor.ARENA_END:
            at = timeline.last_day
        case _:
            coming = timeline.next_after(hanging.occasion_id)
            at = coming.starts_on - DAY if coming else None
    return hanging.from_day(at) if at else None


def settled(timeline: Timeline, lengths: Mapping[int, timedelta]) -> Timeline:
    """The timeline with every occasion that hangs on another where it belongs, lasting as long as before. One whose
    day hangs on nothing dated is left out."""
    for key in _in_order(timeline.hangs):
        if key in timeline.stays:
            continue
        hanging = timeline.hangs[key]
        spans = dict(timeline.spans)
        spans.pop(key, None)
        starts_on = day(hanging, replace(timeline, spans=spans))
        if starts_on is not None:
            spans[key] = Span(starts_on, starts_on + lengths.get(key, timedelta(0)))
        timeline = replace(timeline, spans=spans)
    return timeline


def _in_order(hangs: Mapping[int, Hanging]) -> Iterator[int]:
    """Each after what it hangs on; those before the next occasion last, since any of the others may be that one."""
    waiting = sorted(hangs, key=lambda key: (hangs[key].anchor == Anchor.BEFORE_NEXT, key))
    while waiting:
        ready = next((key for key in waiting if hangs[key].occasion_id not in waiting), waiting[0])
        waiting.remove(ready)
        yield ready


def can_hang(occasion_id: int | None, above: list[int], *, are_ours: bool) -> Verdict:
    """A day hangs on an occasion of the same organisation, and an occasion on none that hangs on itself; `above`:
    those it would hang on, one on the other."""
    if not are_ours:
        return Verdict(_("It can only depend on something of your own organisation."))
    if occasion_id is not None and occasion_id in above:
        return Verdict(_("It cannot depend on something that depends on it. Choose another, or a day."))
    return ALLOWED
