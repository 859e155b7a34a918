"""A leader signs up several: those who lack it are chosen already."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from stafett.arenas.models import SeatState
from stafett.standings import queries as standings
from stafett.web.courses import sign_up
from tests import factories
from tests.factories import courses, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(session) -> str:
    return reverse("courses:sign_up", args=[session.pk])


@pytest.fixture
def asked(clinic, safety) -> None:
    """Everybody in the clinic must have it, from long ago."""
    plan = factories.plan(clinic.organisation, "For everybody", owner_unit=clinic)
    factories.requirement(plan, safety, due_days=30)
    factories.assignment(plan, clinic, subunits=True)


def test_those_who_lack_it_are_chosen_and_the_others_can_be(
    client_of, address, asked, safety, staff, bob, alice, unit_a
) -> None:
    for person in (alice.person, bob.person, staff[0]):
        factories.achievement(person, safety)
    form = client_of(alice).get(address).context["form"]

    assert form["people"].value() == [person.pk for person in staff[1:]]
    assert [name for _key, name in form.fields["people"].choices] == [
        "Nurse1 Nilsen",
        "Nurse2 Nilsen",
        "Nurse3 Nilsen",
        "Alice Aas",
        "Bob Berg",
        "Nurse0 Nilsen",
    ]


def test_all_are_signed_up_and_it_is_told_who_waits(client_of, address, staff, alice) -> None:
    people = [person.pk for person in staff[:3]]
    answer = client_of(alice).post(address, {"people": people})

    told = [str(one) for one in get_messages(answer.wsgi_request)]
    assert told == ["2 people have a place.", "1 waits."]
    assert SeatState.objects.count() == 3
    choices = client_of(alice).get(address).context["form"].fields["people"].choices
    assert {key for key, _name in choices}.isdisjoint(people)


def test_who_is_on_another_day_is_told(client_of, address, course, bob, alice, hanne) -> None:
    courses.signed_up(courses.session(course, hanne.actor, days_ahead(9)), bob.person, by=bob.actor)
    form = client_of(alice).get(address).context["form"]
    assert form.fields["people"].choices[-1] == (bob.person.pk, "Bob Berg, on the list of another day")
    assert bob.person.pk not in form.initial["people"]
    answer = client_of(alice).post(address, {"people": [bob.person.pk]})

    assert "another day" in str(*get_messages(answer.wsgi_request))


def test_others_people_cannot_be_chosen(client_of, address, gunnar, alice, hanne, unit_b, unit_a) -> None:
    assert client_of(alice).post(address, {"people": [gunnar.person.pk]}).status_code == 422
    assert client_of(alice).post(address, {"place": ""}).status_code == 422
    of_b = client_of(hanne).get(f"{address}?unit={unit_b.pk}").context
    assert (of_b["unit"], [name for _key, name in of_b["form"].fields["people"].choices]) == (
        unit_b.pk,
        ["Gunnar Holm"],
    )


def test_what_is_refused_meanwhile_is_said(client_of, session, address, alice, bob, hanne) -> None:
    client_of(hanne).post(
        reverse("courses:change_session", args=[session.pk]), {"do": "call_off", "off-grounds": "Ill"}
    )

    assert "called off" in client_of(alice).get(address).text
    assert client_of(alice).post(address, {"people": [bob.person.pk]}).status_code == 422


def test_in_a_large_unit_nobody_is_chosen(client_of, address, asked, staff, alice, monkeypatch) -> None:
    monkeypatch.setattr(standings, "MOST_LISTED", 1)

    assert client_of(alice).get(address).context["chosen"] == 0


def test_when_all_are_on_the_list_it_says_so(client_of, address, session, alice) -> None:
    courses.signed_up(session, alice.person, by=alice.actor)

    assert "Nobody more to sign up here" in client_of(alice).get(address).text


def test_where_many_work_only_those_who_lack_it_are_listed(
    client_of, address, asked, safety, bob, staff, alice, monkeypatch
) -> None:
    monkeypatch.setattr(sign_up, "MOST_OTHERS", 1)
    for person in (alice.person, bob.person):
        factories.achievement(person, safety)
    page = client_of(alice).get(address)

    names = [name for _key, name in page.context["form"].fields["people"].choices]
    assert names == [f"Nurse{number} Nilsen" for number in range(4)]
    assert "2 others work here. Choose a unit further down to see them." in page.text
    for person in staff:
        factories.achievement(person, safety)
    none = client_of(alice).get(address).text
    assert ("6 others work here." in none, "All who work here are on the list." in none) == (True, False)


def test_once_it_has_begun_nobody_is_chosen_already(client_of, course, staff, alice, hanne, today) -> None:
    held = courses.session(course, hanne.actor, today)
    context = client_of(alice).get(reverse("courses:sign_up", args=[held.pk])).context

    assert (context["chosen"], context["form"].initial["people"]) == (0, [])
