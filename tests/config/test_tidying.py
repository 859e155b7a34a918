"""What is kept no longer is deleted once a day."""

from datetime import time, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError

from stafett.communication.models import Message
from stafett.communication.rules import FORGET_AFTER
from stafett.config import tidying
from stafett.lib import clock
from stafett.matters import actions as matter_actions
from stafett.matters import queries as matter_queries
from stafett.matters.models import Matter, Slip
from stafett.matters.rules import Answer
from stafett.people.models import Guest
from stafett.recipes.gathering.models import MeetingPoint
from stafett.recipes.gathering.proposals import actions as proposals
from stafett.recipes.gathering.proposals.rules import Proposed
from stafett.recipes.gathering.rules import Who
from stafett.recipes.placement.queries import now
from stafett.recipes.placement.stays import actions as shadowing
from stafett.recipes.placement.stays import queries as waiting
from stafett.recipes.placement.workflow import Who as Shadowing
from tests import factories
from tests.factories import arenas, days_ahead, gatherings, matters, placements

pytestmark = pytest.mark.django_db


def test_guests_are_forgotten_and_ended_sessions_deleted(alice, today) -> None:
    factories.let_in("practice:1:2", by=alice, expires_on=today)
    for key, days in (("old", -1), ("new", 1)):
        Session.objects.create(
            session_key=key, session_data="", expire_date=clock.now() + timedelta(days=days)
        )

    assert tidying.tidy(on=days_ahead(91)) == []
    assert (Guest.objects.get().name, Session.objects.get().session_key) == ("", "new")


def test_what_was_told_long_ago_is_forgotten(bob, today) -> None:
    factories.told(bob.person)
    Message.objects.update(written_at=clock.now() - FORGET_AFTER - timedelta(days=1))

    tidying.tidy(on=today)

    assert Message.objects.count() == 0


def test_what_was_put_in_the_box_yesterday_is_passed_on(unit_a, today) -> None:
    matters.boxed(unit_a)

    tidying.tidy(on=today)

    assert (Slip.objects.count(), Matter.objects.count()) == (0, 1)


def test_people_are_reminded_of_what_is_soon_to_be_answered(alice, bob, unit_a) -> None:
    matters.matter(bob, unit_a)

    tidying.tidy(on=days_ahead(10))

    assert Message.objects.filter(person=alice.person, kind="matter.due").count() == 1


def test_fixed_meeting_points_are_planned_ahead(alice, unit_a, today) -> None:
    series = gatherings.series(alice.actor, unit_a)
    said = Proposed(
        kind="fixed_point",
        title="Morning coffee",
        owner=Who(unit_a.pk),
        review_on=days_ahead(90),
        meets_on=days_ahead(1),
        meets_from=time(9),
        meets_to=time(10),
    )
    at = gatherings.gathering(series, alice.actor)
    put = proposals.propose(at, said, by=alice.actor, on=today)
    state = matter_queries.state(put.matter)
    agreed = Answer(meaning="adopted", answer="Yes")
    matter_actions.answer(put.matter, agreed, seen=state.pk, by=alice.actor, on=today)

    tidying.tidy(on=today)
    assert MeetingPoint.objects.get().arena.occasions.count() == 13


def test_a_place_nobody_took_in_time_goes_to_who_waits_next(
    charlie, unit_elsewhere, unit_a, alice, bob
) -> None:
    offer = placements.offer(charlie, unit_elsewhere.pk, per_month=1)
    people = [bob, factories.member(unit_a, "Per Ås"), factories.member(unit_a, "Pia Ås")]
    stays = [placements.sent(placements.asked(offer, one, unit_a.pk), alice) for one in people]
    for stay in stays:
        shadowing.accept(stay, by=charlie.actor, at=arenas.NOON)
    shadowing.withdraw(stays[0], by=alice.actor, at=arenas.NOON)

    tidying.tidy(on=days_ahead(20))
    assert waiting.place(now(stays[2]), at=clock.now()).until is not None


def test_it_is_done_once_each_day(alice, today) -> None:
    daily = tidying.Daily()
    daily.once(on=days_ahead(91), at=arenas.NOON)
    factories.let_in("practice:1:2", by=alice, expires_on=today)

    daily.once(on=days_ahead(91), at=arenas.NOON + timedelta(hours=1))
    assert Guest.objects.get().forgotten_on is None
    daily.once(on=days_ahead(92), at=arenas.NOON + timedelta(hours=2))
    assert Guest.objects.get().forgotten_on == days_ahead(92)


@pytest.mark.parametrize("fault", [OperationalError("no database"), ZeroDivisionError()])
def test_what_fails_is_said_and_tried_again_by_itself_while_the_rest_is_done(
    fault, alice, unit_a, today, monkeypatch, caplog
) -> None:
    tried, minute = [], timedelta(minutes=1)

    def fails_twice(*, on):
        tried.append(on)
        if len(tried) < 3:
            raise fault
        return 0

    monkeypatch.setattr(tidying.box, "empty", fails_twice)
    factories.let_in("practice:1:2", by=alice, expires_on=today)
    daily, day = tidying.Daily(), days_ahead(91)
    for minutes in (0, 9, 10, 20, 30):
        daily.once(on=day, at=arenas.NOON + minutes * minute)

    assert (tried, Guest.objects.get().forgotten_on) == ([day] * 3, day)
    assert [record.message for record in caplog.records] == ["The box could not be emptied"] * 2


def test_what_failed_until_midnight_is_done_with_the_rest_of_the_next_day(today, monkeypatch) -> None:
    tried = []

    def fails(*, on):
        tried.append(on)
        raise OperationalError("no database")

    monkeypatch.setattr(tidying.pulses, "unseal", fails)
    daily = tidying.Daily()
    daily.once(on=today, at=arenas.NOON)
    daily.once(on=days_ahead(1), at=arenas.NOON + timedelta(minutes=1))

    assert tried == [today, days_ahead(1)]


def test_who_may_say_how_work_shadowing_ended_is_reminded(
    alice, bob, charlie, unit_a, unit_elsewhere
) -> None:
    stay = placements.asked(placements.offer(charlie, unit_elsewhere.pk), bob, unit_a.pk)
    placements.agreed(stay, {Shadowing.GUEST: bob, Shadowing.HOME: alice, Shadowing.HOST: charlie})
    over = Message.objects.filter(subject="Work shadowing is over: say how it ended")
    for days in (1, 2):
        tidying.tidy(on=placements.TWELVE_WEEKS + timedelta(days=days))
    assert {message.person_id for message in over} == {one.person.pk for one in (alice, bob, charlie)}
    assert over.count() == 3
