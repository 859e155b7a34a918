"""What a recipe has to say of somebody's week, in its own words: lines, each with one page where one acts.

A recipe names the module that gives them as its `week`; the module has one function:
`lines(actor: Actor, asked: Asked) -> Iterable[Line]`, which asks as often however many rows there are.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from django.db.models import F, Q, QuerySet

from stafett.arenas.models import OccasionDetails, PromiseDetails
from stafett.arenas.promises import queries as promises
from stafett.people.actor import Actor

from .recipe import Recipe


class Group(StrEnum):
    """Where I shall be; what I owe; what I am asked; what became of what I raised."""

    BE = "be"
    OWE = "owe"
    ASKED = "asked"
    BECAME = "became"


@dataclass(frozen=True)
class Asked:
    """The week's first and last day, the moment it is, and the units of which the actor is the nearest leader."""

    first: date
    last: date
    at: datetime
    units: frozenset[int] = field(default_factory=frozenset)

    @property
    def today(self) -> date:
        return self.at.date()


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing of a week. `kind`: what it is called; `what`: which one; `note`: what is to be done, or where it
    stands; `link`: the page where one acts. `on`: the day it is, is due or came to be so, through `through`; `until`:
    the last moment to answer; `next_on`: the day of what comes next. `said`: words of somebody's. `outside`: what mail
    says instead of `what`, where that must not leave the house (`said` never does)."""

    group: Group
    kind: str
    what: str
    link: str
    note: str = ""
    on: date | None = None
    through: date | None = None
    starts: time | None = None
    ends: time | None = None
    until: datetime | None = None
    next_on: date | None = None
    place: str = ""
    said: str = ""
    outside: str | None = None


def being(row: OccasionDetails, *, kind: str, what: str, link: str, outside: str | None = None) -> Line:
    """Somebody is to be at an occasion, when and where it is."""
    return Line(
        group=Group.BE,
        kind=kind,
        what=what,
        link=link,
        on=row.starts_on,
        through=row.ends_on if row.ends_on != row.starts_on else None,
        starts=row.starts_time,
        ends=row.ends_time,
        place=row.place,
        outside=outside,
    )


def in_week(asked: Asked) -> QuerySet[OccasionDetails]:
    """When and where occasions of the week are, but for those called off; the first one first."""
    rows = OccasionDetails.objects.open().filter(
        cancelled_on=None, starts_on__lte=asked.last, ends_on__gte=asked.first
    )
    return rows.select_related("occasion__arena").order_by(
        "starts_on", F("starts_time").asc(nulls_first=True), "occasion_id"
    )


def owed(recipe: Recipe, actor: Actor, asked: Asked) -> list[PromiseDetails]:
    """What somebody, and the units they answer for, owe in a recipe's arenas by the end of the week."""
    rows = promises.owed_by(actor.person_id, asked.units).select_related("promise__arena")
    soon = Q(due_on=None) | Q(due_on__lte=asked.last)
    return list(rows.filter(soon, promise__arena__recipe=recipe.code))


def owing(row: PromiseDetails, recipe: Recipe, link: str, *, note: str = "") -> Line:
    """Something owed, in the recipe's words where it is a code of them. Else its words are somebody's own, so mail does
    not say them."""
    kind = str(recipe.one)
    what = str(recipe.words.get(row.what, row.what))
    return Line(group=Group.OWE, kind=kind, what=what, note=note, link=link, on=row.due_on, outside="")
