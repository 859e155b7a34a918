"""Is it a code? Pure."""

import re

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that look like another."""
CODE_LETTERS = 30
"""Together some 148 bits."""


def typed(code: str) -> str:
    """A code as it is kept, however it was typed."""
    return re.sub(r"[^a-z0-9]", "", code.lower())


def can_be_code(code: str) -> Verdict:
    """Made by us: so long, of these letters."""
    kept = typed(code)
    if len(kept) == CODE_LETTERS and set(kept) <= set(LETTERS):
        return ALLOWED
    return Verdict(_("This is no code of ours. Look whether every letter is there."))
