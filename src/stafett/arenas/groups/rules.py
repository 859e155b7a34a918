"""Does a group make sense? Pure."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.lib.verdict import ALLOWED, Verdict

ELSEWHERE = gettext_lazy("Only those who take part can be in a group.")


def fits(name: str) -> Verdict:
    """A group has a name."""
    return ALLOWED if name.strip() else Verdict(_("Write what the group is called."))
