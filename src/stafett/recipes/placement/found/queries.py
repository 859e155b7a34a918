"""Reading what was found during stays."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from stafett.arenas.models import Party
from stafett.matters import queries as matters
from stafett.matters.models import Matter, MatterState
from stafett.people.actor import Actor
from stafett.recipes.placement import queries as stays
from stafett.recipes.placement.models import Stay
from stafett.recipes.placement.queries import Now

from .kinds import FINDINGS, NEEDS


def of(stay: Stay, actor: Actor) -> QuerySet[MatterState]:
    """What somebody sees of what was found during a stay."""
    return matters.in_arena(actor, stay.arena_id)


def has_noted(now: Now) -> bool:
    """Whether the guest has found anything in a stay since its first day, whoever may read it."""
    first, guest = now.details.starts_on, now.guest
    rows = Matter.objects.filter(
        arena=now.stay.arena_id, kind__in=FINDINGS, person_id=guest.person_id, guest_id=guest.guest_id
    )
    return first is not None and rows.filter(raised_on__gte=first).exists()


def needs(actor: Actor, unit_ids: Collection[int]) -> dict[str, list[MatterState]]:
    """The needs found in stays with some hosts, as far as somebody sees them, by the organisation the guests came
    from."""
    hosted = Party.objects.open().filter(side=stays.HOST, unit_id__in=unit_ids).values("arena_id")
    known = {
        stay.arena_id: stay for stay in Stay.objects.filter(arena__in=hosted).select_related("home_unit")
    }
    seen = matters.visible_to(actor).filter(arena__in=known, kind__in=NEEDS)
    return _by_home(matters.states(seen).order_by("due_on", "matter_id"), known)


def _by_home(rows: Iterable[MatterState], known: dict[int, Stay]) -> dict[str, list[MatterState]]:
    names = stays.homes(known.values())
    found: dict[str, list[MatterState]] = {}
    for row in rows:
        found.setdefault(names[row.matter.arena_id or 0], []).append(row)
    return dict(sorted(found.items()))
