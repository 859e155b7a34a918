"""Reading what can be undone."""

from datetime import datetime

from stafett.audit import queries as audit
from stafett.audit.models import Entry
from stafett.people.actor import Actor
from stafett.records.models import Achievement

from . import rules
from .rules import Left


def latest(actor: Actor, *, now: datetime) -> Entry | None:
    """What the actor decided last, if it can still be undone."""
    organisation, since = actor.organisation_id or 0, now - rules.WITHIN
    if not audit.has_changed_something(organisation, identity=actor.identity_id or 0, since=since):
        return None
    recent = audit.entries(organisation).filter(at__gte=since)
    entry = recent.filter(by_identity=actor.identity_id, verb__in=rules.UNDOABLE).first()
    return entry if entry and rules.can_undo(actor, entry, left_by(entry), now=now) else None


def left_by(entry: Entry) -> Left:
    """What a change opened and ended, and whether any of it has been opened, ended or changed since."""
    rows = Achievement.objects.filter(organisation_id=entry.organisation)
    made = list(rows.filter(opened=entry.position))
    ended = list(rows.filter(closed=entry.position).order_by("id"))
    keys = {row.key for row in (*made, *ended)}
    is_changed = any(row.closed is not None for row in made)
    return Left(made, ended, is_changed or rows.filter(key__in=keys, opened__gt=entry.position).exists())
