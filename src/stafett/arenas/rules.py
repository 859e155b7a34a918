"""Does what is said of an arena make sense? Pure. Who may do it is for each recipe to say."""

from datetime import date

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict


def fits(title: str, starts_on: date | None, ends_on: date | None) -> Verdict:
    """It has a title, and its days are in order."""
    if not title.strip():
        return Verdict(_("Write a title."))
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        return Verdict(_("The last day must be the first day or later."))
    return ALLOWED


def purpose_fits(text: str) -> Verdict:
    """A purpose says something."""
    return ALLOWED if text.strip() else Verdict(_("Write what it is for."))
