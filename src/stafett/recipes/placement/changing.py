"""A change to a stay: whose log it stands in, and that the move is allowed as the stay stands then."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from stafett.arenas.invited import queries as invited
from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.lib.verdict import require
from stafett.people.actor import Actor

from . import invitations, queries, rules, telling
from .models import Stay
from .queries import Now
from .workflow import STEPS, Move


@contextmanager
def moving(stay: Stay, move: Move, *, by: Actor, on: date) -> Iterator[tuple[Now, Change]]:
    """The stay as it stands, and the change to make it in, which the logs of both organisations tell of; those
    concerned are told.
    Raises NotAllowed where somebody may not make the move, or not now."""
    keeper, concerned = stay.arena.organisation_id, stay.organisations
    with audit.change(keeper, by=by, verb=STEPS[move].verb, also=concerned, is_common=False) as change:
        require(invited.may_act(by, on=on))
        now = queries.now(stay)
        change.subject = now.details.title
        require(rules.can(move, now.state, queries.parts_of(by, now)))
        require(rules.is_time_for(move, now.state, now.details.ended_on, on=on))
        before = invitations.of(stay) if move in invitations.MOVES else {}
        yield now, change
        after = queries.now(stay)
        if not STEPS[move].leads(now.state, after.state):
            raise LookupError(
                f"The row of {move} does not say that it leads from {now.state} to {after.state}"
            )
        if after.state != now.state or move in telling.ASKS_ANEW:
            telling.waits_no_longer(now)
        telling.after(after, move, but=by, on=on)
        if move in invitations.MOVES:
            telling.days(now, invitations.changed(before, invitations.of(stay)), on=on)
