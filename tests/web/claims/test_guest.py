"""Asking somebody outside to sign on a practice list."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from stafett.people.models import Guest, GuestLink
from stafett.records.models import Practice
from stafett.records.practice import actions as practice
from tests import factories
from tests.factories import GURO, days_ago, days_ahead
from tests.web.guest import conftest as guests
from tests.web.guest.conftest import ask, performed

pytestmark = pytest.mark.django_db
cannula, done, made = guests.cannula, guests.done, guests.made

TYPED = {
    "name": "Guro Gjest", "works_at": "Solvik Municipality", "email": "guro@solvik.example.org", "language": "nb",
    "expires_on": days_ahead(30).isoformat(), "ask": "1",
}  # fmt: skip


@pytest.fixture
def place(bob, cannula) -> str:
    return reverse("claims:guest", args=[bob.person.pk, cannula.pk])


def link_on(page: str) -> str:
    return re.search(r"readonly>http://testserver(/guest/[\w-]{43}/)<", page)[1]


def test_the_link_is_shown_once_and_opens_the_list(client_of, alice, place, done) -> None:
    leader = client_of(alice)
    answer = leader.post(place, TYPED)

    assert answer.status_code == 200
    assert "The link for Guro Gjest is made" in answer.text
    guest = Client()
    welcome = guest.get(link_on(answer.text), follow=True)
    assert "Bob Berg" in welcome.text
    again = leader.get(place).text
    assert ("Guro Gjest" in again, "made-link" in again) == (True, False)
    assert "no-store" in answer["Cache-Control"]


def test_the_letter_is_in_the_guests_language_and_holds_the_link(client_of, alice, place, done) -> None:
    page = client_of(alice).post(place, TYPED | {"language": "en"}).text

    letter = urlsplit(re.search(r'href="(mailto:[^"]+)"', page)[1].replace("&amp;", "&"))
    said = parse_qs(letter.query)
    assert letter.path == "guro%40solvik.example.org"
    assert said["subject"] == ["Will you sign what you have seen Bob Berg do?"]
    assert link_on(page) in said["body"][0]


def test_it_is_offered_where_what_is_to_be_signed_stands(client_of, alice, bob, place, done) -> None:
    assert place in client_of(alice).get(reverse("claims:signing")).text


def test_those_asked_are_listed_for_who_chooses_assessors_there(
    client_of, alice, gunnar, charlie, bob, done, made, monkeypatch, place
) -> None:
    practice.take_away(done, by=bob.actor)
    for member in (alice, gunnar):
        page = client_of(member).get(reverse("claims:signing")).text
        assert ("Guro Gjest, Solvik Municipality" in page, place in page) == (True, True)
    assert "Guro" not in client_of(charlie).get(reverse("claims:signing")).text
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(40).isoformat())
    assert "The link ended" in client_of(alice).get(reverse("claims:signing")).text
    factories.close(bob.person.details.get())
    assert "Guro" not in client_of(alice).get(reverse("claims:signing")).text


def test_an_assessor_who_chooses_nobody_is_not_offered_it(client_of, unit_a, bob, place, done) -> None:
    edda = factories.member(unit_a, "Edda Eide", role_code="assessor")

    assert place not in client_of(edda).get(reverse("claims:signing")).text


def test_the_person_sees_who_is_asked_and_may_not_ask(client_of, bob, cannula, place, made) -> None:
    browser = client_of(bob)
    page = browser.get(reverse("claims:progress", args=[cannula.pk])).text
    assert "Guro Gjest, Solvik Municipality" in page
    assert place in page

    page = browser.get(place).text
    assert "Your leader asks somebody outside to sign what you have done." in page
    assert 'name="ask"' not in page
    answer = browser.post(place, TYPED | {"email": "friend@example.com"})
    assert (answer.status_code, Guest.objects.count()) == (422, 1)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"name": ""}, "This field is required."),
        ({"email": "guro"}, "Write an e-mail address, such as name@example.org."),
        ({"email": "bob+x@example.org"}, "The address is that of the person who is to be signed for."),
        ({"email": "erik@example.org"}, "This address belongs to somebody who is registered here."),
        (
            {"expires_on": days_ago(1).isoformat()},
            "The last day must be today or later, and at most a year ahead.",
        ),
        ({"expires_on": "soon"}, "Write the day as year-month-day"),
        ({"language": "xx"}, "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client_of, alice, erik, place, done, changed, why
) -> None:
    answer = client_of(alice).post(place, TYPED | changed)

    assert (answer.status_code, why in answer.text, Guest.objects.exists()) == (422, True, False)
    assert 'value="Solvik Municipality"' in answer.text


def test_a_new_link_and_taking_back(client_of, alice, place, made) -> None:
    leader = client_of(alice)
    renewed = leader.post(place, {"renew": made.link.pk})
    link = link_on(renewed.text)

    assert GuestLink.objects.open().count() == 1
    current = GuestLink.objects.open().get()
    assert Client().get(link).url == reverse("guest:welcome", args=[current.pk])
    answer = leader.post(place, {"take_back": current.pk}, follow=True)
    assert "Taken back. The link does not work any more." in answer.text
    assert "Nobody outside is asked to sign on this list." in answer.text
    assert Client().get(link).url == reverse("guest:gone")


def test_it_is_taken_back_also_when_the_list_is_gone(client_of, alice, place, made) -> None:
    for row in Practice.objects.all():
        factories.close(row)

    assert client_of(alice).get(place).status_code == 200
    answer = client_of(alice).post(place, {"take_back": made.link.pk}, follow=True)
    assert "Taken back. The link does not work any more." in answer.text
    assert client_of(alice).get(place).status_code == 404


def test_who_has_got_the_guests_address_meanwhile_cannot_renew_it(client_of, alice, place, made) -> None:
    factories.correct(alice.person.details.get(), email=GURO.email)
    answer = client_of(alice).post(place, {"renew": made.link.pk})

    assert "This is your own address." in answer.text
    assert GuestLink.objects.open().get() == made.link


@pytest.mark.parametrize("what", ["renew", "take_back"])
def test_what_is_gone_or_on_another_list_is_told(client_of, alice, bob, place, made, what, today) -> None:
    catheter = factories.competence(alice.person.organisation, "Catheter")
    other = factories.let_in(f"practice:{bob.person.pk}:{catheter.pk}", by=alice)
    for key in (other.link.pk, "x", "", 10**17):
        answer = client_of(alice).post(place, {what: key}, follow=True)
        assert "This has been changed meanwhile. Look again." in answer.text

    assert GuestLink.objects.open().count() == 2


def test_who_may_not_ask_cannot_renew_either(client_of, hanne, place, made) -> None:
    answer = client_of(hanne).post(place, {"renew": made.link.pk})

    assert "You can only ask somebody outside about people in units you lead." in answer.text
    assert GuestLink.objects.open().get() == made.link


def test_a_link_that_ended_is_shown_as_such(client_of, alice, place, made, monkeypatch) -> None:
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(40).isoformat())

    assert "The link ended" in client_of(alice).get(place).text


def test_nothing_asked_is_nothing_done(client_of, alice, place, done) -> None:
    assert client_of(alice).post(place).status_code == 200
    assert not Guest.objects.exists()


def test_strangers_and_lists_that_are_none_are_not_found(
    client_of, alice, charlie, bob, fire, place, done
) -> None:
    assert client_of(charlie).get(place).status_code == 404
    assert client_of(charlie).post(place, TYPED).status_code == 404
    assert client_of(alice).get(reverse("claims:guest", args=[bob.person.pk, fire.pk])).status_code == 404
    assert client_of(alice).get(reverse("claims:guest", args=[charlie.person.pk, fire.pk])).status_code == 404


def test_two_lists_two_guests(alice, bob, gunnar, cannula, today) -> None:
    performed(gunnar, cannula, today)
    first, second = (ask(alice, bob, cannula, today, GURO), ask(alice, bob, cannula, today, GURO))

    assert (first.link.guest, GuestLink.objects.open().get()) == (second.link.guest, second.link)
