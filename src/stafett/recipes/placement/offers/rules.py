"""May an offer be written, and does it make sense? Pure: judges what it is given."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict

OPEN, CLOSED = "open", "closed"


def can_write(led: Collection[int], unit_id: int) -> Verdict:
    """Whoever leads the host writes its offers."""
    if unit_id not in led:
        return Verdict(_("Only those who lead the unit can do this."))
    return ALLOWED


def fits(title: str, learns: str, per_month: int | None, *, is_contact_known: bool) -> Verdict:
    """It says what it is, and somebody answers questions."""
    if not title.strip() or not learns.strip():
        return Verdict(_("Write a title and what it is about."))
    if per_month is not None and not 1 <= per_month <= 100:
        return Verdict(_("Between 1 and 100 guests a month, or leave it empty."))
    if not is_contact_known:
        return Verdict(_("Choose a contact who works in the unit."))
    return ALLOWED
