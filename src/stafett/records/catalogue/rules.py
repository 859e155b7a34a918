"""May this be added, changed, merged? Does it make sense? Pure: judges what it is given."""

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.records.models import Achievement
from stafett.status.loops import edges_in_loops

LONGEST_MONTHS = 1200

type Pair = tuple[int, int]


def can_add(actor: Actor, owner_unit_id: int | None) -> Verdict:
    """A competence is added by whoever writes plans in the unit that is to own it (K1); one without an owner
    by whoever does so for the whole organisation."""
    if actor.may_everywhere(Power.AUTHOR) or actor.may(Power.AUTHOR, owner_unit_id):
        return ALLOWED
    if not actor.may_somewhere(Power.AUTHOR):
        return Verdict(_("Only those who write plans keep the catalogue of competences."))
    return Verdict(_("Choose one of your own units as the owner."))


def can_change(actor: Actor, owner_unit_id: int | None, *, is_merged: bool = False) -> Verdict:
    """It is changed by whoever writes plans in the unit that owns it; where none does, for the whole
    organisation. One that was merged into another stays as it was."""
    if not (actor.may_everywhere(Power.AUTHOR) or actor.may(Power.AUTHOR, owner_unit_id)):
        return Verdict(_owned_by_others(owner_unit_id))
    if is_merged:
        return Verdict(_("It was merged into another. Take the merge back before you change it."))
    return ALLOWED


def _owned_by_others(owner_unit_id: int | None) -> str:
    if owner_unit_id is None:
        return _("It has no owner. Only those who write plans for the whole organisation may change it.")
    return _("It belongs to another unit. Only those who write plans there may change it.")


def can_merge(actor: Actor, owner_unit_ids: Collection[int | None]) -> Verdict:
    """Two are merged, and a merge is taken back, by whoever writes plans for the whole organisation or in both
    units that own them."""
    if actor.may_everywhere(Power.AUTHOR):
        return ALLOWED
    if all(actor.may(Power.AUTHOR, unit) for unit in owner_unit_ids):
        return ALLOWED
    return Verdict(
        _("Only those who write plans for the whole organisation, or in the units of both, may merge them.")
    )


def gains_nothing(counted: Collection[Achievement], newly: Collection[Achievement]) -> Verdict:
    """Nobody lets what they hold themselves count for something more (K8). Of one human being, what was approved
    and counts already, and what would come to count: that must have been shown as well already, as lately, at
    as high a level, for as many units and for as long."""
    if all(any(_is_as_good(one, as_=other) for one in counted) for other in newly):
        return ALLOWED
    return Verdict(
        _("You hold what would count from now on, and would gain by it yourself. Somebody else must do this.")
    )


def lasts_no_longer(before: int | None, after: int | None, *, holds_it: bool) -> Verdict:
    """Nobody lets what they hold themselves last longer (K8); None: it never lapses."""
    if not holds_it or (before is None) or (after is not None and after <= before):
        return ALLOWED
    return Verdict(
        _("You hold this, and would hold it longer yourself. Somebody else must let it last longer.")
    )


def _is_as_good(one: Achievement, *, as_: Achievement) -> bool:
    is_as_long = one.valid_until is None or (
        as_.valid_until is not None and one.valid_until >= as_.valid_until
    )
    return (
        one.person_id == as_.person_id
        and one.achieved_on >= as_.achieved_on
        and one.level >= as_.level
        and one.unit_id in (None, as_.unit_id)
        and is_as_long
    )


def is_called(name: str, *, taken: Collection[str]) -> Verdict:
    """A competence has a name, and one that no other competence in use has."""
    if not name:
        return Verdict(_("Write a name."))
    if name.casefold() in {other.casefold() for other in taken}:
        return Verdict(_("Another competence has that name. Write one that tells them apart."))
    return ALLOWED


def is_in_bounds(validity_months: int | None) -> Verdict:
    """A competence is valid for at least a month where it lapses, and at most a hundred years (§1)."""
    if validity_months is not None and not 1 <= validity_months <= LONGEST_MONTHS:
        return Verdict(_("The number of months must be between 1 and 1200."))
    return ALLOWED


def counts_in_no_circle(
    competence_id: int, counting: Collection[int], others: Sequence[Pair], names: Mapping[int, str]
) -> Verdict:
    """What counts for a competence may not be what the competence itself counts for (§1). `others`: the pairs
    of other competences, each with one that counts for it."""
    for one in _in_a_circle(competence_id, counting, others):
        text = _("%(name)s cannot count for this one, since this one counts for it.")
        return Verdict(text % {"name": names[one]})
    return ALLOWED


def needed_in_no_circle(
    competence_id: int, needed: Collection[int], others: Sequence[Pair], names: Mapping[int, str]
) -> Verdict:
    """What must be held before a competence may not need that competence first."""
    for one in _in_a_circle(competence_id, needed, others):
        text = _("%(name)s cannot come before this one, since this one must be held before it.")
        return Verdict(text % {"name": names[one]})
    return ALLOWED


def _in_a_circle(competence_id: int, ends: Collection[int], others: Sequence[Pair]) -> list[int]:
    new = [(competence_id, end) for end in sorted(ends)]
    circles = edges_in_loops([*others, *new])
    return [end for start, end in new if (start, end) in circles or start == end]


def leads_nowhere_back(needed: Sequence[Pair]) -> Verdict:
    """A merge is taken back only where nothing would have to be held before itself then."""
    if edges_in_loops([(one, before) for one, before in needed if one != before]):
        return Verdict(
            _(
                "Used on its own again, it would have to be held before itself. Change what comes before it first."
            )
        )
    return ALLOWED


def can_be_merged(
    *, is_same: bool, goes_is_merged: bool, stays_is_merged: bool, makes_a_circle: bool
) -> Verdict:
    """A competence goes once, into another one that is in use, and that does not count for it or need it."""
    if is_same:
        return Verdict(_("Choose another competence than this one."))
    if goes_is_merged:
        return Verdict(_("It was merged into another already."))
    if stays_is_merged:
        return Verdict(_("That one was merged into another. Choose the one that is used."))
    if makes_a_circle:
        return Verdict(
            _(
                "The one you chose counts for this one, or leads back to itself through what must be held before. "
                "Merge them the other way round, or change that first."
            )
        )
    return ALLOWED
