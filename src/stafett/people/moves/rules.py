"""May this unit be moved? Pure: judges what it is given."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.people.tree import Tree


def can_move(actor: Actor) -> Verdict:
    """Units are moved by who keeps the facts of the whole organisation, or writes plans over all of it: what is
    asked of people, and who leads them, may change with it."""
    if actor.may_everywhere(Power.IMPORT) or actor.may_everywhere(Power.AUTHOR):
        return ALLOWED
    return Verdict(_("Units are moved by those who keep the facts of the whole organisation."))


def is_of_others(unit_id: int, works_in: Collection[int], trees: Iterable[Tree]) -> Verdict:
    """Nobody moves a unit they work in (`works_in`: through any of their records), or one above it, in any of
    the `trees`: what is asked of them, and who decides about them, would change with it (K8)."""
    for units in trees:
        if unit_id in units.nodes and not units.below(unit_id).isdisjoint(works_in):
            return Verdict(_("You work in this unit, or below it. Somebody else must move it."))
    return ALLOWED


def can_hang(unit_id: int, parent_id: int, trees: Iterable[Tree]) -> Verdict:
    """A unit never hangs below itself, in any of the `trees` of the days it is to hang there, the first first."""
    for number, units in enumerate(trees):
        if unit_id not in units.nodes or parent_id not in units.nodes:
            return Verdict(_("There is no such unit any more."))
        if units.nodes[unit_id].parent_id is None:
            return Verdict(_("The unit at the top cannot be moved."))
        if parent_id in units.below(unit_id):
            return Verdict(_("A unit cannot be moved below itself."))
        if number == 0 and units.nodes[unit_id].parent_id == parent_id:
            return Verdict(_("The unit hangs there already."))
    return ALLOWED
