"""Reading matters. `visible_to` is the only truth about who sees which."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from stafett.arenas import queries as arenas
from stafett.arenas.models import Party, SeatState, State
from stafett.lib.likeness import likeness
from stafett.lib.verdict import Verdict
from stafett.people.actor import Actor
from stafett.people.models import Unit

from . import rules
from .models import Breadth, Matter, MatterState, Meaning

ALIKE = 0.35
"""From here on two titles may well be about the same; they are sentences rather than names."""
SHOWN_ALIKE = 5
LOOKED_THROUGH = 2000
NOTHING = Q(pk__in=[])


def visible_to(actor: Actor) -> QuerySet[Matter]:
    """What somebody raised themselves, what was ever with a unit they lead, what is shared with their organisation
    (the raiser's, those of the units it was with, those that take part), what is between those with a seat in its arena
    and a side of it, and what is shared with everybody. A guest sees their own, and what is shared, in the arena of
    their link."""
    if actor.guest_id is not None:
        seen = Q(guest_id=actor.guest_id) | Q(breadth__in=(Breadth.ORGANISATIONS, Breadth.EVERYBODY))
        seen |= Q(breadth=Breadth.SEATS) & _is_between(actor)
        return Matter.objects.filter(seen, arena_id__in=arenas.let_into(actor))
    if actor.organisation_id is None:
        return Matter.objects.none()
    states = MatterState.objects.filter(matter=OuterRef("pk"))
    parties = Party.objects.open().filter(arena=OuterRef("arena"))
    here = actor.organisation_id
    shared = Q(organisation_id=here) | Q(person__organisation_id=here)
    shared |= Q(Exists(states.filter(unit__organisation_id=here)))
    shared |= Q(Exists(parties.filter(unit__organisation_id=here)))
    return Matter.objects.filter(
        Q(person_id=actor.person_id or 0)
        | Q(Exists(states.filter(unit_id__in=arenas.leads(actor))))
        | Q(breadth=Breadth.EVERYBODY)
        | Q(breadth=Breadth.ORGANISATIONS) & (shared if actor.works_for else NOTHING)
        | Q(breadth=Breadth.SEATS) & _is_between(actor)
    )


def _is_between(actor: Actor) -> Q:
    """Where somebody has or had a seat, answers for the unit it is between with them, or by a link for a side that is
    outside."""
    if actor.guest_id is not None:
        whose, side = Q(guest_id=actor.guest_id), Q(between__isnull=False, between__unit=None)
    else:
        whose, side = Q(person_id=actor.person_id or 0), Q(between__unit_id__in=arenas.leads(actor))
    had = (State.TAKEN, State.ENDED, State.WITHDRAWN)
    seats = SeatState.objects.open().filter(whose, pool__arena=OuterRef("arena"), state__in=had)
    return Q(Exists(seats)) | side


def states(matters: QuerySet[Matter]) -> QuerySet[MatterState]:
    """Where some matters stand."""
    return MatterState.objects.open().filter(matter__in=matters).select_related("matter", "unit")


def state(matter: Matter) -> MatterState:
    """Where a matter stands."""
    return MatterState.objects.open().select_related("matter").get(matter=matter)


def raised_to(actor: Actor, unit_ids: Collection[int]) -> QuerySet[MatterState]:
    """What somebody sees of what is with some units, was passed on by them and is to come back, or was raised to them
    and answered elsewhere."""
    found = states(visible_to(actor)).exclude(meaning=Meaning.MERGED)
    theirs = Q(unit_id__in=unit_ids) | Q(passed_from_id__in=unit_ids) | Q(matter__raised_to_id__in=unit_ids)
    return found.filter(theirs)


def raised_by(actor: Actor) -> QuerySet[MatterState]:
    """What somebody raised, with or without their name shown, the latest first."""
    if actor.guest_id is not None:
        own = visible_to(actor).filter(guest_id=actor.guest_id)
        return states(own).order_by("-matter__raised_on", "-opened")
    return states(Matter.objects.filter(person_id=actor.person_id or 0)).order_by(
        "-matter__raised_on", "-opened"
    )


def in_arena(actor: Actor, arena_id: int) -> QuerySet[MatterState]:
    """What somebody sees of what was raised in an arena, in the order of its next days."""
    return states(visible_to(actor).filter(arena_id=arena_id)).order_by("due_on", "matter_id")


def outcome(state: MatterState) -> MatterState:
    """Where it stands, followed into what it was merged into."""
    return outcomes([state])[state.matter_id]


def outcomes(states: Collection[MatterState]) -> dict[int, MatterState]:
    """As `outcome` of each, by the matter's number: a query for each time a merged one was merged again."""
    found = {row.matter_id: row for row in states}
    while into := {row.into_id for row in found.values() if row.into_id is not None}:
        rows = MatterState.objects.open().select_related("matter__arena").filter(matter__in=into)
        further = {row.matter_id: row for row in rows}
        found = {key: further[row.into_id] if row.into_id else row for key, row in found.items()}
    return found


def merged_into(matter: Matter) -> list[Matter]:
    """What was merged into a matter, also by way of others: a query for each time a merged one was merged again."""
    found, newest = [], [matter]
    while newest:
        newest = list(Matter.objects.filter(states__closed=None, states__into__in=newest).order_by("pk"))
        found += newest
    return found


def history(matter: Matter) -> list[MatterState]:
    """Every state it has been in, the first one first. A day that only moved with what it hangs on is no news."""
    rows = MatterState.objects.filter(matter=matter).select_related("unit").order_by("opened", "pk")
    said: list[MatterState] = []
    for row in rows:
        if not said or _says(said[-1]) != _says(row):
            said.append(row)
    return said


def _says(row: MatterState) -> tuple[object, ...]:
    return row.since, row.unit_id, row.meaning, row.word, row.answer, row.effect, row.into_id, row.by


def similar(actor: Actor, title: str, *, other_than: int | None = None) -> list[MatterState]:
    """What somebody sees that seems to be about the same, the most alike first, five at most."""
    if not title.strip():
        return []
    rows = states(visible_to(actor)).exclude(matter_id=other_than).exclude(meaning=Meaning.MERGED)
    scored = [
        (-likeness(title, row.matter.title), row.matter_id, row)
        for row in rows.order_by("-opened")[:LOOKED_THROUGH]
    ]
    return [row for score, _key, row in sorted(scored, key=lambda one: one[:2]) if -score >= ALIKE][
        :SHOWN_ALIKE
    ]


def is_party(arena_id: int | None, unit_id: int) -> bool:
    """Whether a unit takes part in an arena."""
    return arena_id is not None and Party.objects.open().filter(arena_id=arena_id, unit_id=unit_id).exists()


def sees_arena(actor: Actor, arena_id: int | None) -> bool:
    """Whether somebody takes part in an arena, or may see it."""
    return arena_id is not None and arenas.visible_to(actor).filter(pk=arena_id).exists()


def may_raise(actor: Actor, unit: Unit, arena_id: int | None) -> Verdict:
    """Whether somebody may raise something to a unit, in an arena or in none."""
    return rules.can_raise(
        actor,
        unit.organisation_id,
        is_party=is_party(arena_id, unit.pk),
        sees_arena=sees_arena(actor, arena_id),
    )
