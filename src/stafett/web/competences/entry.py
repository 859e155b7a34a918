"""What the catalogue says of a competence beside its name and validity, as its page shows it."""

from datetime import date
from typing import Any

from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.records.catalogue import queries as catalogue
from stafett.records.catalogue import rules
from stafett.records.catalogue.said import Said
from stafett.records.models import WayKind


def entry(actor: Actor, competence_id: int, *, on: date, today: date) -> dict[str, Any]:
    """The sections about it, and what the actor may do. `on`: the day the plans are asked of."""
    organisation = actor.organisation_id
    said = catalogue.about(organisation, competence_id) or Said(name="")
    into = catalogue.merged(organisation)
    writes = actor.may_somewhere(Power.AUTHOR)
    is_merged = competence_id in into
    return {
        "said": said,
        "ways": [(WayKind(way.kind).label, way) for way in said.ways],
        "owner": people.unit_names(organisation).get(said.owner_unit_id or 0, ""),
        "needed": catalogue.named(organisation, {into.get(one, one) for one in said.needed}),
        "used_instead": next(iter(catalogue.named(organisation, [into[competence_id]])), None)
        if is_merged
        else None,
        "to_replace": plans.asking_for(organisation, competence_id, on=on) if is_merged and writes else [],
        "is_merged": is_merged,
        "writes": writes,
        "may_change": rules.can_change(actor, said.owner_unit_id, is_merged=is_merged),
        "may_merge": rules.can_merge(actor, [said.owner_unit_id]),
        "is_overdue": writes and said.review_on is not None and said.review_on < today,
    }
