"""Whoever is to answer is reminded, once for each day that was said."""

from datetime import timedelta

import pytest

from stafett.communication.models import Message
from stafett.matters import actions, queries, telling
from stafett.matters.models import Matter, MatterState, Meaning
from stafett.people.models import Identity
from tests.factories import TODAY, arenas, days_ahead, let_in, matters
from tests.factories.guests import changing

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)


@pytest.fixture
def told():
    """What has been told since it was last asked: to whom, and what."""

    def read() -> list[tuple[int, str]]:
        rows = list(Message.objects.filter(dropped=False).order_by("pk").values_list("person", "subject"))
        Message.objects.all().delete()
        return rows

    return read


def test_a_week_before_whoever_leads_it_is_reminded_once(lamp, alice, told) -> None:
    day = lamp.states.get(closed=None).due_on
    told()
    assert telling.remind(on=day - WEEK - timedelta(days=1)) == 0
    assert telling.remind(on=day - WEEK) == 1
    assert telling.remind(on=day) == 0
    assert Message.objects.get().link == f"/matters/{lamp.pk}/"
    said = "What was raised to you is to be answered by 29 June 2026"
    assert told() == [(alice.person.pk, said)]


def test_a_guest_hears_that_what_they_raised_was_answered(lamp, alice, unit_a) -> None:
    arena = arenas.arena(unit_a)
    guest = let_in(f"arena:{arena.pk}", by=alice).link.guest
    Matter.objects.filter(pk=lamp.pk).update(person=None, guest_id=guest.pk, arena=arena)
    Message.objects.all().delete()
    with changing(alice):
        telling.answered(MatterState.objects.open().get(matter=lamp.pk))
    message = Message.objects.get()
    assert (message.guest, message.about, message.link) == (guest, f"matter:{lamp.pk}", "")
    assert message.subject == "There is news of what you raised"


def test_an_answer_reaches_whoever_raised_what_was_merged_twice(
    lamp, alice, bob, gunnar, unit_a, told
) -> None:
    middle, last = (matters.matter(gunnar, unit_a, title) for title in ("Middle", "Last"))
    for merged, into in ((lamp, middle), (middle, last)):
        actions.merge(merged, into, seen=queries.state(merged).pk, by=alice.actor, on=TODAY)
    told()
    matters.answered(last, alice)

    answered = "What you raised was answered"
    assert told() == [(who.person.pk, answered) for who in (gunnar, gunnar, bob)]


def test_what_is_tried_is_looked_at_again_on_its_new_day(lamp, alice, told) -> None:
    Identity.objects.filter(pk=alice.identity.pk).update(language="nb")
    matters.answered(lamp, alice, Meaning.TRYING, due_on=days_ahead(40))
    told()
    assert telling.remind(on=days_ahead(35)) == 1
    message = Message.objects.get()
    assert (message.language, "25. juli 2026" in message.subject) == ("nb", True)


def test_of_what_is_settled_or_is_past_nobody_is_reminded(lamp, bob, alice, unit_a, told) -> None:
    told()
    assert telling.remind(on=TODAY + timedelta(days=300)) == 0
    for settled in ({"meaning": Meaning.DECLINED, "answer": "No"}, {"meaning": Meaning.MERGED, "into": lamp}):
        lamp.states.filter(closed=None).update(**settled)
        assert telling.remind(on=TODAY + WEEK) == 0


def test_what_is_answered_or_passed_on_is_not_told_to_those_it_was_with(
    bob, alice, beate, unit_a, unit_b, told
) -> None:
    answered, passed = (matters.matter(bob, unit_a, title) for title in ("Answered", "Passed"))
    matters.answered(answered, alice)
    matters.passed_on(passed, unit_b, alice)

    waits = "Something was raised to you, and waits for an answer"
    assert [person for person, said in told() if said == waits] == [beate.person.pk]
