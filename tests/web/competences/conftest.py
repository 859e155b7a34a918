"""A course that everybody in the clinic must have every year."""

import pytest

from tests import factories


@pytest.fixture
def course(trust, clinic):
    made = factories.competence(trust, "Fire safety", validity_months=12)
    plan = factories.plan(trust, "For everybody")
    factories.requirement(plan, made, due_days=30)
    factories.assignment(plan, clinic, subunits=True)
    return made
