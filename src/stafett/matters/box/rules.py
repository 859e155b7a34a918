"""Is it a code? Pure."""

from django.utils.translation import gettext as _

from stafett.lib import keys
from stafett.lib.verdict import ALLOWED, Verdict


def can_be_code(code: str) -> Verdict:
    """Made by us: so long, of these letters."""
    if keys.can_be_code(code):
        return ALLOWED
    return Verdict(_("This is no code of ours. Look whether every letter is there."))
