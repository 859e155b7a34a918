"""Reading where units hang, day after day."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Min, Q

from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Employment, Move
from stafett.people.tree import Tree, tree


def trees_from(
    organisation_id: int, unit_id: int, day: date, *, position: int | None = None
) -> Iterator[Tree]:
    """The trees of a day and of each later day on which some unit moves, until this unit itself moves again."""
    moves = Move.objects.recorded(position).filter(organisation_id=organisation_id, moves_on__gt=day)
    again = moves.filter(unit_id=unit_id).aggregate(day=Min("moves_on"))["day"]
    if again:
        moves = moves.filter(moves_on__lt=again)
    later = moves.order_by("moves_on").values_list("moves_on", flat=True).distinct()
    for one in [day, *later]:
        yield tree(organisation_id, on=one, position=position)


def works_in(actor: Actor, *, on: date) -> set[int]:
    """The units the human being works in that day or ever after, through any of their records."""
    jobs = Employment.objects.open().filter(Q(ends_on=None) | Q(ends_on__gte=on))
    return set(jobs.filter(person_id__in=people.own_records(actor)).values_list("unit_id", flat=True))
