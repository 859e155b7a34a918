"""May what was found be raised there? Pure."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict

from .kinds import KINDS


def fits(kind: str, unit_id: int, parties: Collection[int | None]) -> Verdict:
    """A kind of the recipe's, to the guest's own unit or to the host."""
    if kind not in KINDS or unit_id not in parties:
        return Verdict(_("Choose what kind it is, and the unit it concerns."))
    return ALLOWED
