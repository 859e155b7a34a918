"""One day of a course: my place, who comes, and the code."""

import re
from dataclasses import replace

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from stafett.arenas.models import RoomCode, SeatState
from stafett.arenas.occasions.rules import When
from stafett.recipes.course import actions
from stafett.recipes.course.attending import actions as attending
from tests.factories import courses, days_ahead
from tests.factories.arenas import NOON

pytestmark = pytest.mark.django_db


def address(session) -> str:
    return reverse("courses:session", args=[session.pk])


def do(client, session, what: str, seat: object = "") -> str:
    """Press a button; what the page says of it."""
    client.get(address(session))  # what was said before is read
    answer = client.post(address(session), {"do": what, "seat": seat})
    assert answer.url == address(session)
    return " ".join(str(one) for one in get_messages(answer.wsgi_request))


def states() -> list[str]:
    return list(SeatState.objects.open().order_by("seat_id").values_list("state", flat=True))


def test_one_signs_up_and_gives_the_place_back(client_of, session, bob) -> None:
    client = client_of(bob)
    assert "Sign me up" in client.get(address(session)).text

    assert do(client, session, "sign_up") == "You are signed up."
    answer = client.get(address(session))
    assert "You have a place" in answer.text
    assert do(client, session, "take_off", answer.context["mine"].row.seat_id).startswith("Taken off")
    assert "Sign me up" in client.get(address(session)).text


def test_when_full_one_waits_is_offered_and_answers(client_of, session, staff, alice, bob) -> None:
    went = courses.signed_up(session, *staff[:2], by=alice.actor)
    client = client_of(bob)
    assert "Put me on the waiting list" in client.get(address(session)).text
    assert do(client, session, "sign_up") == "It is full. You are on the waiting list."
    mine = client.get(address(session)).context["mine"].row.seat_id

    do(client_of(alice), session, "take_off", went.taken[0].seat_id)
    assert "Yes, I take the place" in client.get(address(session)).text
    assert do(client, session, "accept", mine) == "The place is taken."
    assert states() == ["withdrawn", "taken", "taken"]
    assert do(client, session, "decline", mine) == "There is no offer to answer."


def test_who_cannot_after_all_says_no_and_the_next_is_asked(client_of, session, staff, alice, bob) -> None:
    went = courses.signed_up(session, *staff[:2], bob.person, staff[2], by=alice.actor)
    do(client_of(alice), session, "take_off", went.taken[0].seat_id)

    assert do(client_of(bob), session, "decline", went.waiting[0].seat_id).startswith("Thank you")
    assert states() == ["withdrawn", "taken", "declined", "offered"]


def test_the_other_day_of_a_course_is_not_for_those_on_the_list(
    client_of, course, session, hanne, bob
) -> None:
    courses.signed_up(session, bob.person, by=bob.actor)
    other = courses.session(course, hanne.actor, days_ahead(20))

    assert "another day" in do(client_of(bob), other, "sign_up")


def test_nobody_takes_others_off_and_what_is_none_does_nothing(
    client_of, course, session, staff, hanne, bob, alice
):
    (row,) = courses.signed_up(session, staff[0], by=alice.actor).taken
    client = client_of(bob)

    assert "their leader" in do(client, session, "take_off", row.seat_id)
    nothing = "Nothing was changed. Look at the page once more."
    assert do(client, session, "accept", "x") == do(client, session, "nonsense", row.seat_id) == nothing
    other = courses.session(course, hanne.actor, days_ahead(20))
    assert do(client_of(alice), other, "take_off", row.seat_id) == nothing
    assert states() == ["taken"]


def test_who_keeps_the_course_makes_a_code_and_sees_all(
    client_of, held_today, staff, alice, hanne, bob
) -> None:
    courses.signed_up(held_today, *staff[:2], by=alice.actor)
    client = client_of(hanne)
    do(client, held_today, "code")
    text = client.get(address(held_today)).text

    assert RoomCode.objects.get().code in text
    assert "Tick who was there" in text
    assert "Nurse0 Nilsen" in text
    others = client_of(bob).get(address(held_today)).text
    assert RoomCode.objects.get().code not in others
    assert "Nurse0 Nilsen" not in others
    assert "keep the course" in do(client_of(bob), held_today, "code")


def test_the_page_says_how_long_the_code_works_also_when_the_day_is_moved(client_of, session, hanne) -> None:
    client = client_of(hanne)

    def through() -> list[str]:
        return re.findall("through <time[^>]*>([^<]*)", client.get(address(session)).text)

    do(client, session, "code")
    assert through() == ["29 June 2026"]
    moved = courses.held(days_ahead(60))
    actions.change_session(session, moved, grounds="Ill", by=hanne.actor, at=NOON)
    assert through() == ["21 August 2026"]


def test_who_was_there_has_no_button_to_be_taken_off(
    client_of, held_today, staff, alice, hanne, today
) -> None:
    seats = [row.seat_id for row in courses.signed_up(held_today, *staff[:2], by=alice.actor).taken]
    attending.keep_list(held_today, seats[:1], by=hanne.actor, on=today)

    page = client_of(hanne).get(reverse("courses:session", args=[held_today.pk]))
    assert (page.text.count("Was there"), page.text.count("Take off")) == (1, 1)


def test_when_it_has_begun_and_is_full_the_page_promises_no_offer(
    client_of, course, staff, alice, hanne, bob, today
) -> None:
    all_day = replace(courses.held(today, 1), when=When(starts_on=today))
    full = actions.plan(course, all_day, by=hanne.actor, on=today).occasion
    courses.signed_up(full, staff[0], by=alice.actor)
    here, browser = reverse("courses:session", args=[full.pk]), client_of(bob)

    assert "whoever holds it ticks you" in browser.get(here).text
    browser.post(here, {"do": "sign_up"})
    assert "they tick you, also without a place" in browser.get(here).text
