"""The week by mail: the same, without what must not leave the house."""

from datetime import timedelta

import pytest

from stafett.communication import weekly
from stafett.communication.models import Message, Preference, Rhythm
from stafett.lib.clock import OSLO
from stafett.overview import digest
from stafett.recipes.course.sign_up import actions as sign_up
from tests import factories
from tests.factories import TODAY, arenas, courses, days_ago, days_ahead, matters, placements
from tests.factories.arenas import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(hanne, clinic, fire):
    return courses.course(hanne.actor, clinic, fire)


def test_nothing_for_who_has_nothing_before_them(bob) -> None:
    assert digest.words(bob.person.pk, NOON) is None


def test_nothing_for_who_cannot_log_in(trust) -> None:
    assert digest.words(factories.person(trust, "Ada Ask").pk, NOON) is None


def test_where_one_shall_be_is_said_with_its_day_time_and_place(course, hanne, bob) -> None:
    session = courses.session(course, hanne.actor, days_ahead(2))
    courses.signed_up(session, bob.person, by=bob.actor)

    words = digest.words(bob.person.pk, NOON)

    assert words is not None
    assert (words.subject, words.link, words.link_label) == ("Your week 25", "/week/", "My week")
    assert words.paragraphs == [
        "Where I shall be:\n– Fire course (course) · Wednesday 17 June 2026 · 09:00 to 12:00 · Room 3"
    ]


def test_it_holds_none_of_the_words_of_others(alice, bob, charlie, unit_a, unit_elsewhere) -> None:
    matters.matter(bob, unit_a, "Secret late", on=days_ago(20), due_on=days_ago(2))
    matters.matter(bob, unit_a, "Secret soon", due_on=days_ahead(1))
    own = matters.matter(alice, unit_a, "Secret idea")
    matters.answered(own, alice, "considered", answer="Secret answer", due_on=days_ahead(30))
    placements.asked(placements.offer(charlie, unit_elsewhere.pk), bob, unit_a.pk)

    words = digest.words(alice.person.pk, NOON)

    assert words is not None
    assert words.paragraphs == [
        "What I owe:\n"
        "– Proposal · Answer it, or say when you will. · overdue since 13 June 2026\n"
        "– Proposal · Answer it, or say when you will. · by 16 June 2026",
        "What I am asked:\n"
        "– A look at home care (work shadowing) · They are talking about it: you can apply on behalf of the guest.",
        "What became of what I raised:\n– Proposal · Being considered · 15 June 2026 · an answer by 15 July 2026",
    ]


def test_an_offer_says_its_last_moment(course, hanne, alice, bob) -> None:
    session = courses.session(course, hanne.actor, days_ahead(20), 1)
    taken, _waits = (courses.signed_up(session, one.person, by=hanne.actor) for one in (alice, bob))
    sign_up.take_off(taken.taken[0].seat, by=alice.actor, at=NOON)

    words = digest.words(bob.person.pk, NOON)

    until = (NOON + timedelta(hours=48)).astimezone(OSLO)
    assert words is not None
    assert f"answer by {until:%-d}. June 12:00 · Room 3" in words.paragraphs[0]


def test_of_many_it_says_how_many_more_and_of_several_days_the_last(course, hanne, bob, unit_a) -> None:
    arena = arenas.arena(unit_a, recipe="gathering")
    arenas.seat(arenas.pool(arena), bob.person)
    for number in range(14):
        arenas.occasion(arena, TODAY, f"Meeting {number}", lasts=2)

    words = digest.words(bob.person.pk, NOON)

    assert words is not None
    lines = words.paragraphs[0].splitlines()
    assert (len(lines), lines[-1]) == (14, "– and 2 more")
    assert lines[1] == "– Meeting 0 (gathering) · Monday 15 June 2026–16 June 2026"


def test_another_record_of_the_same_one_has_a_week_of_its_own(course, hanne, bob, elsewhere) -> None:
    courses.signed_up(courses.session(course, hanne.actor, days_ahead(2)), bob.person, by=bob.actor)
    other = factories.person(elsewhere, "Bob Berg")
    factories.tie(bob.identity, other)

    assert digest.words(other.pk, NOON) is None
    assert digest.words(bob.person.pk, NOON) is not None


def test_it_is_what_the_digest_opens_with(course, hanne, bob) -> None:
    courses.signed_up(courses.session(course, hanne.actor, days_ahead(2)), bob.person, by=bob.actor)
    factories.wants(bob.person, Rhythm.WEEKLY)

    bob.identity.language = "nn"
    bob.identity.save()

    assert weekly.open_with(digest.words, now=NOON) == 1

    assert Preference.objects.get().week_of == TODAY
    message = Message.objects.get(kind=weekly.WEEK.code)
    assert (message.language, message.link) == ("nn", "/week/")
