import pytest

from stafett.records.giving import actions
from stafett.records.giving.actions import Gift
from stafett.records.models import Achievement
from tests import factories
from tests.factories import arenas

pytestmark = pytest.mark.django_db


@pytest.fixture
def gift(trust, bob, today) -> Gift:
    course = factories.competence(trust, "Fire safety")
    return Gift(
        key="gift-1",
        organisation_id=trust.pk,
        person_id=bob.person.pk,
        competence_id=course.pk,
        achieved_on=today,
        decided_by="Hanne Iversen",
    )


def test_it_is_given_once_and_may_be_taken_back(gift, trust, today) -> None:
    with arenas.change(trust) as change:
        (made,) = actions.give([gift], change=change, on=today)
    assert (made.approved_on, made.decided_by, made.opened) == (today, "Hanne Iversen", change.position)

    with arenas.change(trust) as change:
        assert actions.give([gift], change=change, on=today) == []
        actions.take_back(trust.pk, ["gift-1"], change=change)
    assert list(Achievement.objects.open()) == []


def test_what_nobody_here_decides_or_is_reserved_for_others_waits(gift, trust, unit_a, today) -> None:
    two = factories.competence(trust, "Pump")
    plan = factories.plan(trust, "Plan", owner_unit=unit_a)
    factories.requirement(plan, two, steps="two")
    factories.assignment(plan, unit_a)
    said = vars(gift)
    gifts = [
        Gift(**said | {"key": "gift-2", "decided_by": ""}),
        Gift(**said | {"key": "gift-3", "competence_id": two.pk}),
    ]
    with arenas.change(trust) as change:
        made = actions.give(gifts, change=change, on=today)

    assert [(row.approved_on, row.decided_by, row.is_claim) for row in made] == [(None, "", True)] * 2
