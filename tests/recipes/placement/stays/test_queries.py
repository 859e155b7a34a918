from datetime import timedelta

import pytest

from stafett.recipes.placement.queries import now
from stafett.recipes.placement.stays import actions, queries
from tests.factories import placements

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(charlie, unit_elsewhere):
    """One guest a month."""
    return placements.offer(charlie, unit_elsewhere.pk, per_month=1)


def test_one_sends_oneself_and_those_one_leads(alice, bob, unit_a, today) -> None:
    assert [(job.person_id, job.unit_id) for job in queries.guests(bob.actor, on=today)] == [
        (bob.person.pk, unit_a.pk)
    ]
    assert {job.person_id for job in queries.guests(alice.actor, on=today)} == {
        alice.person.pk,
        bob.person.pk,
    }


def test_the_line_is_in_the_order_they_applied(alice, charlie, another, at) -> None:
    first, second, third = another("Per Ås"), another("Pia Ås"), another("Pål Ås")
    for one in (first, second, third):
        actions.accept(one, by=charlie.actor, at=at)
    assert queries.place(now(first), at=at) == queries.Place()
    assert [queries.place(now(one), at=at).number for one in (second, third)] == [1, 2]

    actions.withdraw(first, by=alice.actor, at=at)
    kept = queries.place(now(second), at=at)
    assert kept.until == at + timedelta(days=14)
    assert queries.place(now(second), at=kept.until).has_lapsed


def test_before_it_is_sent_there_is_no_line(stay, offer, bob, unit_a, at) -> None:
    assert queries.place(now(stay), at=at) == queries.Place()
    newer = placements.asked(offer, bob, unit_a.pk)
    assert [one.stay for one in queries.shown([stay, newer])] == [newer, stay]
