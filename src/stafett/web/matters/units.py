"""The units somebody may raise something to, or pass it on to."""

from stafett.arenas.models import Party
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import UnitDetails


def to_choose(actor: Actor, arena_id: int | None = None) -> list[tuple[int, str]]:
    """Those of one's own organisation, by name, and those that take part in an arena."""
    own = sorted(people.unit_names(actor.organisation_id).items(), key=lambda one: (one[1], one[0]))
    taking_part = Party.objects.open().filter(arena_id=arena_id or 0, unit__isnull=False)
    others = UnitDetails.objects.open().filter(unit_id__in=taking_part.values("unit_id"))
    known = {unit for unit, _name in own}
    return own + [(one.unit_id, one.name) for one in others.order_by("name") if one.unit_id not in known]
