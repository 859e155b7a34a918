"""Writing a fact the way the house does: one change at one log position."""

from typing import Any

from stafett.audit import actions as audit
from stafett.audit.models import Fact
from stafett.people.actor import command_line


def record[F: Fact](model: type[F], **fields: Any) -> F:
    """Open one row of a fact at the organisation's next log position."""
    organisation_id = fields["organisation"].pk
    with audit.change(organisation_id, by=command_line(organisation_id), verb="tests.recorded") as change:
        return model.objects.create(opened=change.position, **fields)


def close(fact: Any) -> Any:
    """Withdraw a fact: its row is closed at the next log position."""
    organisation_id = fact.organisation_id
    with audit.change(organisation_id, by=command_line(organisation_id), verb="tests.withdrew") as change:
        fact.closed = change.position
        fact.save(update_fields=["closed"])
    return fact


def correct(fact: Any, **fields: Any) -> Any:
    """Correct a fact: the row is closed and another, with these fields changed, is opened and returned."""
    organisation_id = fact.organisation_id
    with audit.change(organisation_id, by=command_line(organisation_id), verb="tests.corrected") as change:
        fact.closed = change.position
        fact.save(update_fields=["closed"])
        kept = {
            field.attname: getattr(fact, field.attname)
            for field in fact._meta.concrete_fields
            if not field.primary_key
        }
        return type(fact).objects.create(**{**kept, "opened": change.position, "closed": None, **fields})
