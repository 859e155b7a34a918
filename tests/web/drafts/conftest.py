"""A draft of section A's own plan, and the clinic's plan above it."""

import pytest

from stafett.plans.models import Draft, Plan
from tests import factories


@pytest.fixture
def plan(fire) -> Plan:
    return Plan.objects.get(key="fire")


@pytest.fixture
def pump(trust):
    return factories.competence(trust, "Infusion pump", validity_months=36, key="pump")


@pytest.fixture
def draft(unit_a, pump) -> Draft:
    return factories.draft(unit_a, factories.asked(pump, key="pump"))


@pytest.fixture
def english():
    """How a test reads the sentences."""
    return {"headers": {"accept-language": "en"}}


@pytest.fixture
def current():
    """The draft of a plan as it is now."""

    def of(plan_id: int) -> Draft:
        return Draft.objects.open().get(plan_id=plan_id)

    return of
