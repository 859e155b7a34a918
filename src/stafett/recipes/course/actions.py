"""Writing courses: offer one, change it, plan a session of it, move it, call it or all of it
off."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from stafett.arenas import actions as arenas
from stafett.arenas import rows
from stafett.arenas.attendance import queries as attendance
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Arena, Occasion, OccasionDetails, OpenTo, Pool
from stafett.arenas.occasions import actions as occasions
from stafett.arenas.occasions import queries as times
from stafett.arenas.occasions.rules import When, Where, says_why
from stafett.arenas.seats import actions as seats
from stafett.arenas.seats import queries as seated
from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.records import queries as records

from . import queries, recipe, rules, telling
from .models import Course, Gives
from .sign_up.offers import settle


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What is said of a course: whose it is, whom to ask (a person), what it is about and what it gives; at which
    `levels`, by competence, where that is not the first."""

    title: str
    owner_unit_id: int
    contact_id: int | None = None
    description: str = ""
    gives: tuple[int, ...] = ()
    levels: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Held:
    """When and where a session is, and how many places there are (None: as many as come)."""

    when: When
    where: Where
    places: int | None = None


def offer(offered: Offered, *, by: Actor) -> Arena:
    """A new course, which everybody in the organisation sees. Raises NotAllowed or ArenaError. Logged."""
    organisation = by.organisation_id or 0
    with audit.change(
        organisation, by=by, verb="course.offered", subject=offered.title, is_common=False
    ) as change:
        _may(by, offered)
        setting = arenas.Setting(
            title=offered.title.strip(),
            owner_unit_id=offered.owner_unit_id,
            contact_id=offered.contact_id,
            open_to=OpenTo.ORGANISATION,
        )
        arena = arenas.begin(recipe.code, organisation, setting, change=change).arena
        Course.objects.create(
            organisation_id=organisation,
            arena=arena,
            description=offered.description.strip(),
            opened=change.position,
        )
        _give(arena, offered, change)
        return arena


def alter(arena: Arena, offered: Offered, *, seen: int | None = None, by: Actor, on: date) -> None:
    """Say something else of a course, and of its sessions to come. `seen`: the row that was shown when it was asked.

    Raises NotAllowed, ArenaError or ChangedMeanwhile. Logged.
    """
    with audit.change(
        arena.organisation_id, by=by, verb="course.changed", subject=offered.title, is_common=False
    ) as change:
        require(rules.can_keep(by, queries.details(arena).owner_unit_id))
        require(rules.goes_on(queries.about(arena)))
        _may(by, offered)
        arenas.alter(
            arena,
            change=change,
            seen=seen,
            title=offered.title.strip(),
            owner_unit_id=offered.owner_unit_id,
            contact_id=offered.contact_id,
        )
        _rename(arena, offered.title, change, on=on)
        rows.renew(queries.about(arena), change.position, description=offered.description.strip())
        _give(arena, offered, change)


def _rename(arena: Arena, title: str, change: Change, *, on: date) -> None:
    held = attendance.held(arena)
    for row in times.of_arenas([arena]):
        if rules.can_rename(row, was_held=row.occasion_id in held, on=on):
            occasions.alter(row.occasion, title=title, change=change)


def _may(by: Actor, offered: Offered) -> None:
    require(rules.can_keep(by, offered.owner_unit_id))
    known = records.competences(by.organisation_id).filter(competence_id__in=offered.gives)
    require(rules.fits(offered.gives, known.values_list("competence_id", flat=True)), ArenaError)


def _give(arena: Arena, offered: Offered, change: Change) -> None:
    """What it gives from now on; whoever has been there keeps what it gave then."""
    wanted = {competence: offered.levels.get(competence, 1) for competence in offered.gives}
    known = {(row.competence_id, row.level): row for row in Gives.objects.open().filter(arena=arena)}
    rows.close([row for said, row in known.items() if said not in wanted.items()], change.position)
    Gives.objects.bulk_create(
        Gives(
            organisation_id=arena.organisation_id,
            arena=arena,
            competence_id=competence,
            level=level,
            opened=change.position,
        )
        for competence, level in wanted.items()
        if (competence, level) not in known
    )


def plan(arena: Arena, held: Held, *, by: Actor, on: date) -> OccasionDetails:
    """A session of a course, with its places. Raises NotAllowed or ArenaError. Logged."""
    course = queries.details(arena)
    with audit.change(
        arena.organisation_id, by=by, verb="course.session_planned", subject=course.title, is_common=False
    ) as change:
        course = queries.details(arena)
        require(rules.can_keep(by, course.owner_unit_id))
        require(rules.goes_on(queries.about(arena)))
        when = occasions.falls(arena, held.when)
        require(rules.session_fits(when, held.places, on=on), ArenaError)
        made = occasions.plan(arena, course.title, when, where=held.where, change=change)
        seats.open_pool(arena, occasion=made.occasion, quota=held.places, change=change)
        return made


def change_session(
    occasion: Occasion, held: Held, *, grounds: str = "", seen: int | None = None, by: Actor, at: datetime
) -> OccasionDetails:
    """Another time, place or number of places. Everybody keeps their place; where there are more, who waits gets an
    offer. What hangs on its day moves along, other sessions too.

    Raises NotAllowed, ArenaError or ChangedMeanwhile. Logged.
    """
    with _kept(occasion, "course.session_changed", by=by, on=at.date()) as (change, before):
        when = occasions.falls(occasion.arena, held.when)
        require(rules.session_fits(when, held.places, on=at.date()), ArenaError)
        moved = occasions.move(
            occasion,
            when,
            where=held.where,
            change=change,
            grounds=grounds,
            is_postponed=before.starts_on != when.starts_on,
            seen=seen,
        )
        _tell_of([moved.details, *occasions.along(moved, on=at.date())], at)
        pool = Pool.objects.get(occasion=occasion)
        seats.resize(pool, held.places, change=change)
        settle(pool, moved.details, change=change, at=at)
        return moved.details


def _tell_of(moved: list[OccasionDetails], at: datetime) -> None:
    for row in moved:
        telling.TELLER.moved(row, seated.listed(row.occasion, at=at))


def cancel_session(occasion: Occasion, *, grounds: str, by: Actor, at: datetime) -> int:
    """It will not be held. Answers with how many lose a place or leave the waiting list.

    Raises NotAllowed, or ArenaError without grounds. Logged.
    """
    with _kept(occasion, "course.session_cancelled", by=by, on=at.date()) as (change, _before):
        ended = occasions.call_off(occasion, telling.TELLER, grounds=grounds, change=change, at=at)
        change.detail = {"count": ended}
        return ended


def call_off(arena: Arena, *, grounds: str, by: Actor, at: datetime) -> int:
    """The course will not be held any more, and none of its sessions to come. Answers with how many lose a place or
    leave a waiting list. Raises NotAllowed, or ArenaError without grounds. Logged."""
    title = queries.details(arena).title
    with audit.change(
        arena.organisation_id, by=by, verb="course.called_off", subject=title, is_common=False
    ) as change:
        course = queries.about(arena)
        require(rules.can_keep(by, queries.details(arena).owner_unit_id))
        require(rules.goes_on(course))
        require(says_why(grounds), ArenaError)
        held, known = attendance.held(arena), times.of_arenas([arena])
        coming = [row.occasion for row in known if rules.is_coming(row, on=at.date())]
        ended = sum(
            occasions.call_off(one, telling.TELLER, grounds=grounds, change=change, at=at)
            for one in coming
            if one.pk not in held
        )
        rows.renew(course, change.position, called_off_on=at.date(), grounds=grounds.strip())
        change.detail = {"count": ended}
        return ended


@contextmanager
def _kept(occasion: Occasion, verb: str, *, by: Actor, on: date) -> Iterator[tuple[Change, OccasionDetails]]:
    """A change of a session that is still to be, by who keeps the course."""
    course = queries.details(occasion.arena)
    with audit.change(
        occasion.organisation_id, by=by, verb=verb, subject=course.title, is_common=False
    ) as change:
        before = times.details(occasion)
        require(rules.can_keep(by, queries.details(occasion.arena).owner_unit_id))
        require(rules.can_change(before, on=on))
        yield change, before
