"""A guest signs on one practice list."""

import pytest
from django.urls import reverse

from stafett.audit.models import Look
from stafett.people.models import RoleCode
from stafett.records.models import Performance
from stafett.records.practice import actions as practice
from tests import factories
from tests.factories import days_ago

from .conftest import performed

pytestmark = pytest.mark.django_db


def test_it_shows_what_waits_on_this_list_and_nothing_else(guro, at, bob, alice, cannula, today) -> None:
    fire = factories.competence(bob.person.organisation, "Fire safety")
    factories.achievement(bob.person, fire)
    performed(alice, cannula, today, note="Alice did this")
    performed(bob, cannula, days_ago(3), note="Left arm")

    page = guro.get(at("practice")).text

    assert ("Bob Berg" in page, "Cannula" in page, "Left arm" in page, "0 of 2 signed" in page) == (True,) * 4
    assert ("Alice" in page, "Fire safety" in page, "nurse" in page, "Section A" in page) == (False,) * 4
    assert page.count('name="done"') == 2


def test_what_was_seen_is_signed_and_says_by_whom(guro, at, bob, done, client_of, cannula) -> None:
    answer = guro.post(at("practice"), {"done": done.pk}, follow=True)

    assert "1 signed." in answer.text
    assert "Nothing waits to be signed" in answer.text
    page = client_of(bob).get(reverse("claims:progress", args=[cannula.pk])).text
    assert "signed by Guro Gjest, Solvik Municipality" in page


def test_the_person_sees_that_a_guest_looked_and_signed(guro, at, bob, done, client_of, erik) -> None:
    guro.get(at("practice"))
    guro.post(at("practice"), {"done": done.pk})

    looks = client_of(bob).get(reverse("log:me")).text
    log = client_of(erik).get(reverse("log:entries")).text
    assert "Guro Gjest, Solvik Municipality (guest)" in looks
    assert "opened a practice list" in looks
    assert "Guro Gjest, Solvik Municipality (guest)" in log
    assert "asked somebody outside to sign on a practice list" in log
    assert {look.person for look in Look.objects.all()} == {bob.person.pk}


@pytest.mark.parametrize("sent", [{}, {"done": ""}, {"done": "x"}, {"done": "²"}, {"done": "9" * 30}])
def test_what_makes_no_sense_is_told(guro, at, sent) -> None:
    answer = guro.post(at("practice"), sent)

    assert (answer.status_code, "Choose at least one to sign." in answer.text) == (422, True)


def test_what_is_on_another_list_or_in_another_organisation_is_never_signed(
    guro, at, alice, charlie, cannula, elsewhere, today
) -> None:
    theirs = factories.competence(elsewhere, "Cannula")
    rows = [performed(alice, cannula, today)]
    factories.audit.record(
        type(cannula.practices.get()), organisation=elsewhere, competence=theirs, key="p1", text="x", times=1
    )
    rows.append(performed(charlie, theirs, today))

    answer = guro.post(at("practice"), {"done": [row.pk for row in rows]}, follow=True)

    assert "waits no longer" in answer.text
    assert not Performance.objects.exclude(signed_on=None).exists()


def test_what_was_taken_away_meanwhile_is_told(guro, at, bob, done) -> None:
    practice.take_away(done, by=bob.actor)

    answer = guro.post(at("practice"), {"done": done.pk}, follow=True)
    assert "it was signed or taken away meanwhile" in answer.text


def test_when_who_asked_may_ask_no_longer_nothing_is_shown_or_signed(guro, at, alice, done) -> None:
    factories.correct(alice.person.roles.get(role=RoleCode.LEADER), ends_on=days_ago(1))

    answers = [
        guro.get(at("practice")),
        guro.get(at("welcome")),
        guro.post(at("practice"), {"done": done.pk}),
    ]
    assert [(answer.status_code, "Bob" in answer.text) for answer in answers] == [(404, False)] * 3
    assert not Performance.objects.exclude(signed_on=None).exists()
    assert not Look.objects.exists()


def test_when_the_person_has_left_nothing_is_shown_either(guro, at, bob, done) -> None:
    factories.correct(bob.person.employments.get(), ends_on=days_ago(1))

    assert (guro.get(at("practice")).status_code, guro.get(at("welcome")).status_code) == (404, 404)


def test_a_form_from_elsewhere_is_refused(made, at, done) -> None:
    from django.test import Client  # noqa: PLC0415 - one that checks, unlike the others

    browser = Client(enforce_csrf_checks=True)
    browser.get(reverse("guest:arrival", args=[made.token]))

    assert browser.post(at("practice"), {"done": done.pk}).status_code == 403


def test_a_person_who_is_gone_leaves_a_page_without_a_name(guro, at, bob) -> None:
    factories.close(bob.person.details.get())

    page = guro.get(at("practice"))
    assert (page.status_code, "Bob" in page.text) == (200, False)
    assert guro.get(at("welcome")).status_code == 200


def test_it_asks_as_much_with_many_as_with_one(guro, at, bob, cannula, today, queries_of) -> None:
    one = queries_of(guro, at("practice"))
    for _ in range(5):
        performed(bob, cannula, today)

    assert queries_of(guro, at("practice")) == one
