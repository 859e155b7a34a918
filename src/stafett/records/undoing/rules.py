"""May this be undone?"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from stafett.audit.models import Entry
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.records.models import Achievement

WITHIN = timedelta(seconds=60)
UNDOABLE = ("achievement.approved", "achievement.returned", "achievement.registered")
"""What can be undone; whoever recalled a claim sends it again."""


def can_undo(actor: Actor, entry: Entry | None, made: Collection[Achievement], *, now: datetime) -> Verdict:
    """Only by the one who did it, for a minute, and while all of it (`made`) still stands as it was left."""
    if entry is None or entry.by_identity != actor.identity_id or entry.verb not in UNDOABLE:
        return Verdict(_("You can only undo what you have just decided yourself."))
    if now - entry.at > WITHIN:
        return Verdict(_("It is more than a minute ago, so it cannot be undone."))
    if not made or any(row.closed is not None for row in made):
        return Verdict(_("It has been changed since, so it cannot be undone."))
    return ALLOWED
