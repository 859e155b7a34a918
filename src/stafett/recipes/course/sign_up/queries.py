"""Reading who comes to what."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from stafett.arenas.models import Arena, Occasion, OccasionDetails, SeatState, State
from stafett.arenas.occasions import queries as times
from stafett.arenas.seats import queries as seats
from stafett.arenas.seats.rules import is_live, state_of
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.recipes.course import queries as courses
from stafett.recipes.course import recipe, rules
from stafett.recipes.course.queries import Session


@dataclass(frozen=True)
class Place:
    """Somebody's place at a session, and where it stands now; who waits, at which place in the line."""

    row: SeatState
    state: State
    line: int = 0
    name: str = ""


def place(row: SeatState, *, at: datetime, name: str = "") -> Place:
    """A seat as it stands at a moment."""
    state = state_of(row, at=at)
    return Place(row, state, seats.place_in_line(row) if state == State.WAITING else 0, name)


def own(actor: Actor, one: Session, *, at: datetime) -> Place | None:
    """The actor's own place at a session, if they have one or may still get one."""
    rows = seats.of_pool(one.pool).filter(person_id=actor.person_id or 0)
    return next((place(row, at=at) for row in rows if is_live(row, at=at)), None)


def mine(actor: Actor, *, at: datetime) -> list[tuple[Session, Place]]:
    """The coming sessions where the actor has a place, waits for one or is offered one, the first one first."""
    rows = seats.held_by(actor.person_id).filter(pool__arena__recipe=recipe.code)
    live = {row.pool_id: row for row in rows if is_live(row, at=at)}
    coming = courses.coming(courses.visible_to(actor), at=at) if live else []
    return [(one, place(live[one.pool.pk], at=at)) for one in coming if one.pool.pk in live]


def listed(actor: Actor, one: Session, *, at: datetime) -> list[Place]:
    """Who is on the list of a session, as far as the actor may see: all for who keeps the course, for others
    themselves and those whose places are for the units they lead. Taken before waiting, in the order they came."""
    keeps = rules.can_keep(actor, one.course.owner_unit_id)
    rows = [
        row
        for row in seats.of_pool(one.pool)
        if is_live(row, at=at)
        if keeps or row.person_id == actor.person_id or actor.may(Power.APPROVE, row.seat.for_unit_id)
    ]
    names = people.names_of_people(row.person_id for row in rows)
    found = [place(row, at=at, name=names.get(row.person_id or 0, "")) for row in rows]
    order = [State.TAKEN, State.OFFERED, State.WAITING]
    return sorted(found, key=lambda one: (order.index(one.state), one.row.seat_id))


def elsewhere(occasion: Occasion, person_ids: Collection[int], *, at: datetime) -> set[int]:
    """Who of some persons is on the list of another coming session of the same course. They may have been at one that
    is over all the same."""
    if not rules.is_coming(times.details(occasion), on=at.date()):
        return set()
    others = courses.coming(Arena.objects.filter(pk=occasion.arena_id), at=at)
    pools = [one.pool.pk for one in others if one.occasion.pk != occasion.pk]
    rows = SeatState.objects.open().filter(pool_id__in=pools, person_id__in=person_ids)
    return {row.person_id for row in rows if row.person_id and is_live(row, at=at)}


@dataclass(frozen=True)
class Planned:
    """A place taken at a coming session that gives something (competences and their levels): beside the colour, never
    instead of it (§5)."""

    occasion: Occasion
    title: str
    day: date
    given: tuple[tuple[int, int], ...]


def planned(person_ids: Collection[int], *, on: date) -> dict[int, list[Planned]]:
    """The places some persons have at coming sessions, by person. Three queries; one where nobody has any."""
    rows = SeatState.objects.open().filter(
        person_id__in=person_ids, state=State.TAKEN, pool__arena__recipe=recipe.code
    )
    places = list(rows.values_list("person_id", "pool__occasion_id"))
    if not places:
        return {}
    coming = OccasionDetails.objects.open().filter(
        occasion_id__in={occasion for _person, occasion in places}, starts_on__gte=on, cancelled_on=None
    )
    sessions = {row.occasion_id: row for row in coming.select_related("occasion").order_by("starts_on")}
    held = Arena.objects.filter(pk__in={row.occasion.arena_id for row in sessions.values()})
    gives = courses.gives(held)
    found: dict[int, list[Planned]] = {}
    for person, occasion in places:
        if (row := sessions.get(occasion or 0)) and row.starts_on is not None:
            given = tuple((one.competence_id, one.level) for one in gives.get(row.occasion.arena_id, ()))
            found.setdefault(person or 0, []).append(Planned(row.occasion, row.title, row.starts_on, given))
    for several in found.values():
        several.sort(key=lambda one: one.day)
    return found
