"""Does a point of an agenda make sense? Pure."""

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict

LONGEST = 24 * 60


def fits(title: str, minutes: int | None) -> Verdict:
    """It has a title, and lasts up to a day."""
    if not title.strip():
        return Verdict(_("Write a title."))
    if minutes is not None and not 0 < minutes <= LONGEST:
        return Verdict(_("It must last between one minute and a day."))
    return ALLOWED


def material_fits(title: str, link: str) -> Verdict:
    """A link has a title, and leads to a page on the web."""
    if not title.strip():
        return Verdict(_("Write a title."))
    if not link.startswith(("https://", "http://")):
        return Verdict(_("A link begins with https://"))
    return ALLOWED
