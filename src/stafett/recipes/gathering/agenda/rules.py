"""Who writes which point, and how the time is shared? Pure: judges what it is given."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.recipes.gathering.rules import NOBODY, Who, can_host, can_speak_for


def can_write(
    actor: Actor, owner_unit_id: int, host: Who | None, of: Who, members: Collection[Who]
) -> Verdict:
    """The host and the keeper write every point; a member its own, for as long as it is one (G3)."""
    if can_host(actor, owner_unit_id, host) or (of in members and can_speak_for(actor, owner_unit_id, of)):
        return ALLOWED
    return Verdict(_("You can write your own organisation's points. The host writes the others."))


def owner_fits(of: Who, members: Collection[Who]) -> Verdict:
    """A point is a member's, or nobody's in particular."""
    return ALLOWED if of == NOBODY or of in members else Verdict(_("Choose one of the members."))


@dataclass(frozen=True)
class Share:
    """How much of an agenda is somebody's: points, minutes, and of all minutes that are somebody's per cent."""

    who: Who
    points: int
    minutes: int
    percent: int


def balance(members: Iterable[Who], points: Collection[tuple[Who, int | None]]) -> list[Share]:
    """How the points and their minutes are shared between the members. Points that are nobody's do not count."""
    in_all = sum(minutes or 0 for who, minutes in points if who != NOBODY)
    shares = []
    for who in members:
        mine = [minutes or 0 for one, minutes in points if one == who]
        shares.append(Share(who, len(mine), sum(mine), round(100 * sum(mine) / in_all) if in_all else 0))
    return shares
