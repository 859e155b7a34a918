"""A plan of the clinic's with a fire course every year, and a ward's own course beside."""

import pytest

from stafett.plans.models import Plan
from tests import factories


@pytest.fixture
def plan(fire) -> Plan:
    return Plan.objects.get(key="fire")


@pytest.fixture
def pump(trust):
    return factories.competence(trust, "Infusion pump", validity_months=36, key="pump")
