"""My week."""

import pytest
from django.urls import reverse

from stafett.matters.models import Meaning
from tests.factories import courses, days_ago, days_ahead, matters

pytestmark = pytest.mark.django_db

WEEK = reverse("week:week")


@pytest.fixture
def course(hanne, clinic, fire):
    return courses.course(hanne.actor, clinic, fire)


def test_an_empty_week_says_so_in_plain_words(client_of, bob) -> None:
    page = client_of(bob).get(WEEK).text

    assert "Week 25: " in page
    for said in (
        "Nothing stands in your week.", "Nothing you have to do by", "Nobody waits for an answer from you.",
        "No news in these two weeks.",
    ):  # fmt: skip
        assert said in page
    assert "This week" not in page


def test_it_says_where_what_and_when_with_a_link_to_where_one_acts(
    client_of, course, hanne, alice, bob, unit_a
) -> None:
    session = courses.session(course, hanne.actor, days_ahead(0))
    courses.signed_up(session, alice.person, by=alice.actor)
    late = matters.matter(bob, unit_a, "A lamp", on=days_ago(20), due_on=days_ago(2))
    own = matters.matter(alice, unit_a, "A bench")
    matters.answered(own, alice, Meaning.TRYING, answer="In the garden.", due_on=days_ahead(30))

    page = client_of(alice).get(WEEK).text

    for said in (
        f'<a href="/courses/sessions/{session.pk}/">Fire course</a>', "09:00 to 12:00", "Room 3", "Monday",
        f'<a href="/matters/{late.pk}/">A lamp</a>', "1 overdue", "Answer it, or say when you will.",
        f'<a href="/matters/{own.pk}/">A bench</a>', "Being tried", "In the garden.", "An answer by",
    ):  # fmt: skip
        assert said in page


def test_another_week_is_asked_for_in_the_address(client_of, course, hanne, bob) -> None:
    courses.signed_up(courses.session(course, hanne.actor, days_ahead(8)), bob.person, by=bob.actor)
    client = client_of(bob)

    assert "Fire course" not in client.get(WEEK).text
    page = client.get(f"{WEEK}?week=2026-W26").text
    assert "Fire course" in page
    assert 'href="?week=2026-W25"' in page
    assert 'href="?week=2026-W27"' in page
    assert "This week" in page
    assert "Where I was" in client.get(f"{WEEK}?week=2026-W20").text


@pytest.mark.parametrize("asked", ["", "nonsense", "2026-W99", "9999-W01", "2026-06-15"])
def test_what_is_no_week_is_this_week(client_of, bob, asked) -> None:
    assert "Week 25: " in client_of(bob).get(WEEK, {"week": asked}).text


def test_what_is_much_is_folded(client_of, alice, bob, unit_a) -> None:
    for number in range(10):
        matters.matter(bob, unit_a, f"Thing {number}", due_on=days_ahead(1))

    page = client_of(alice).get(WEEK).text

    assert "2 more" in page
    assert page.count("Thing ") == 10


def test_however_much_there_is_the_page_asks_as_often(client_of, queries_of, alice, bob, unit_a) -> None:
    client = client_of(alice)
    matters.matter(bob, unit_a, due_on=days_ahead(1))
    few = queries_of(client, WEEK)
    for number in range(8):
        matters.matter(bob, unit_a, f"Thing {number}", due_on=days_ahead(1))

    assert queries_of(client, WEEK) == few
