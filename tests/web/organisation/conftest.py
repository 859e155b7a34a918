"""A clinic where everybody must have a fire course every year."""

import pytest

from tests import factories


@pytest.fixture
def fire(trust, clinic):
    course = factories.competence(trust, "Fire safety", validity_months=12)
    plan = factories.plan(trust, "For everybody", key="fire")
    factories.requirement(plan, course, due_days=30, warn_days=45)
    factories.assignment(plan, clinic, subunits=True)
    return course
