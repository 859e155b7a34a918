"""May a story be told, and its invitation be answered? Pure: judges what it is given."""

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.matters.models import Breadth
from stafett.matters.rules import fits as says_enough
from stafett.recipes.placement.rules import all_fit

BREADTHS = (Breadth.ORGANISATIONS, Breadth.EVERYBODY)
"""A story is for others than the two."""


def fits(title: str, text: str, breadth: str, invitation: str) -> Verdict:
    """It has a title and says something, for more than the two, and tells of no patient."""
    if not title.strip() or not text.strip():
        return Verdict(_("Write a title and a few lines."))
    if breadth not in BREADTHS:
        return Verdict(_("Choose who may read it."))
    return says_enough(title, text) and all_fit([invitation])


def can_tell(*, is_told: bool, was_there: bool) -> Verdict:
    """One story of a stay that there was."""
    if not was_there:
        return Verdict(_("There was no stay to tell of."))
    return Verdict(_("The story has been told already.")) if is_told else ALLOWED


def can_change(*, is_told: bool) -> Verdict:
    """There is a story to invite with."""
    return ALLOWED if is_told else Verdict(_("The guest has told no story yet."))


def can_answer(*, has_invitation: bool, is_somebody: bool) -> Verdict:
    """Whoever works here and reads an open invitation may answer it."""
    if has_invitation and is_somebody:
        return ALLOWED
    return Verdict(_("There is no open invitation here."))
