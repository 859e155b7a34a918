"""The claim that comes after one: so that all that waits is gone through without going back to the list."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from stafett.lib import clock
from stafett.people.models import UnitDetails
from stafett.people.tree import tree
from stafett.records import queries as records
from stafett.records.cases import Case
from stafett.standings import queries as standings
from stafett.web.access import actor_of, numbers, unit_or_404


@dataclass(frozen=True)
class Following:
    """The address of the claim after one (empty after the last), and how many come after it (None: thousands, that
    are not counted)."""

    url: str
    left: int | None


def following(request: HttpRequest, case: Case) -> Following:
    """What comes after a claim in the list it stands in, or stood in before it was decided: the oldest first, only
    those of the unit asked for."""
    _unit, people = of_unit(request)
    actor, today = actor_of(request), clock.today()
    desk = records.desk(actor, on=today, people=people, enough=1, of=case.state, after=case.claim)
    later = desk.of(case.state)
    url = reverse("claims:detail", args=[later[0].claim.pk]) + kept(request) if later else ""
    return Following(url, None if desk.unread else len(later))


def of_unit(request: HttpRequest) -> tuple[UnitDetails | None, set[int] | None]:
    """The unit that `?unit=` asks for, and those who work there today; nothing where it asks for none."""
    asked = numbers([request.GET.get("unit", "")])
    if not asked:
        return None, None
    unit, today = unit_or_404(request, asked[0]), clock.today()
    below = tree(unit.organisation_id, on=today).below(unit.unit_id)
    working = standings.members(unit.organisation_id, below, on=today)
    return unit, set(working.values_list("person_id", flat=True))


def kept(request: HttpRequest) -> str:
    """What a link to another claim, or back to the list, keeps of the address."""
    asked = numbers([request.GET.get("unit", "")])
    return f"?unit={asked[0]}" if asked else ""
