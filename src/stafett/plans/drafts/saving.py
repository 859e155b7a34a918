"""Changing a draft so that nobody's words are lost: whoever changes it says which row they saw."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.plans import queries as plans
from stafett.plans.models import Draft, Plan, Steps
from stafett.records.catalogue import queries as catalogue
from stafett.records.models import CompetenceDetails

from . import rules
from .asked import Asked, is_reading
from .rules import Move


class DraftsError(Exception):
    """What was asked makes no sense as it stands; the text says what to do."""


@contextmanager
def changing(plan: Plan, seen: int, move: Move, *, by: Actor) -> Iterator[tuple[Draft, Change]]:
    """The draft to change, inside one change. Raises NotAllowed, and ChangedMeanwhile where it is not the row that was
    seen: what that said is told to those alone who may write."""
    state = Draft.objects.filter(pk=seen, plan=plan).values_list("state", flat=True).first()
    found = rules.step(move, state or "")
    verb = found.verb if found else rules.step(Move.SAVE, rules.State.DRAFT).verb  # type: ignore[union-attr] # in the table
    with audit.change(plan.organisation_id, by=by, verb=verb) as change:
        current = plans.draft(plan.pk)
        if current is not None:
            require(rules.can_author(by, current.owner_unit_id))
        if current is None or current.pk != seen:
            raise ChangedMeanwhile
        require(rules.can_move(by, current, move))
        change.subject = current.title
        yield current, change


def require_approval(asked: Asked, *, by: Actor) -> None:
    """Raises NotAllowed where something is to be approved at once, and whoever asks may not say so. What the house
    wrote to be read and confirmed is asked so in every version."""
    if asked.steps != Steps.NONE:
        return
    rows = CompetenceDetails.objects.open().filter(
        organisation_id=by.organisation_id, competence_id__in=asked.accepts
    )
    others = [row for row in rows.select_related("competence") if not is_reading(row.competence.key)]
    owned = catalogue.entries(by.organisation_id).filter(
        competence_id__in=[row.competence_id for row in others]
    )
    owners = dict(owned.values_list("competence_id", "owner_unit_id"))
    require(rules.can_do_without_approval(by, {row.name: owners.get(row.competence_id) for row in others}))


def replaced(current: Draft, change: Change, *, by: Actor, **fields: Any) -> Draft:
    """Close the row and open another that says the fields otherwise."""
    return current.reopen(change.position, **fields, saved_by=by.label)
