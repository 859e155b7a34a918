"""Moving units."""

from datetime import date

from django.utils.translation import gettext as _

from stafett.audit import actions as audit
from stafett.lib.verdict import NotAllowed, Verdict, require
from stafett.people.actor import Actor
from stafett.people.models import Move, UnitDetails
from stafett.people.tree import tree

from . import queries, rules

LAST_YEAR = 2199


def may_move(unit_id: int, moves_on: date, *, by: Actor, on: date) -> Verdict:
    """Whether somebody may move this unit, wherever to, as it stands today and from that day on."""
    if not (verdict := rules.can_move(by)):
        return verdict
    organisation = by.organisation_id or 0
    trees = [tree(organisation, on=on), *queries.trees_from(organisation, unit_id, moves_on)]
    return rules.is_of_others(unit_id, queries.works_in(by, on=on), trees)


def move(unit_id: int, parent_id: int, moves_on: date, *, by: Actor, on: date) -> Move:
    """From a day on the unit, with all below it, hangs under another. Logged. Raises NotAllowed."""
    organisation = by.organisation_id or 0
    with audit.change(organisation, by=by, verb="unit.moved") as change:
        require(may_move(unit_id, moves_on, by=by, on=on))
        if not on <= moves_on or moves_on.year > LAST_YEAR:
            raise NotAllowed(_("The day must be today or later."))
        require(rules.can_hang(unit_id, parent_id, queries.trees_from(organisation, unit_id, moves_on)))
        change.subject = UnitDetails.objects.open().get(unit_id=unit_id).name
        Move.objects.filter(unit_id=unit_id, moves_on=moves_on).close(change.position)
        return Move.objects.create(
            organisation_id=organisation,
            unit_id=unit_id,
            parent_id=parent_id,
            moves_on=moves_on,
            opened=change.position,
        )
