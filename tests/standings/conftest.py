"""A clinic that asks one thing of everybody."""

import pytest

from tests import factories


@pytest.fixture
def fire(trust, clinic):
    """Everybody in the clinic must have the fire course every year, first within 30 days."""
    course = factories.competence(trust, "Fire safety", validity_months=12)
    plan = factories.plan(trust, "For everybody", owner_unit=clinic)
    factories.requirement(plan, course, due_days=30, warn_days=45)
    factories.assignment(plan, clinic, subunits=True)
    return course
