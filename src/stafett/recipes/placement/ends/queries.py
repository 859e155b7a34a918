"""Reading how a stay ended."""

from collections.abc import Collection
from datetime import date

from stafett.arenas.models import Party, PromiseDetails
from stafett.recipes.placement import queries as stays
from stafett.recipes.placement.found import queries as found
from stafett.recipes.placement.models import Counted, Ending, Evaluation, Stay
from stafett.recipes.placement.queries import HOST, Now
from stafett.recipes.placement.terms import calendar
from stafett.recipes.placement.workflow import Who

from . import rules


def ending(stay: Stay) -> Ending | None:
    """How it ended, and when; None while it has not."""
    return Ending.objects.open().filter(stay=stay).first()


def evaluations(stay: Stay, parts: Collection[Who]) -> list[Evaluation]:
    """What the guest and the host think, for those who may read it: nothing for anybody else. A host outside reads
    of the guest's words what the guest shares: its link was made by the guest's leader, who might open it."""
    if not rules.can_read(parts):
        return []
    rows = list(Evaluation.objects.open().filter(stay=stay).order_by("side"))
    if rules.side_of(parts) == Who.HOST and _is_host_outside(stay):
        return [_as_shared(row) for row in rows if row.is_shared or row.side == Who.HOST]
    return rows


def _as_shared(row: Evaluation) -> Evaluation:
    if row.side == Who.HOST and not row.is_shared:
        row.disagreement, row.disagreed_by = "", ""
    return row


def _is_host_outside(stay: Stay) -> bool:
    """Whether whoever answers for the host reads by a link."""
    return Party.objects.open().filter(arena=stay.arena_id, side=HOST, unit=None).exists()


def evaluated(stay: Stay) -> set[str]:
    """Who has said what they think, without what. The guest's leader may know that."""
    return set(Evaluation.objects.open().filter(stay=stay).values_list("side", flat=True))


def counted(stay: Stay) -> list[Counted]:
    """What the stay counts as in the guest's plans."""
    return list(Counted.objects.open().filter(stay=stay).order_by("opened"))


def shows_the_guest_came(now: Now) -> bool:
    """Whether what the guest has said shows that there was a stay: what they found in it, or what has changed since."""
    has_told = any(row.kept_on and stays.is_the_guests(row, now) for row in calendar.later(now.stay))
    return has_told or found.has_noted(now)


def asked_later(stay: Stay, parts: Collection[Who], *, on: date) -> PromiseDetails | None:
    """What somebody owes now: to say what has changed, from the day it is asked for."""
    side = rules.side_of(parts)
    if side is None:
        return None
    now = stays.now(stay)
    for row in calendar.later(stay):
        is_mine = stays.is_the_guests(row, now) == (side == Who.GUEST)
        if is_mine and row.kept_on is None and row.dropped_on is None and row.due_on and row.due_on <= on:
            return row
    return None
