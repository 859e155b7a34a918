"""Writing groups, in the change a recipe has opened."""

from collections.abc import Collection

from stafett.arenas import rows
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Arena, Group, GroupDetails, GroupMember, Seat
from stafett.audit.actions import Change
from stafett.lib.verdict import require

from . import queries, rules


def make(arena: Arena, name: str, *, change: Change) -> GroupDetails:
    """Another group, after the others. Raises ArenaError."""
    known = list(queries.of_arena(arena))
    require(rules.fits(name, [one.name for one in known]), ArenaError)
    group = Group.objects.create(organisation_id=arena.organisation_id, arena=arena)
    return GroupDetails.objects.create(
        organisation_id=arena.organisation_id,
        group=group,
        name=name.strip(),
        order=known[-1].order + 1 if known else 1,
        opened=change.position,
    )


def fill(group: Group, seats: Collection[Seat], *, change: Change) -> None:
    """Those who are in the group from now on, and nobody else. Raises ArenaError for a seat elsewhere."""
    if any(seat.pool.arena_id != group.arena_id for seat in seats):
        raise ArenaError(str(rules.ELSEWHERE))
    present = {row.seat_id: row for row in GroupMember.objects.open().filter(group=group)}
    wanted = {seat.pk for seat in seats}
    rows.close([row for seat, row in present.items() if seat not in wanted], change.position)
    GroupMember.objects.bulk_create(
        GroupMember(organisation_id=group.organisation_id, group=group, seat_id=seat, opened=change.position)
        for seat in sorted(wanted - present.keys())
    )
