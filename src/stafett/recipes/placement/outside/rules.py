"""May somebody outside have a part? Pure: judges what it is given."""

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.recipes.placement.rules import all_fit

NAME_LENGTH = 300


def can_invite(*, is_outside: bool) -> Verdict:
    """Links are for the side that has nobody here."""
    if is_outside:
        return ALLOWED
    return Verdict(_("Both sides use Stafett here, so nobody needs a link."))


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
