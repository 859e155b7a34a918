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


def undo(position: int, *, by: Actor, now: datetime) -> int:
    """Undo the actor's own decision at a log position: how many records are as they were. Raises NotAllowed."""
    organisation = by.organisation_id or 0
    with audit.change(organisation, by=by, verb="achievement.undone", subject=str(position)) as change:
        entry = log.entries(organisation).filter(position=position).first()
        made = queries.made_by(entry) if entry else []
        require(rules.can_undo(by, entry, made, now=now))
        Achievement.objects.filter(pk__in=[row.pk for row in made]).update(closed=change.position)
        before = Achievement.objects.filter(organisation_id=organisation, closed=position)
        again = Achievement.objects.bulk_create(
            [_again(row, change.position) for row in before.order_by("id")], batch_size=500
        )
        telling.undone(made, again, on=now.astimezone(OSLO).date())
        change.detail = {"count": len(made)}
    return len(made)


def _again(row: Achievement, position: int) -> Achievement:
    row.pk, row.opened, row.closed = None, position, None
    row._state.adding = True
    return row
