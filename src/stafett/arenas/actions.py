"""Writing a setting: begin it, alter what it is called or how long it lasts, say what it is for, and who takes part.

Like every action of this package and those below it, these work in the `change` that a recipe's action has opened
after the recipe's rules were judged in it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from stafett.audit.actions import Change
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import require
from stafett.people.models import Unit

from . import queries, rows, rules
from .anchors import actions as anchors
from .errors import ArenaError
from .models import Arena, ArenaDetails, OpenTo, Party, Purpose


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What an arena is called, whose it is, and how long it lasts; see `models.ArenaDetails`."""

    title: str
    owner_unit_id: int
    contact_id: int | None = None
    open_to: str = OpenTo.PARTIES
    state: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


def begin(
    recipe: str,
    organisation_id: int,
    setting: Setting,
    *,
    change: Change,
    follows: Arena | None = None,
    how: str = "",
) -> ArenaDetails:
    """A new arena of a recipe's, perhaps one that follows an earlier one (`how`: `models.Following`)."""
    require(rules.fits(setting.title, setting.starts_on, setting.ends_on), ArenaError)
    arena = Arena.objects.create(organisation_id=organisation_id, recipe=recipe, follows=follows, how=how)
    return ArenaDetails.objects.create(
        organisation_id=organisation_id, arena=arena, opened=change.position, **vars(setting)
    )


def alter(arena: Arena, *, change: Change, seen: int | None = None, **changed: Any) -> set[int]:
    """Say something else of an arena, by the fields of `models.ArenaDetails`. What hangs on its days follows; answers
    with the occasions that moved by it. `seen`: the row that was shown when it was asked; raises ChangedMeanwhile."""
    row = queries.details(arena)
    if seen is not None and row.pk != seen:
        raise ChangedMeanwhile(row)
    said = {"title": row.title, "starts_on": row.starts_on, "ends_on": row.ends_on} | changed
    require(rules.fits(said["title"], said["starts_on"], said["ends_on"]), ArenaError)
    rows.renew(row, change.position, **changed)
    return anchors.follow(arena.pk, change=change)


def set_purpose(arena: Arena, text: str, *, since: date, grounds: str = "", change: Change) -> Purpose:
    """What it is for from a day on. What it was for before stays to be read."""
    require(rules.purpose_fits(text), ArenaError)
    rows.close(list(Purpose.objects.open().filter(arena=arena, since=since)), change.position)
    return Purpose.objects.create(
        organisation_id=arena.organisation_id,
        arena=arena,
        text=text.strip(),
        since=since,
        grounds=grounds.strip(),
        opened=change.position,
    )


def join(
    arena: Arena, side: str, *, unit: Unit | None = None, outside: str | None = None, change: Change
) -> Party:
    """A unit, or somebody outside the installation by name, takes part on a side. One that does already stays."""
    found = Party.objects.open().filter(arena=arena, side=side, unit=unit, outside=outside).first()
    return found or Party.objects.create(
        organisation_id=arena.organisation_id,
        arena=arena,
        side=side,
        unit=unit,
        outside=outside,
        opened=change.position,
    )


def leave(party: Party, *, change: Change) -> None:
    """A party takes part no longer."""
    rows.close([party], change.position)
