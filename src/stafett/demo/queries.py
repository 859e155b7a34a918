"""Whom one can be in the demo, as its log-in page lists them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import DatabaseError
from django.db.models import QuerySet
from django.utils.functional import Promise

from stafett.audit.models import INSTALLATION, Entry
from stafett.people.actor import Actor
from stafett.people.models import Employment, Tie, UnitDetails

from .actions import LOADED
from .cast import PARTS, Part


@dataclass(frozen=True)
class Player:
    """Somebody one can be: `part` says why, `position` and `unit` where they work."""

    tie_id: int
    organisation_id: int
    name: str
    position: str
    unit: str
    part: Part
    key: str


@dataclass(frozen=True)
class Stage:
    """An organisation of the demo with its people by role, in the order of `PARTS`."""

    name: str
    people: int
    roles: list[tuple[Promise, list[Player]]]


def loaded() -> dict[str, Any] | None:
    """What the log says of the demo's facts: their day, their edition and the parts. None: not loaded."""
    try:
        entry = Entry.objects.filter(organisation=INSTALLATION, verb=LOADED).order_by("position").last()
    except DatabaseError:
        return None
    return entry.detail if entry else None


def stages(*, on: date) -> list[Stage]:
    """Every organisation of the demo, in the order they were made."""
    found: dict[int, list[Player]] = {}
    for player in _players(_ties(), on):
        found.setdefault(player.organisation_id, []).append(player)
    return [_stage(organisation_id, players, on) for organisation_id, players in found.items()]


def player(actor: Actor, *, on: date) -> Player | None:
    """Whom somebody plays in the organisation on the screen. None: nobody of the demo."""
    mine = _ties().filter(identity_id=actor.identity_id, organisation_id=actor.organisation_id)
    return next(iter(_players(mine, on)), None)


def tie(tie_id: int) -> Tie | None:
    """A demo log-in's tie to one of its person records."""
    return _ties().filter(pk=tie_id).select_related("identity").first()


def _ties() -> QuerySet[Tie]:
    return (
        Tie.objects.open()
        .filter(identity__is_demo=True, identity__is_active=True)
        .order_by("organisation_id", "pk")
    )


def _players(ties: QuerySet[Tie], on: date) -> list[Player]:
    parts = (loaded() or {}).get("parts", {})
    chosen = list(ties.filter(pk__in=parts))
    places = _places([tie.person_id for tie in chosen], on)
    return [
        Player(tie.pk, tie.organisation_id, *places[tie.person_id], PARTS[key], key)
        for tie in chosen
        for key in [parts[str(tie.pk)]]
    ]


def _stage(organisation_id: int, players: list[Player], on: date) -> Stage:
    root = UnitDetails.objects.open().get(organisation_id=organisation_id, parent=None)
    working = Employment.objects.open().filter(organisation_id=organisation_id, starts_on__lte=on)
    people = working.exclude(ends_on__lt=on).values("person_id").distinct().count()
    return Stage(root.name, people, list(_by_role(players)))


def _by_role(players: list[Player]) -> Iterator[tuple[Promise, list[Player]]]:
    order = list(PARTS)
    roles: dict[Promise, list[Player]] = {}
    for player in sorted(players, key=lambda player: order.index(player.key)):
        roles.setdefault(player.part.role, []).append(player)
    yield from roles.items()


def _places(people: list[int], on: date) -> dict[int, tuple[str, str, str]]:
    """Name, position and unit of each person: of the job that holds on the day, else of the nearest one."""
    jobs = (
        Employment.objects.open()
        .filter(person_id__in=people, person__details__closed=None, unit__details__closed=None)
        .values_list(
            "person_id",
            "starts_on",
            "position",
            "unit__details__name",
            "person__details__given_name",
            "person__details__family_name",
        )
    )
    found: dict[int, tuple[str, str, str]] = {}
    # The last one said stands: jobs ahead from far to near, then those begun from old to new.
    nearest_last = sorted(jobs, key=lambda job: (job[1] <= on, -abs((job[1] - on).days)))
    for person_id, _starts_on, position, unit, given, family in nearest_last:
        found[person_id] = (f"{given} {family}", position, unit)
    return found
