"""What somebody put forward."""

from datetime import date
from typing import Any

from stafett.lib.keys import new_code
from stafett.matters import actions, queries
from stafett.matters.box import actions as box
from stafett.matters.models import Matter, MatterState, Meaning
from stafett.matters.rules import Answer, Passing, Raised
from stafett.people.models import Unit

from .days import TODAY, days_ago, days_ahead
from .people import Member

YESTERDAY = days_ago(1)


def raised(unit: Unit, title: str = "A lamp in the corridor", **said: Any) -> Raised:
    """What is put forward to a unit."""
    return Raised(**{"unit_id": unit.pk, "kind": "proposal", "title": title} | said)


def matter(
    by: Member, unit: Unit, title: str = "A lamp in the corridor", *, on: date = TODAY, **said: Any
) -> Matter:
    """Somebody puts something forward to a unit."""
    return actions.raise_(raised(unit, title, **said), by=by.actor, on=on)


def answered(
    matter: Matter, by: Member, meaning: str = Meaning.ADOPTED, *, on: date = TODAY, **said: Any
) -> MatterState:
    """Whoever it is with says where it stands."""
    given = Answer(**{"meaning": meaning, "answer": "We do it."} | said)
    return actions.answer(matter, given, seen=queries.state(matter).pk, by=by.actor, on=on)


def boxed(unit: Unit, title: str = "A lamp in the corridor", *, on: date = YESTERDAY, **said: Any) -> str:
    """Somebody puts a slip in the box; the code they keep."""
    code = new_code()
    box.put_in(raised(unit, title, **said), code, on=on)
    return code


def passed_on(matter: Matter, unit: Unit, by: Member, *, on: date = TODAY, days: int = 10) -> MatterState:
    """It is with another unit, and is to be answered within some days."""
    seen, back_on = queries.state(matter).pk, days_ahead(days)
    return actions.pass_on(
        matter, unit, Passing(why="It is theirs.", back_on=back_on), seen=seen, by=by.actor, on=on
    )
