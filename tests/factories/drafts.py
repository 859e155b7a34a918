"""Drafts of plans, as their authors leave them."""

from datetime import date
from typing import Any

from stafett.people.models import Unit
from stafett.plans.drafts.asked import Asked
from stafett.plans.models import Draft, Plan
from stafett.records.models import Competence

from .audit import record
from .days import days_ahead
from .keys import next_key


def asked(*accepts: Competence, key: str | None = None, **terms: Any) -> Asked:
    """What a draft asks, on the rule book's terms unless told otherwise."""
    made = key or next_key("requirement")
    return Asked(key=made, accepts=tuple(competence.pk for competence in accepts), **terms)


def draft(
    owner_unit: Unit,
    *requirements: Asked,
    plan: Plan | None = None,
    version: int = 1,
    title: str = "Ward plan",
    state: str = "draft",
    effective_from: date | None = None,
    **fields: Any,
) -> Draft:
    """A draft of a new plan, or of a plan's next version, in force four weeks from today."""
    organisation = owner_unit.organisation
    plan = plan or Plan.objects.create(organisation=organisation, key=next_key("plan"))
    return record(
        Draft,
        organisation=organisation,
        plan=plan,
        version=version,
        title=title,
        state=state,
        owner_unit=owner_unit,
        effective_from=effective_from or days_ahead(28),
        requirements=[one.as_json() for one in requirements],
        saved_by="Somebody",
        **fields,
    )
