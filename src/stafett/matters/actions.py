"""Writing matters: raise one, answer it, pass it on and take it back, merge it with another.

Each is a change of its own at the log of the organisation it was raised in, and stands in the logs of the others it
concerns. `put` alone works in a change that a recipe has opened, after its own rules.
"""

from collections.abc import Collection
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from stafett.arenas import rows
from stafett.arenas.anchors import queries as hanging
from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Arena
from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import NotAllowed, require
from stafett.people.actor import Actor
from stafett.people.models import Unit

from . import queries, rules, telling
from .models import SETTLED, WAITING, Matter, MatterState, Meaning, Privacy
from .rules import Answer, Passing, Raised

SOMEBODY = Actor(label="")
"""Whoever the log does not name."""


def raise_(raised: Raised, *, by: Actor, on: date) -> Matter:
    """Put something forward to a unit, with one's name or known to its leader alone; `box.put_in` is for whoever
    nobody can find out. Raises NotAllowed, ArenaError."""
    unit = Unit.objects.get(pk=raised.unit_id)
    whose = home(raised.arena_id, unit)
    author = by if raised.privacy == Privacy.OPEN else SOMEBODY
    also = {unit.organisation_id, by.organisation_id or whose}
    with audit.change(whose, by=author, verb="matter.raised", also=also, is_common=False) as change:
        require(queries.may_raise(by, unit, raised.arena_id))
        made = put(raised, change=change, by=by, on=on)
        change.subject = _named(unit)
        return made


def put(raised: Raised, *, change: Change, by: Actor, on: date) -> Matter:
    """As `raise_`, in the change a recipe has opened at the log of the arena's organisation (of the unit's where
    there is no arena), after its own rules. Unless `raised.privacy` is open, that change is SOMEBODY's. Raises
    NotAllowed, ArenaError."""
    require(rules.fits(raised.title, raised.text), ArenaError)
    if raised.privacy == Privacy.NOBODY or (by.person_id is None and by.guest_id is None):
        raise NotAllowed(str(rules.NEEDS_SOMEBODY))
    unit = Unit.objects.get(pk=raised.unit_id)
    matter = Matter.objects.create(
        **said(raised, unit),
        privacy=raised.privacy,
        between_id=raised.between,
        raised_on=on,
        person_id=by.person_id,
        guest_id=by.guest_id,
    )
    first_state(matter, raised, change=change, on=on)
    telling.raised([matter], on=on, but=by.person_id)
    return matter


def said(raised: Raised, unit: Unit) -> dict[str, Any]:
    """What is put forward, as columns."""
    return {
        "organisation_id": home(raised.arena_id, unit),
        "arena_id": raised.arena_id,
        "raised_to": unit,
        "kind": raised.kind,
        "title": " ".join(raised.title.split()),
        "text": raised.text.strip(),
        "breadth": raised.breadth,
    }


def home(arena_id: int | None, unit: Unit) -> int:
    """The organisation that is controller of what is raised: the arena's, or the unit's."""
    return unit.organisation_id if arena_id is None else Arena.objects.get(pk=arena_id).organisation_id


def first_state(matter: Matter, raised: Raised | None, *, change: Change, on: date) -> MatterState:
    """It is new, with the unit it was raised to, and has a next day: the one said, or the usual one."""
    usual = on + rules.ANSWER_WITHIN
    due_on, hangs_on = (raised.due_on, raised.hangs_on) if raised else (None, None)
    next_day = _next_day(matter, due_on or (None if hangs_on else usual), hangs_on, Meaning.NEW, on=on)
    return MatterState.objects.create(
        organisation_id=matter.organisation_id,
        matter=matter,
        arena_id=matter.arena_id,
        unit_id=matter.raised_to_id,
        meaning=Meaning.NEW,
        since=on,
        opened=change.position,
        **next_day,
    )


def answer(matter: Matter, given: Answer, *, seen: int, by: Actor, on: date) -> MatterState:
    """Say where it stands, with a word to whoever raised it. `seen`: the state that was shown. Raises NotAllowed,
    ArenaError, ChangedMeanwhile."""
    with _changing(matter, "matter.answered", by=by) as change:
        state = _current(matter, seen)
        require(rules.can_answer(by, state))
        require(rules.answer_fits(given, on=on), ArenaError)
        said = {
            "meaning": given.meaning,
            "word": given.word,
            "answer": given.answer.strip(),
            "effect": given.effect.strip() or state.effect,
            "passed_from_id": state.passed_from_id if given.meaning in WAITING else None,
            **_next_day(matter, given.due_on, given.hangs_on, given.meaning, on=on),
        }
        return _turned(state, said, change=change, by=by, on=on)


def _next_day(
    matter: Matter, due_on: date | None, at: Hanging | None, meaning: str, *, on: date
) -> dict[str, Any]:
    """A day of its own, or what it hangs on; none of what is settled. Raises ArenaError."""
    if meaning in SETTLED:
        return _day(None, Hanging(""))
    if at is None:
        require(rules.day_fits(due_on, on=on), ArenaError)
        return _day(due_on, Hanging(""))
    if matter.arena_id is None:
        raise ArenaError(str(rules.HANGS_ON_NOTHING))
    require(hanging.can_hang(matter.organisation_id, None, at.occasion_id), ArenaError)
    day = hanging.day(matter.arena_id, at)
    if day is None and meaning in WAITING:
        raise ArenaError(str(rules.HANGS_ON_NO_DAY))
    require(rules.day_fits(day, on=on), ArenaError)
    return _day(day, at)


def _day(due_on: date | None, at: Hanging) -> dict[str, Any]:
    anchor = {"anchor": at.anchor, "anchor_occasion_id": at.occasion_id}
    return {"due_on": due_on, **anchor, "months": at.months, "weeks": at.weeks, "days": at.days}


def pass_on(matter: Matter, unit: Unit, passing: Passing, *, seen: int, by: Actor, on: date) -> MatterState:
    """It is with another unit from now on, the same record, with an answer or back by a day. Raises NotAllowed,
    ArenaError, ChangedMeanwhile."""
    with _changing(matter, "matter.passed_on", by=by, also={unit.organisation_id}) as change:
        state = _current(matter, seen)
        is_party = queries.is_party(matter.arena_id, unit.pk)
        require(rules.can_pass_on(by, state, unit.pk, unit.organisation_id, is_party=is_party))
        require(rules.passing_fits(passing), ArenaError)
        next_day = _next_day(matter, passing.back_on, passing.hangs_on, Meaning.PASSED_ON, on=on)
        require(rules.comes_back_in_time(state, next_day["due_on"], on=on), ArenaError)
        said = {
            "meaning": Meaning.PASSED_ON,
            "unit_id": unit.pk,
            "passed_from_id": rules.comes_back_to(state, unit.pk),
        }
        made = _turned(state, said | _said(passing.why, None) | next_day, change=change, by=by, on=on)
        telling.raised([matter], on=on, unit_id=unit.pk, but=by.person_id)
        return made


def take_back(matter: Matter, *, due_on: date | None, seen: int, by: Actor, on: date) -> MatterState:
    """What was passed on and waits is with the unit before again. Raises NotAllowed, ArenaError, ChangedMeanwhile."""
    with _changing(matter, "matter.taken_back", by=by) as change:
        state = _current(matter, seen)
        require(rules.can_take_back(by, state))
        if due_on is None:
            raise ArenaError(str(rules.NEEDS_A_DAY))
        require(rules.day_fits(due_on, on=on), ArenaError)
        said = {"meaning": Meaning.CONSIDERED, "unit_id": state.passed_from_id, "passed_from_id": None}
        return _turned(state, said | _said("", due_on), change=change, by=by, on=on)


def merge(matter: Matter, into: Matter, *, seen: int, by: Actor, on: date) -> MatterState:
    """It is about the same as another, whose answer counts for it too. Raises NotAllowed, ChangedMeanwhile."""
    with _changing(matter, "matter.merged", by=by, also={into.organisation_id}) as change:
        state = _current(matter, seen)
        require(rules.can_merge(by, state, queries.state(into)))
        said = {"meaning": Meaning.MERGED, "into_id": into.pk, "passed_from_id": None}
        return _turned(state, said | _said("", None), change=change, by=by, on=on)


def _said(answer: str, due_on: date | None) -> dict[str, Any]:
    """An answer, and a next day of its own."""
    return {"word": "", "answer": answer.strip(), **_day(due_on, Hanging(""))}


def _changing(
    matter: Matter, verb: str, *, by: Actor, also: Collection[int] = ()
) -> AbstractContextManager[Change]:
    """A change at the log of the matter's organisation, and at those of the units it is and was with."""
    states = MatterState.objects.filter(matter=matter)
    units = set(states.values_list("unit__organisation_id", flat=True))
    others = {*units, *also, by.organisation_id or matter.organisation_id}
    subject = _named(matter.raised_to)
    whose = matter.organisation_id
    return audit.change(whose, by=by, verb=verb, subject=subject, also=others, is_common=False)


def _current(matter: Matter, seen: int) -> MatterState:
    state = queries.state(matter)
    if state.pk != seen:
        raise ChangedMeanwhile(state)
    return state


def _turned(state: MatterState, said: dict[str, Any], *, change: Change, by: Actor, on: date) -> MatterState:
    made = rows.renew(state, change.position, since=on, by=by.label, **said)
    telling.raised_no_longer(state)
    telling.answered(made)
    return made


def _named(unit: Unit) -> str:
    """What the log says it is about: the unit, never the words."""
    details = unit.details.filter(closed=None).first()
    return details.name if details else ""
