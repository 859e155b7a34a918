"""Reading agendas: points with whose they are and what to read, and the balance."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from stafett.arenas.agenda import queries as agenda
from stafett.arenas.models import Arena, Material, Occasion, OccasionDetails, Slot, SlotDetails
from stafett.lib.verdict import Verdict
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering.rules import Who

from . import rules


@dataclass(frozen=True)
class OnAgenda:
    """A point as it is shown: whose it is, when it begins where that is known, and what there is to read."""

    details: SlotDetails
    owner: str
    materials: tuple[Material, ...]
    begins: time | None = None

    @property
    def slot(self) -> Slot:
        return self.details.slot

    @property
    def who(self) -> Who:
        return whose(self.details)


def whose(row: SlotDetails) -> Who:
    """The member a point is of; `NOBODY` where it is none's."""
    return Who(row.unit_id, row.outside)


def points(at: OccasionDetails) -> list[OnAgenda]:
    """The points of a gathering, in their order. With a time of the day, and minutes for every point before, each
    says when it begins."""
    rows = list(agenda.slots(at.occasion))
    names = people.names_of_units(row.unit_id for row in rows)
    kept: dict[int, list[Material]] = {}
    for one in agenda.materials([at.occasion.arena]).filter(occasion=at.occasion):
        kept.setdefault(one.slot_id or 0, []).append(one)
    begins = _beginnings(at, rows)
    return [
        OnAgenda(
            row,
            row.outside or names.get(row.unit_id or 0, ""),
            tuple(kept.get(row.slot_id, ())),
            begins.get(row.slot_id),
        )
        for row in rows
    ]


def _beginnings(at: OccasionDetails, rows: list[SlotDetails]) -> dict[int, time]:
    if at.starts_time is None or at.starts_on is None or at.starts_on != at.ends_on:
        return {}
    found: dict[int, time] = {}
    clock = datetime.combine(at.starts_on, at.starts_time)
    for row in rows:
        found[row.slot_id] = clock.time()
        if row.minutes is None:
            break
        clock += timedelta(minutes=row.minutes)
    return found


def balance(occasion: Occasion) -> list[tuple[str, rules.Share]]:
    """How a gathering's time is shared between the members."""
    return _shared(occasion.arena, list(agenda.slots(occasion)))


def balance_of(arena: Arena, occasions: Collection[Occasion]) -> list[tuple[str, rules.Share]]:
    """How the time of some gatherings of a series was shared."""
    rows = SlotDetails.objects.open().filter(slot__occasion__in=occasions)
    return _shared(arena, list(rows))


def too_long(at: OccasionDetails) -> int:
    """How many minutes longer the points last together than the gathering; 0 where it is not known."""
    if at.starts_time is None or at.ends_time is None or at.starts_on != at.ends_on:
        return 0
    points = sum(row.minutes or 0 for row in agenda.slots(at.occasion))
    return max(0, points - (_minutes(at.ends_time) - _minutes(at.starts_time)))


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _shared(arena: Arena, rows: list[SlotDetails]) -> list[tuple[str, rules.Share]]:
    members = series.members(arena)
    said = [(whose(row), row.minutes) for row in rows]
    return [
        (member.name, share)
        for member, share in zip(members, rules.balance([one.who for one in members], said), strict=True)
    ]


def may_write(actor: Actor, occasion: Occasion, of: Who) -> bool:
    """Whether somebody may write a point of somebody's at a gathering."""
    return bool(can_write(actor, occasion, of))


def can_write(actor: Actor, occasion: Occasion, of: Who) -> Verdict:
    """As `may_write`, with the reason."""
    owner, host = series.details(occasion.arena).owner_unit_id, series.gathering(occasion).host
    members = [one.who for one in series.members(occasion.arena)]
    return rules.can_write(actor, owner, host, of, members)


def materials(arena: Arena) -> list[tuple[Material, str, str]]:
    """All there is to read in a series: with the gathering and the point it belongs to, the newest gathering first."""
    titles = {one.occasion.pk: one.details for one in series.gatherings([arena])}
    rows = [one for one in agenda.materials([arena]) if one.occasion_id in titles]
    slots = SlotDetails.objects.open().filter(slot__in=[one.slot_id for one in rows if one.slot_id])
    names = dict(slots.values_list("slot_id", "title"))
    order = list(titles)
    rows.sort(key=lambda one: -order.index(one.occasion_id or 0))
    return [(one, titles[one.occasion_id or 0].title, names.get(one.slot_id or 0, "")) for one in rows]


def details(slot: Slot) -> SlotDetails:
    """What a point is about."""
    return agenda.details(slot)
