"""A place on a course stands beside the colour; where there is none, the first course with room is offered."""

import pytest

from stafett.recipes.course.sign_up import actions as sign_up
from tests import factories
from tests.factories import courses, days_ahead
from tests.factories.arenas import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(fire, hanne, clinic):
    """A day of a course that gives what everybody lacks, with room for two."""
    return courses.session(courses.course(hanne.actor, clinic, fire), hanne.actor)


def told(client, address: str) -> str:
    return " ".join(client.get(address).text.split())


def test_what_i_lack_leads_to_a_course_and_then_says_it_is_planned(client_of, session, bob) -> None:
    client = client_of(bob)
    assert "There is room on a course on 22 June 2026." in told(client, "/me/")

    courses.signed_up(session, bob.person, by=bob.actor)
    mine = told(client, "/me/")
    assert "planned 22 June 2026" in mine
    assert "There is room" not in mine
    assert "My courses" in mine
    assert '<li class="line"><svg class="mark red"' in mine
    assert "planned" not in told(client, f"/me/?on={days_ahead(30)}")


def test_who_leads_sees_what_is_planned_and_books_the_others(client_of, session, alice, bob, unit_a) -> None:
    client, address = client_of(alice), f"/units/{unit_a.pk}/"
    page = told(client, address)
    assert f"/courses/sessions/{session.pk}/sign-up/?unit={unit_a.pk}" in page
    assert "Book all: <time" in page
    assert "planned" not in page

    courses.signed_up(session, bob.person, by=alice.actor)
    assert "planned 22 June 2026" in told(client, address)
    assert "planned 22 June 2026" in told(client, f"/people/{bob.person.pk}/")
    assert "Book all" in told(client, f"{address}way/")
    assert "Book all" not in told(client, f"{address}way/?on={days_ahead(3)}")
    assert "Book all" not in told(client, f"{address}?on={days_ahead(3)}")


def test_a_course_that_is_full_or_gives_something_else_is_not_offered(
    client_of, session, hanne, clinic, alice, bob, trust, unit_a
) -> None:
    other = factories.competence(trust, "Other")
    courses.session(courses.course(hanne.actor, clinic, other, title="Other"), hanne.actor)
    went = courses.signed_up(session, alice.person, hanne.person, by=hanne.actor)
    assert "There is room" not in told(client_of(bob), "/me/")

    courses.signed_up(session, bob.person, by=bob.actor)
    assert "planned" not in told(client_of(bob), "/me/")
    sign_up.take_off(went.taken[0].seat, by=alice.actor, at=NOON)
    assert "You are offered a place" in told(client_of(bob), "/me/")


def test_one_s_place_on_what_counts_for_it_is_planned_too(client_of, fire, trust, hanne, clinic, bob) -> None:
    advanced = factories.competence(trust, "Smoke divers")
    factories.equivalence(fire, accepts=advanced)
    session = courses.session(courses.course(hanne.actor, clinic, advanced), hanne.actor)
    courses.signed_up(session, bob.person, by=bob.actor)

    assert "planned 22 June 2026" in told(client_of(bob), "/me/")


def test_a_course_at_a_lower_level_than_is_asked_is_neither_offered_nor_planned(
    client_of, trust, hanne, clinic, alice, bob, unit_a
) -> None:
    ward = factories.competence(trust, "Ward routines")
    plan = factories.plan(trust, "On the ward", owner_unit=clinic)
    factories.requirement(plan, ward, due_days=30, level=2)
    factories.assignment(plan, clinic, subunits=True)
    course = courses.course(hanne.actor, clinic, ward)
    session = courses.session(course, hanne.actor)
    signing = f"/courses/sessions/{session.pk}/sign-up/"

    assert "There is room" not in told(client_of(bob), "/me/")
    assert "Book all" not in told(client_of(alice), f"/units/{unit_a.pk}/")
    assert client_of(alice).get(signing).context["chosen"] == 0
    courses.signed_up(session, bob.person, by=bob.actor)
    assert "planned" not in told(client_of(bob), "/me/")

    said = {"title": "Ward", "owner": clinic.pk, "description": "", "gives_1": ward.pk}
    page = f"/courses/{course.pk}/change/"
    form = client_of(hanne).get(page)
    assert form.context["form"]["level_1"].value() == 1
    client_of(hanne).post(page, said | {"level_1": 2, "seen": form.context["seen"]})
    assert "planned 22 June 2026" in told(client_of(bob), "/me/")
    assert client_of(alice).get(signing).context["chosen"] == 1
