"""May somebody from outside be asked, and may they come? Pure: judges what it is given."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.recipes.gathering.rules import Who

WORKS_AT_LENGTH = 90
"""So much of a member's name says where a guest works; see `people.models.Guest`."""

BEYOND = timedelta(days=31)
"""So long after a gathering that is postponed a link lasts at most."""


def works_at(outside: str) -> str:
    """How a guest's workplace says which member outside they come from."""
    return outside.strip()[:WORKS_AT_LENGTH].strip()


def can_be_from(said: str, members: Iterable[Who]) -> Verdict:
    """A guest comes from a member outside; members that are here log in."""
    if said.strip() in {works_at(who.outside) for who in members if who.unit_id is None}:
        return ALLOWED
    return Verdict(_("Choose a member that does not use Stafett here."))


def can_come(*, is_of_a_member: bool) -> Verdict:
    """Whoever comes from a member that still is one."""
    if is_of_a_member:
        return ALLOWED
    return Verdict(_("Where you work is no longer a member. Ask whoever sent you the link."))
