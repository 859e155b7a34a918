"""What can be undone: the last decision of one's own, for a minute."""

from datetime import timedelta

import pytest

from stafett.audit.models import Entry
from stafett.lib import clock
from stafett.records import actions as records
from stafett.records import signing
from stafett.records.models import Achievement
from stafett.records.undoing import actions, queries
from stafett.records.undoing.rules import Left
from tests import factories
from tests.factories import Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(bob: Member, unit_a, fire) -> Achievement:
    return factories.claim(bob.person, fire, unit=unit_a)


def position() -> int:
    return Entry.objects.latest("position").position


def test_the_latest_is_offered_for_a_minute_and_once(alice: Member, claim, today) -> None:
    assert queries.latest(alice.actor, now=clock.now()) is None
    records.approve([claim], by=alice.actor, on=today)

    now = clock.now()
    found = queries.latest(alice.actor, now=now)
    assert found is not None
    assert found.verb == "achievement.approved"
    assert queries.latest(alice.actor, now=now + timedelta(seconds=61)) is None

    actions.undo(found.position, by=alice.actor, now=now)
    assert queries.latest(alice.actor, now=clock.now()) is None


def test_what_was_laid_aside_is_offered_too(alice: Member, bob: Member, fire, claim, today) -> None:
    factories.achievement(bob.person, fire, unit=claim.unit, achieved_on=today)
    signing.lay_aside([claim], by=alice.actor, on=today)

    found = queries.latest(alice.actor, now=clock.now())

    assert found is not None
    assert queries.left_by(found) == Left(made=[], ended=[claim], is_changed=False)
