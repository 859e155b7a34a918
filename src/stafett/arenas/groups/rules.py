"""Does a group make sense? Pure."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.lib.verdict import ALLOWED, Verdict

ELSEWHERE = gettext_lazy("Only those who take part can be in a group.")


def fits(name: str, others: Iterable[str] = ()) -> Verdict:
    """A group has a name, and none that another one has already, in small letters or large."""
    if not name.strip():
        return Verdict(_("Write what the group is called."))
    if name.strip().casefold() in {other.casefold() for other in others}:
        return Verdict(_("There is a group with this name already."))
    return ALLOWED
