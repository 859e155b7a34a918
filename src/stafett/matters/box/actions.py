"""Putting a slip in the box, and emptying it.

Nothing here takes an Actor: there is none. No log entry, no message, no session and no moment is written with a slip,
only its day; see the decision on anonymity for what a database administrator can see all the same.
"""

import secrets
from datetime import date

from stafett.arenas.errors import ArenaError
from stafett.audit import actions as audit
from stafett.lib import keys
from stafett.lib.verdict import require
from stafett.matters import actions as matters
from stafett.matters import rules as raising
from stafett.matters import telling
from stafett.matters.models import Matter, Privacy, Slip
from stafett.matters.rules import Raised
from stafett.people.actor import command_line
from stafett.people.log_ins import hashed
from stafett.people.models import Unit

from . import queries, rules


def put_in(raised: Raised, code: str, *, on: date) -> None:
    """Put something forward without a name; whoever calls has judged that they may raise it there. The code is kept as
    a hash; putting the same in again by it does nothing. Raises NotAllowed, ArenaError."""
    require(rules.can_be_code(code))
    require(raising.fits(raised.title, raised.text), ArenaError)
    kept = hashed(keys.typed(code))
    if queries.by_code(code) is None:
        unit = Unit.objects.get(pk=raised.unit_id)
        said = matters.said(raised, unit) | {"raised_on": on}
        Slip.objects.get_or_create(code_hash=kept, defaults=said)


def empty(*, on: date) -> int:
    """Make matters of all slips of the days before, and say how many."""
    waiting = Slip.objects.filter(raised_on__lt=on)
    organisations = sorted(set(waiting.values_list("organisation_id", flat=True)))
    return sum(_empty(organisation, on=on) for organisation in organisations)


def _empty(organisation_id: int, *, on: date) -> int:
    by = command_line(organisation_id)
    with audit.change(organisation_id, by=by, verb="matter.box_emptied", is_common=False) as change:
        slips = list(Slip.objects.filter(organisation_id=organisation_id, raised_on__lt=on))
        secrets.SystemRandom().shuffle(slips)
        made = [_matter(slip, on) for slip in slips]
        Matter.objects.bulk_create(made)
        for matter in made:
            matters.first_state(matter, None, change=change, on=on)
        telling.raised(made, on=on)
        Slip.objects.filter(pk__in=[slip.pk for slip in slips]).delete()
        change.detail = {"count": len(made)}
        return len(made)


def _matter(slip: Slip, on: date) -> Matter:
    return Matter(
        organisation_id=slip.organisation_id,
        arena_id=slip.arena_id,
        raised_to_id=slip.raised_to_id,
        kind=slip.kind,
        title=slip.title,
        text=slip.text,
        breadth=slip.breadth,
        raised_on=on,
        privacy=Privacy.NOBODY,
        code_hash=slip.code_hash,
    )
