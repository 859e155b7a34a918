"""Reading courses. `visible_to` is the only truth about which courses somebody sees."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from stafett.arenas import queries as arenas
from stafett.arenas.models import Arena, ArenaDetails, Occasion, OccasionDetails, Pool
from stafett.arenas.occasions import queries as occasions
from stafett.arenas.seats import queries as seats
from stafett.arenas.seats.queries import Filled
from stafett.lib.folding import matches
from stafett.lib.verdict import Verdict
from stafett.people.actor import Actor
from stafett.records import equivalences
from stafett.records import queries as records

from . import recipe, rules
from .models import Course, Gives


def visible_to(actor: Actor) -> QuerySet[Arena]:
    """The courses of the organisation the actor works for: everybody in it sees them all."""
    mine = Arena.objects.filter(recipe=recipe.code, organisation_id=actor.works_for)
    return mine.order_by("pk")


def going_on(courses: QuerySet[Arena]) -> QuerySet[Arena]:
    """Of some courses those that were not called off."""
    return courses.exclude(pk__in=Course.objects.open().exclude(called_off_on=None).values("arena"))


def details(arena: Arena) -> ArenaDetails:
    """What a course is called, whose it is, and whom to ask."""
    return arenas.details(arena)


def about(arena: Arena) -> Course:
    """What else is said of a course."""
    return Course.objects.open().get(arena=arena)


def may_keep(actor: Actor, arena: Arena) -> Verdict:
    """Whether somebody keeps a course."""
    return rules.can_keep(actor, details(arena).owner_unit_id)


def gives(arenas_: Iterable[Arena] | QuerySet[Arena]) -> dict[int, list[Gives]]:
    """What each of some courses gives, by the arena's number."""
    found: dict[int, list[Gives]] = {}
    for row in Gives.objects.open().filter(arena__in=arenas_).order_by("pk"):
        found.setdefault(row.arena_id, []).append(row)
    return found


@dataclass(frozen=True)
class Session:
    """One time a course is held: when and where, of which course, what it gives, and how full it is."""

    details: OccasionDetails
    course: ArenaDetails
    pool: Pool
    filled: Filled
    gives: tuple[Gives, ...]

    @property
    def occasion(self) -> Occasion:
        return self.details.occasion

    @property
    def competence_ids(self) -> frozenset[int]:
        return frozenset(one.competence_id for one in self.gives)

    @property
    def given(self) -> tuple[tuple[int, int], ...]:
        """What it gives: competences, each with its level."""
        return tuple((one.competence_id, one.level) for one in self.gives)


def sessions(courses: QuerySet[Arena], *, at: datetime) -> list[Session]:
    """Every session of some courses, the first one first. Six queries."""
    return _sessions(occasions.of_arenas(courses), at)


def coming(courses: QuerySet[Arena], *, at: datetime) -> list[Session]:
    """The sessions still to be, today included, the first one first."""
    rows = occasions.of_arenas(courses).filter(starts_on__gte=at.date(), cancelled_on=None)
    return _sessions(rows, at)


def session(occasion: Occasion, *, at: datetime) -> Session:
    """One session."""
    return _sessions(occasions.of_arenas([occasion.arena]).filter(occasion=occasion), at)[0]


def _sessions(rows: QuerySet[OccasionDetails], at: datetime) -> list[Session]:
    found = list(rows)
    if not found:
        return []
    courses = {row.occasion.arena_id for row in found}
    titles = {row.arena_id: row for row in ArenaDetails.objects.open().filter(arena__in=courses)}
    pools = {
        row.occasion_id: row for row in Pool.objects.filter(occasion__in=[one.occasion_id for one in found])
    }
    filled = seats.filled([pool.pk for pool in pools.values()], at=at)
    given = gives(Arena.objects.filter(pk__in=courses))
    return [
        Session(
            row,
            titles[row.occasion.arena_id],
            pools[row.occasion_id],
            filled[pools[row.occasion_id].pk],
            tuple(given.get(row.occasion.arena_id, ())),
        )
        for row in found
    ]


def matching(
    found: Iterable[Session], words: str, competence_id: int | None, *, organisation_id: int | None
) -> list[Session]:
    """Of some sessions, those whose course has the words in its title or in the names of what it gives, and gives a
    competence, or something that counts for it."""
    names = dict(records.competences(organisation_id).values_list("competence_id", "name"))
    counting = equivalences.counting_for(organisation_id, [competence_id]) if competence_id else set()
    return [
        one
        for one in found
        if not competence_id or counting & one.competence_ids
        if matches(" ".join((one.course.title, *(names.get(key, "") for key in one.competence_ids))), words)
    ]


def next_with_room(
    actor: Actor, asked: Iterable[tuple[Collection[int], int]], *, at: datetime, until: date | None = None
) -> list[Session | None]:
    """For each of some sets of competences, any of which is enough at a level: the first coming session that gives one
    and has places free. Few queries, however many are asked."""
    wanted = list(asked)
    open_ = [
        one
        for one in coming(visible_to(actor), at=at)
        if not one.filled.is_full and (until is None or (one.details.ends_on or at.date()) <= until)
    ]
    if not open_:
        return [None] * len(wanted)
    counting = equivalences.counting_for_each(actor.organisation_id)
    found: list[Session | None] = []
    for competences, level in wanted:
        enough = set().union(*(counting(one) for one in competences))
        found.append(next((one for one in open_ if rules.is_enough(one.given, enough, level)), None))
    return found


def is_coming(one: Session, *, on: date) -> bool:
    """Whether a session is still to be, today included."""
    return rules.is_coming(one.details, on=on)
