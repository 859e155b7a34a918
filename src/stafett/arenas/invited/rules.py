"""May an address be that of somebody from outside? Pure."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict


def can_be_asked(mailbox: str, *, own: Collection[str]) -> Verdict:
    """Nobody takes part twice: whoever asks has a part of their own."""
    if mailbox in own:
        return Verdict(_("This is your own address. Write that of somebody else."))
    return ALLOWED
