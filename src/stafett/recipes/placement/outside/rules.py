"""May somebody outside have a part? Pure: judges what it is given."""

from datetime import timedelta

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.recipes.placement.rules import all_fit

NAME_LENGTH = 300

BEYOND = timedelta(days=2 * 92 + 30)
"""So long after the last day of a stay a link lasts, if nothing else is said: those who have not said what has changed
after three months are asked once more after six, and have some weeks to answer."""


def can_invite(*, is_outside: bool) -> Verdict:
    """Links are for the side that has nobody here."""
    if is_outside:
        return ALLOWED
    return Verdict(_("Both sides use Stafett here, so nobody needs a link."))


def can_answer_itself(*, is_host_outside: bool) -> Verdict:
    """Who is asked among the host's own, and who waits for a place, is told here by the host: one that has no units and
    no offers here to tell it by."""
    if is_host_outside:
        return ALLOWED
    return Verdict(_("The host uses Stafett here: its units and its offer say who answers, and who waits."))


def passed_on_fits(where: str, who: str) -> Verdict:
    """It is passed on to somewhere, and somebody there."""
    if not where.strip() or not who.strip() or len(where) > NAME_LENGTH:
        return Verdict(_("Write where you pass it on to, and who answers there."))
    return all_fit([where, who])


def can_begin_here(*, talks: bool) -> Verdict:
    """Somebody outside is let in once about an offer, as long as that goes on: pressed twice, it is begun once."""
    if talks:
        return Verdict(_("This is begun already. Make a new link on the page of the stay."))
    return ALLOWED


def there_fits(host: str, title: str) -> Verdict:
    """A host outside has a name, and the stay says what it is about."""
    if not host.strip() or not title.strip() or max(len(host), len(title)) > NAME_LENGTH:
        return Verdict(_("Write where the guest goes, and what it is about."))
    return all_fit([host, title])
