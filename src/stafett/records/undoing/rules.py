"""May this be undone?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from stafett.audit.models import Entry
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.records.models import Achievement


@dataclass(frozen=True)
class Left:
    """What a change left: the rows it opened, those it ended, and whether anything came of them since."""

    made: Collection[Achievement] = ()
    ended: Collection[Achievement] = ()
    is_changed: bool = False


WITHIN = timedelta(seconds=60)
UNDOABLE = (
    "achievement.approved",
    "achievement.returned",
    "achievement.registered",
    "achievement.accepted",
    "achievement.laid_aside",
)
"""What can be undone; whoever recalled a claim sends it again."""


def can_undo(actor: Actor, entry: Entry | None, left: Left, *, now: datetime) -> Verdict:
    """Only by the one who did it, for a minute, and while all of it still stands as it was left."""
    if entry is None or entry.by_identity != actor.identity_id or entry.verb not in UNDOABLE:
        return Verdict(_("You can only undo what you have just decided yourself."))
    if now - entry.at > WITHIN:
        return Verdict(_("It is more than a minute ago, so it cannot be undone."))
    if left.is_changed or not (left.made or left.ended):
        return Verdict(_("It has been changed since, so it cannot be undone."))
    return ALLOWED
