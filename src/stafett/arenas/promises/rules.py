"""Does a promise make sense, and is it still open? Pure: judges what it is given."""

from django.utils.translation import gettext as _

from stafett.arenas.models import PromiseDetails
from stafett.lib.verdict import ALLOWED, Verdict


def fits(what: str, *, somebody_owes_it: bool) -> Verdict:
    """A promise says what, and who."""
    if not what.strip():
        return Verdict(_("Write what is to be done."))
    if not somebody_owes_it:
        return Verdict(_("Say who is to do it."))
    return ALLOWED


def can_close(row: PromiseDetails) -> Verdict:
    """What is done, or was given up, is so once."""
    if row.kept_on is not None:
        return Verdict(_("This is done already."))
    if row.dropped_on is not None:
        return Verdict(_("This was given up already."))
    return ALLOWED


def can_drop(row: PromiseDetails, why: str) -> Verdict:
    """Given up with a word why."""
    if not why.strip():
        return Verdict(_("Write why, so that nobody waits for it."))
    return can_close(row)
