"""Reading what can be undone."""

from collections.abc import Collection
from datetime import datetime

from stafett.audit import queries as audit
from stafett.audit.models import Entry
from stafett.people.actor import Actor
from stafett.records.models import Achievement

from . import rules


def latest(actor: Actor, *, now: datetime) -> Entry | None:
    """What the actor decided last, if it can still be undone."""
    recent = audit.entries(actor.organisation_id or 0).filter(at__gte=now - rules.WITHIN)
    entry = recent.filter(by_identity=actor.identity_id, verb__in=rules.UNDOABLE).first()
    return entry if entry and rules.can_undo(actor, entry, made_by(entry), now=now) else None


def made_by(entry: Entry) -> Collection[Achievement]:
    """The rows that a change opened, whether they are open still or not."""
    return list(Achievement.objects.filter(organisation_id=entry.organisation, opened=entry.position))
