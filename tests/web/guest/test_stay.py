"""Work shadowing through a link: the host outside answers, notes and evaluates."""

import pytest
from django.urls import reverse

from stafett.audit.models import Entry
from stafett.matters import actions as matters
from stafett.matters import queries as raised
from stafett.matters.models import Breadth, Matter
from stafett.matters.rules import Answer
from stafett.recipes.placement import queries
from stafett.recipes.placement.found import actions as found
from stafett.recipes.placement.found.actions import Found
from stafett.recipes.placement.workflow import State, Who
from tests.factories import days_ahead, placements
from tests.factories.guests import guest_of
from tests.factories.placements import TWELVE_WEEKS

from . import staying

pytestmark = pytest.mark.django_db
agreeing, host, made, stay = staying.agreeing, staying.host, staying.made, staying.stay


def test_the_host_says_yes_by_their_link(stay, host, at) -> None:
    page = host.get(at("arena"))
    assert "This waits for you" in page.text
    assert "There is a place now" not in page.text
    assert ("Pass it on to another unit" in page.text, "The guest’s leader" in page.text) == (False, False)

    assert host.post(at("arena"), {"do": "accept"}, follow=True).status_code == 200
    assert queries.now(stay).state == State.AGREEING
    assert Entry.objects.order_by("position").last().by_guest is not None
    told = host.post(at("arena"), {"do": "accept"}, follow=True)
    assert "It stands differently now. Read the page again." in told.text


def test_the_host_puts_the_guest_in_line_and_says_when_there_is_a_place(stay, host, at) -> None:
    told = host.post(at("arena"), {"do": "put_in_line"}, follow=True).text
    assert "You have said yes. Say here when there is a place." in told
    assert (queries.now(stay).state, "on the waiting list" in told) == (State.WAITING, True)

    told = host.post(at("arena"), {"do": "give_place"}, follow=True).text
    assert "The guest and their leader are told. Write the terms next." in told
    assert queries.now(stay).state == State.AGREEING


def test_the_host_passes_it_on_among_its_own(stay, host, at, client_of, alice) -> None:
    empty = host.post(at("arena"), {"do": "pass_on", "where": "", "who": "Siv Sjef"})
    assert (empty.status_code, "Siv Sjef" in empty.text) == (422, True)

    asked = {"do": "pass_on", "where": "Nights", "who": "Siv Sjef, siv@solvik.example.org"}
    told = host.post(at("arena"), asked, follow=True).text
    assert "It is passed on. Who leads the guest makes a link for them." in told
    read = client_of(alice).get(f"/work-shadowing/{stay.pk}/").text
    assert "Nights: Siv Sjef, siv@solvik.example.org" in read


def test_what_is_wrong_is_said(host, at) -> None:
    answer = host.post(at("arena"), {"do": "decline", "grounds": ""})
    assert answer.status_code == 422
    assert host.post(at("arena"), {"do": "route", "unit": "1"}, follow=True).status_code == 200


def test_a_need_goes_to_the_unit_here_and_its_answer_comes_back(
    agreeing, host, at, alice, unit_a, today
) -> None:
    need = {"do": "note", "kind": "need", "title": "Somebody to ask at night", "unit_id": unit_a.pk}
    host.post(at("arena"), need | {"breadth": "organisations"})
    (row,) = raised.raised_to(alice.actor, [unit_a.pk])
    assert row.matter == Matter.objects.get()
    given = Answer(meaning="adopted", answer="There is one from June.", due_on=days_ahead(90))
    matters.answer(row.matter, given, seen=row.pk, by=alice.actor, on=today)
    assert "There is one from June." in host.get(at("arena")).text


def test_what_the_guest_shares_with_both_reaches_the_host_outside(
    agreeing, host, at, bob, alice, unit_a, today
) -> None:
    for title, breadth in (
        ("It is calmer at night", Breadth.ORGANISATIONS),
        ("Between guest and host", Breadth.SEATS),
        ("At home", Breadth.US),
    ):
        noted = Found(kind="insight", title=title, unit_id=unit_a.pk, breadth=breadth)
        found.note(agreeing, noted, by=bob.actor, on=today)

    page = host.get(at("arena")).text

    read = [title in page for title in ("It is calmer at night", "Between guest and host", "At home")]
    assert read == [True, True, False]


def test_no_patient_is_named(agreeing, host, at, unit_a) -> None:
    need = {"do": "note", "kind": "need", "title": "Mrs 12057900499", "unit_id": unit_a.pk}
    assert host.post(at("arena"), need | {"breadth": "organisations"}).status_code == 422
    assert not Matter.objects.exists()


def test_evaluates_when_it_is_over(agreeing, host, at, made, bob, alice, monkeypatch) -> None:
    everybody = {Who.GUEST: bob.actor, Who.HOME: alice.actor, Who.HOST: guest_of(made.link)}
    placements.consent_of(agreeing, everybody)
    monkeypatch.setenv("STAFETT_TODAY", TWELVE_WEEKS.isoformat())
    host.post(at("arena"), {"do": "finish"})
    said = {"do": "evaluate", "useful": "5", "learned": "We saw ourselves anew", "better": ""}
    assert "We saw ourselves anew" in host.post(at("arena"), said, follow=True).text


def test_the_guest_decides_whether_the_host_outside_reads_and_answers(
    agreeing, client_of, host, at, made, bob, alice, monkeypatch
) -> None:
    everybody = {Who.GUEST: bob.actor, Who.HOME: alice.actor, Who.HOST: guest_of(made.link)}
    placements.consent_of(agreeing, everybody)
    monkeypatch.setenv("STAFETT_TODAY", TWELVE_WEEKS.isoformat())
    host.post(at("arena"), {"do": "finish"})
    own, guest = reverse("placements:stay", args=[agreeing.pk]), client_of(bob)
    said = {"do": "evaluate", "useful": "2", "learned": "Too little to do", "better": ""}
    assert "Let the host read this" in guest.get(own).text
    assert "Let the host read this" not in host.get(at("arena")).text

    guest.post(own, said | {"is_shared": "on"})
    page = host.get(at("arena"))
    assert "Too little to do" in page.text
    form = next(one.form for one in page.context["offered"] if one.name == "disagree")
    answer = {"do": "disagree", "evaluation": form.initial["evaluation"], "text": "There was a lot"}
    host.post(at("arena"), answer)

    assert "There was a lot" in guest.get(own).text
    assert "Too little to do" not in client_of(alice).get(own).text
