"""Undoing: what a change opened is closed, and what it closed is opened again."""

from datetime import datetime

from stafett.audit import actions as audit
from stafett.audit import queries as log
from stafett.lib.clock import OSLO
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.records import telling
from stafett.records.models import Achievement

from . import queries, rules
from .rules import Left


def undo(position: int, *, by: Actor, now: datetime) -> int:
    """Undo the actor's own decision at a log position: how many records are as they were. Raises NotAllowed."""
    organisation = by.organisation_id or 0
    with audit.change(
        organisation, by=by, verb="achievement.undone", subject=str(position), is_common=False
    ) as change:
        entry = log.entries(organisation).filter(position=position).first()
        left = queries.left_by(entry) if entry else Left()
        require(rules.can_undo(by, entry, left, now=now))
        Achievement.objects.filter(pk__in=[row.pk for row in left.made]).close(change.position)
        again = Achievement.objects.bulk_create(
            [row.anew(change.position) for row in left.ended], batch_size=500
        )
        telling.undone(left.made, again, on=now.astimezone(OSLO).date())
        count = len(left.made or left.ended)
        change.detail = {"count": count}
    return count
