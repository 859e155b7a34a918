from dataclasses import replace

import pytest

from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Anchor, SeatState, State
from stafett.arenas.occasions import queries as occasions
from stafett.arenas.occasions.rules import When
from stafett.audit.models import ChangedMeanwhile, Entry
from stafett.communication.models import Message
from stafett.lib.verdict import NotAllowed
from stafett.recipes.course import actions, queries
from stafett.recipes.course.actions import Offered
from stafett.recipes.course.attending import actions as attending
from tests import factories
from tests.factories import courses, days_ahead

pytestmark = pytest.mark.django_db


def test_a_course_says_what_it_gives_and_whom_to_ask(course, safety, hanne, clinic) -> None:
    said = queries.details(course)

    assert (said.title, said.owner_unit, said.contact) == ("Fire course", clinic, hanne.person)
    assert [one.competence for one in queries.gives([course])[course.pk]] == [safety]
    assert queries.about(course).description == ""


def test_a_course_is_changed_by_who_keeps_it(
    course, session, safety, trust, hanne, alice, unit_a, today
) -> None:
    other, seen = factories.competence(trust, "Other"), queries.details(course)
    offered = Offered(
        title="Fire and smoke",
        owner_unit_id=seen.owner_unit_id,
        description=" For all. ",
        gives=(other.pk, other.pk),
    )
    actions.alter(course, offered, seen=seen.pk, by=hanne.actor, on=today)

    assert [one.competence for one in queries.gives([course])[course.pk]] == [other]
    assert queries.about(course).description == "For all."
    assert (occasions.details(session).title, occasions.details(session).sequence) == ("Fire and smoke", 0)
    actions.alter(course, offered, by=hanne.actor, on=today)
    with pytest.raises(ChangedMeanwhile):
        actions.alter(course, offered, seen=seen.pk, by=hanne.actor, on=today)
    for wrong in (offered, Offered(title="Mine", owner_unit_id=unit_a.pk)):
        with pytest.raises(NotAllowed):
            actions.alter(course, wrong, by=alice.actor, on=today)


def test_a_session_that_has_been_or_was_called_off_is_called_what_it_was(
    course, session, clinic, bob, hanne, today, at
) -> None:
    been, off, ticked, now = (
        courses.session(course, hanne.actor, day) for day in (days_ahead(-1), days_ahead(3), today, today)
    )
    (row,) = courses.signed_up(ticked, bob.person, by=bob.actor).taken
    attending.keep_list(ticked, [row.seat_id], by=hanne.actor, on=today)
    actions.cancel_session(off, grounds="Ill", by=hanne.actor, at=at)
    actions.alter(course, Offered(title="Smoke", owner_unit_id=clinic.pk), by=hanne.actor, on=today)

    called = [occasions.details(one).title for one in (been, off, ticked, now, session)]
    assert called == ["Fire course", "Fire course", "Fire course", "Smoke", "Smoke"]


def test_what_makes_no_sense_is_refused(course, hanne, clinic, elsewhere, today, at) -> None:
    theirs = factories.competence(elsewhere, "Theirs")
    with pytest.raises(ArenaError, match="from the list"):
        courses.course(hanne.actor, clinic, theirs)
    with pytest.raises(ArenaError, match="today or later"):
        actions.plan(course, courses.held(days_ahead(-1)), by=hanne.actor, on=today)
    with pytest.raises(ArenaError, match="Write a title"):
        courses.course(hanne.actor, clinic, title=" ")


def test_a_session_that_moves_keeps_its_people_and_offers_what_is_free(
    session, staff, alice, hanne, at
) -> None:
    courses.signed_up(session, *staff, by=alice.actor)
    later = courses.held(days_ahead(30), 3)
    moved = actions.change_session(session, later, grounds="Ill", by=hanne.actor, at=at)

    assert (moved.starts_on, moved.postponed_from, moved.sequence) == (days_ahead(30), days_ahead(7), 1)
    states = SeatState.objects.open().order_by("seat_id").values_list("state", flat=True)
    assert list(states) == ["taken", "taken", "offered", "waiting"]
    more = actions.change_session(session, courses.held(days_ahead(30), 4), by=hanne.actor, at=at)
    assert (more.sequence, more.postponed_from) == (1, days_ahead(7))
    with pytest.raises(NotAllowed):
        actions.change_session(session, later, by=alice.actor, at=at)


def test_a_session_whose_day_follows_from_another_s_moves_along_and_its_people_are_told(
    course, session, bob, hanne, today, at
) -> None:
    after = When(hangs_on=Hanging(Anchor.OCCASION_END, session.pk, weeks=6), lasts=2)
    second = actions.plan(course, replace(courses.held(), when=after), by=hanne.actor, on=today)
    courses.signed_up(second.occasion, bob.person, by=bob.actor)
    Message.objects.all().delete()
    actions.change_session(session, courses.held(days_ahead(30)), grounds="Ill", by=hanne.actor, at=at)

    now = occasions.details(second.occasion)
    assert (now.starts_on, now.ends_on) == (days_ahead(72), days_ahead(73))
    assert (now.postponed_from, now.grounds) == (days_ahead(49), "Ill")
    assert [row.person for row in Message.objects.all()] == [bob.person]


def test_a_session_called_off_ends_every_place(session, staff, alice, hanne, at) -> None:
    courses.signed_up(session, *staff, by=alice.actor)
    with pytest.raises(ArenaError, match="Write why"):
        actions.cancel_session(session, grounds=" ", by=hanne.actor, at=at)

    assert actions.cancel_session(session, grounds="Ill", by=hanne.actor, at=at) == 4
    assert set(SeatState.objects.open().values_list("state", flat=True)) == {State.ENDED}
    with pytest.raises(NotAllowed, match="called off"):
        actions.cancel_session(session, grounds="Ill", by=hanne.actor, at=at)


def test_a_course_called_off_ends_every_place_at_what_is_to_come(
    course, session, staff, safety, alice, hanne, today, at
) -> None:
    later, been = courses.session(course, hanne.actor, days_ahead(30)), days_ahead(-9)
    held = courses.session(course, hanne.actor, been)
    for one in (session, later):
        courses.signed_up(one, *staff[:2] if one == session else staff[2:], by=alice.actor)
    with pytest.raises(ArenaError, match="Write why"):
        actions.call_off(course, grounds=" ", by=hanne.actor, at=at)
    with pytest.raises(NotAllowed):
        actions.call_off(course, grounds="Nobody can hold it", by=alice.actor, at=at)

    assert actions.call_off(course, grounds="Nobody can hold it", by=hanne.actor, at=at) == 4
    about = queries.about(course)
    assert (about.called_off_on, about.grounds) == (today, "Nobody can hold it")
    off = [occasions.details(one).cancelled_on for one in (session, later, held)]
    assert off == [today, today, None]
    entry = Entry.objects.latest("position")
    assert (entry.verb, entry.detail) == ("course.called_off", {"count": 4})
    offered = Offered(title="Fire", owner_unit_id=queries.details(course).owner_unit_id)
    for again in (
        lambda: actions.call_off(course, grounds="Again", by=hanne.actor, at=at),
        lambda: actions.plan(course, courses.held(), by=hanne.actor, on=today),
        lambda: actions.alter(course, offered, by=hanne.actor, on=today),
    ):
        with pytest.raises(NotAllowed, match="was called off"):
            again()


def test_it_gives_a_competence_at_a_level_and_another_from_then_on(
    course, safety, hanne, clinic, today
) -> None:
    def levels() -> list[int]:
        return [one.level for one in queries.gives([course])[course.pk]]

    assert levels() == [1]
    said = Offered(title="Fire course", owner_unit_id=clinic.pk, gives=(safety.pk,), levels={safety.pk: 2})
    actions.alter(course, said, by=hanne.actor, on=today)
    assert levels() == [2]
