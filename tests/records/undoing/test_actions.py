"""Undoing what one has just decided: all is as before, for a minute, for oneself."""

import pytest

from stafett.audit.models import Entry
from stafett.lib import clock
from stafett.records import actions as records
from stafett.records import signing
from stafett.records.models import Achievement
from stafett.records.undoing import actions
from stafett.standings.standing import afresh
from tests import factories
from tests.factories import Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(bob: Member, unit_a, fire) -> Achievement:
    return factories.claim(bob.person, fire, unit=unit_a)


def position() -> int:
    return Entry.objects.latest("position").position


def colours(organisation, on) -> list[tuple]:
    return (
        afresh(organisation.pk, on=on).cells.select("person_id", "requirement_id", "colour", "reason").rows()
    )


def test_an_approval_undone_waits_again_and_every_colour_is_as_before(
    trust, alice: Member, bob: Member, claim, today
) -> None:
    before = colours(trust, today)
    records.approve([claim], by=alice.actor, on=today)

    assert actions.undo(position(), by=alice.actor, now=clock.now()) == 1

    again = Achievement.objects.open().get(person=bob.person)
    assert (again.key, again.is_claim, again.decided_by) == (claim.key, True, "")
    assert sorted(colours(trust, today)) == sorted(before)
    assert (Entry.objects.latest("position").verb, Entry.objects.latest("position").detail) == (
        "achievement.undone",
        {"count": 1},
    )


def test_what_was_registered_is_gone(alice: Member, bob: Member, fire, today) -> None:
    shown = records.Shown(competence_id=fire.pk, achieved_on=today)
    records.register(shown, [bob.person.pk], by=alice.actor, on=today)

    actions.undo(position(), by=alice.actor, now=clock.now())

    assert not Achievement.objects.open().filter(person=bob.person).exists()


def test_something_accepted_is_what_was_claimed_again_and_waits(
    trust, alice: Member, bob: Member, fire, claim, today
) -> None:
    asked, before = factories.competence(trust, "Fire, here"), colours(trust, today)
    signing.accept(claim, instead_of=asked.pk, grounds="The same course.", by=alice.actor, on=today)

    assert actions.undo(position(), by=alice.actor, now=clock.now()) == 1

    again = Achievement.objects.open().get(person=bob.person)
    assert (again.competence, again.is_claim, again.grounds, again.note) == (fire, True, "", claim.note)
    assert sorted(colours(trust, today)) == sorted(before)


def test_what_was_laid_aside_waits_again(alice: Member, bob: Member, fire, claim, today) -> None:
    factories.achievement(bob.person, fire, unit=claim.unit, achieved_on=today)
    signing.lay_aside([claim], by=alice.actor, on=today)
    assert not Achievement.objects.open().filter(key=claim.key).exists()

    assert actions.undo(position(), by=alice.actor, now=clock.now()) == 1

    assert Achievement.objects.open().get(key=claim.key).is_claim
    assert Entry.objects.latest("position").detail == {"count": 1}
