"""Who may see beforehand what something does."""

import pytest

from stafett.standings.preview import rules
from tests.factories import Member

pytestmark = pytest.mark.django_db


def test_a_plan_is_looked_at_by_who_answers_for_it(alice: Member, hanne: Member, clinic) -> None:
    assert rules.can_preview_plan(hanne.actor, clinic.pk)
    assert rules.can_preview_plan(alice.actor, clinic.pk).reason == (
        "Only those who write plans for the unit that owns this plan can see this beforehand."
    )


def test_a_unit_is_looked_at_by_who_writes_plans_there(alice: Member, unit_a, unit_b) -> None:
    assert rules.can_preview_in(alice.actor, unit_a.pk)
    assert not rules.can_preview_in(alice.actor, unit_b.pk)
