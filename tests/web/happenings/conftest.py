"""A competence that some hold, and something that happened to it."""

import uuid

import pytest

from stafett.plans.happenings import actions
from stafett.plans.happenings.actions import Told
from stafett.plans.models import Happening
from stafett.records.models import CompetenceDetails
from tests import factories
from tests.factories import TODAY, Member, days_ahead


@pytest.fixture
def pump(trust, alice: Member, bob: Member, gunnar: Member) -> CompetenceDetails:
    """Alice and Bob of A and Gunnar of B may use the pump."""
    made = factories.competence(trust, "Infusion pump")
    for member in (alice, bob, gunnar):
        factories.achievement(member.person, made)
    return made.details.get()


@pytest.fixture
def happened(pump, hanne: Member, unit_a, unit_b) -> Happening:
    """Hanne has told those of A and B of the pump's new software."""
    told = Told(
        title="New software in the pump",
        text="The alarm sounds otherwise.",
        address="https://example.org/pump",
        deadline=days_ahead(14),
        unit_ids=frozenset({unit_a.pk, unit_b.pk}),
        once=str(uuid.uuid4()),
    )
    return actions.send(pump, told, by=hanne.actor, on=TODAY)[0]
