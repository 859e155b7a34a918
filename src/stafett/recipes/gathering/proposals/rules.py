"""May somebody propose this? Pure: judges what it is given."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.arenas.anchors.rules import Hanging
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.recipes.gathering.rules import NOBODY, Who

SHARED_SOLUTION, FIXED_POINT, SHARING = "shared_solution", "fixed_point", "sharing"
KINDS = (SHARED_SOLUTION, FIXED_POINT, SHARING)
SAY_REVIEW = gettext_lazy("Say when it is looked at again.")
SAY_WHEN = gettext_lazy("Say when the meeting point meets first, from when to when.")


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """What a group proposes: of which kind, whose it is from now on, and when it is looked at again (`review_on` or
    `hangs_on`); for a fixed
    meeting point when it meets first and from when to when, and where on the web."""

    kind: str
    title: str
    text: str = ""
    owner: Who = NOBODY
    review_on: date | None = None
    hangs_on: Hanging | None = None
    group_id: int | None = None
    meets_on: date | None = None
    meets_from: time | None = None
    meets_to: time | None = None
    link: str = ""


def can_propose(*, has_a_place: bool, may_host: bool) -> Verdict:
    """Whoever has a place at the gathering, and the host for a group that asks."""
    if has_a_place or may_host:
        return ALLOWED
    return Verdict(_("Only those who come to the gathering can propose something."))


def fits(said: Proposed, members: Collection[Who], groups: Collection[int], *, on: date) -> Verdict:
    """It is of a kind, of a group, owned by a member that uses this, with a day (G4)."""
    if said.kind not in KINDS:
        return Verdict(_("Choose what kind of proposal it is."))
    if said.group_id is not None and said.group_id not in groups:
        return Verdict(_("Choose one of the groups."))
    if said.owner.unit_id is None or said.owner not in members:
        return Verdict(_("Choose who takes it further: a member that uses Stafett here."))
    if said.review_on is None and said.hangs_on is None:
        return Verdict(str(SAY_REVIEW))
    return when_fits(said, on=on) if said.kind == FIXED_POINT else ALLOWED


def when_fits(said: Proposed, *, on: date) -> Verdict:
    """A meeting point says when it meets first, from when to when."""
    if said.meets_on is None or said.meets_from is None or said.meets_to is None:
        return Verdict(str(SAY_WHEN))
    if said.meets_to <= said.meets_from:
        return Verdict(_("It must end after it starts."))
    return ALLOWED if said.meets_on >= on else Verdict(_("Choose a day that is today or later."))
