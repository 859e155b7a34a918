"""Reading groups."""

from django.db.models import QuerySet

from stafett.arenas.models import Arena, Group, GroupDetails, GroupMember


def of_arena(arena: Arena) -> QuerySet[GroupDetails]:
    """The groups of an arena, in their order."""
    rows = GroupDetails.objects.open().filter(group__arena=arena).select_related("group")
    return rows.order_by("order", "group_id")


def details(group: Group) -> GroupDetails:
    """What a group is called."""
    return GroupDetails.objects.open().get(group=group)


def members(arena: Arena) -> dict[int, list[int]]:
    """The seats of each group of an arena, by their numbers."""
    rows = GroupMember.objects.open().filter(group__arena=arena).order_by("seat_id")
    found: dict[int, list[int]] = {row.group_id: [] for row in of_arena(arena)}
    for group, seat in rows.values_list("group_id", "seat_id"):
        found.setdefault(group, []).append(seat)
    return found
