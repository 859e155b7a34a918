"""Whoever may not undo gets a sentence that says why."""

from datetime import timedelta

import pytest

from stafett.audit.models import Entry
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.records import actions as records
from stafett.records import signing
from stafett.records.models import Achievement
from stafett.records.undoing import actions, rules
from tests import factories
from tests.factories import Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(bob: Member, unit_a, fire) -> Achievement:
    return factories.claim(bob.person, fire, unit=unit_a)


def position() -> int:
    return Entry.objects.latest("position").position


def test_after_a_minute_it_is_refused_with_a_sentence(alice: Member, claim, today) -> None:
    records.approve([claim], by=alice.actor, on=today)

    with pytest.raises(NotAllowed, match=r"^It is more than a minute ago"):
        actions.undo(position(), by=alice.actor, now=clock.now() + rules.WITHIN + timedelta(seconds=1))
    assert not Achievement.objects.open().get().is_claim


def test_nobody_undoes_what_another_decided(alice: Member, gunnar: Member, claim, today) -> None:
    records.approve([claim], by=alice.actor, on=today)

    with pytest.raises(NotAllowed, match=r"^You can only undo what you have just decided yourself"):
        actions.undo(position(), by=gunnar.actor, now=clock.now())


def test_what_was_changed_since_stays(alice: Member, claim, today) -> None:
    (approved,) = records.approve([claim], by=alice.actor, on=today)
    at = position()
    factories.correct(approved, revoked_on=today)

    with pytest.raises(NotAllowed, match=r"^It has been changed since"):
        actions.undo(at, by=alice.actor, now=clock.now())


def test_a_position_that_never_was_is_nobodys(alice: Member) -> None:
    with pytest.raises(NotAllowed):
        actions.undo(99_999, by=alice.actor, now=clock.now())


def test_what_was_laid_aside_is_brought_back_once_and_not_after_it_was_recalled(
    alice: Member, bob: Member, fire, claim, today
) -> None:
    factories.achievement(bob.person, fire, unit=claim.unit, achieved_on=today)
    signing.lay_aside([claim], by=alice.actor, on=today)
    at = position()
    actions.undo(at, by=alice.actor, now=clock.now())

    with pytest.raises(NotAllowed, match=r"^It has been changed since"):
        actions.undo(at, by=alice.actor, now=clock.now())
    records.recall(Achievement.objects.open().get(key=claim.key), by=bob.actor)
    with pytest.raises(NotAllowed, match=r"^It has been changed since"):
        actions.undo(at, by=alice.actor, now=clock.now())
    assert not Achievement.objects.open().filter(key=claim.key).exists()


def test_where_nothing_was_laid_aside_there_is_nothing_to_undo(alice: Member, today) -> None:
    signing.lay_aside([], by=alice.actor, on=today)

    with pytest.raises(NotAllowed, match=r"^It has been changed since"):
        actions.undo(position(), by=alice.actor, now=clock.now())
