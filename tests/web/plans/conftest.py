"""A clinic where everybody must have a fire course every year, by a plan of the clinic."""

import pytest

from tests import factories


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Fire safety", validity_months=12)


@pytest.fixture
def plan(trust, clinic, course):
    made = factories.plan(trust, "For everybody", owner_unit=clinic, key="fire")
    factories.requirement(made, course, due_days=30, warn_days=45)
    factories.assignment(made, clinic, subunits=True)
    return made
