"""Work shadowing through a link: the host outside answers, agrees, notes and evaluates."""

from datetime import timedelta

import pytest

from stafett.arenas.models import Consent
from stafett.audit.models import Entry
from stafett.matters import actions as matters
from stafett.matters import queries as raised
from stafett.matters.models import Matter
from stafett.matters.rules import Answer
from stafett.recipes.placement import queries
from stafett.recipes.placement.outside import actions as outside
from stafett.recipes.placement.stays import actions as stays
from stafett.recipes.placement.terms import actions as terms
from stafett.recipes.placement.terms import queries as agreements
from stafett.recipes.placement.workflow import State, Who
from tests.factories import GURO, days_ahead, placements
from tests.factories.arenas import NOON
from tests.factories.guests import guest_of
from tests.factories.placements import FIRST, SIXTEEN_WEEKS, TWELVE_WEEKS

from .conftest import arrive

pytestmark = pytest.mark.django_db


@pytest.fixture
def stay(bob, alice, unit_a):
    return placements.sent(placements.there(bob, unit_a.pk), alice)


@pytest.fixture
def made(stay, alice, today):
    return outside.invite(stay, GURO, expires_on=days_ahead(365), by=alice.actor, on=today)


@pytest.fixture
def host(made):
    """The browser of the host's leader."""
    return arrive(made)


@pytest.fixture
def agreeing(stay, made, alice, today):
    """Terms wait for all three."""
    stays.accept(stay, by=guest_of(made.link), at=NOON)
    period, pattern = (FIRST, TWELVE_WEEKS), placements.TUESDAYS_AND_THURSDAYS
    terms.propose(stay, placements.WORDING, pattern, *period, seen=None, by=alice.actor, on=today)
    return stay


def test_the_host_says_yes_by_their_link(stay, host, at) -> None:
    page = host.get(at("arena"))
    assert "This waits for you" in page.text
    assert ("Pass it on to another unit" in page.text, "The guest’s leader" in page.text) == (False, False)

    assert host.post(at("arena"), {"do": "accept"}, follow=True).status_code == 200
    assert queries.now(stay).state == State.AGREEING
    assert Entry.objects.order_by("position").last().by_guest is not None
    told = host.post(at("arena"), {"do": "accept"}, follow=True)
    assert "It stands differently now. Read the page again." in told.text


def test_what_is_wrong_is_said(host, at) -> None:
    answer = host.post(at("arena"), {"do": "decline", "grounds": ""})
    assert answer.status_code == 422
    assert host.post(at("arena"), {"do": "route", "unit": "1"}, follow=True).status_code == 200


def test_agrees_and_a_stale_answer_gets_the_difference(agreeing, host, at, alice, today) -> None:
    page = host.get(at("agreement")).text
    assert ("I agree" in page, "Change the terms" in page) == (True, False)
    old = agreements.latest(agreeing).version
    terms.extend(agreeing, SIXTEEN_WEEKS, seen=old, by=alice.actor, on=today)

    stale = host.post(at("agreement"), {"do": "yes", "role": "host", "version": "1"})
    assert (stale.status_code, "8 new days:" in stale.text, Consent.objects.count()) == (409, True, 0)
    told = host.post(at("agreement"), {"do": "yes", "role": "host", "version": "2"}, follow=True)
    assert "You have agreed." in told.text
    assert host.get(at("agreement_pdf"))["Content-Type"] == "application/pdf"


def test_nobody_consents_in_the_name_of_others(agreeing, host, at) -> None:
    for role in ("guest", "home"):
        host.post(at("agreement"), {"do": "yes", "role": role, "version": "1"})
    assert not Consent.objects.exists()


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


def test_the_pages_are_gone_when_the_link_is(agreeing, host, at, made, alice, today) -> None:
    outside.take_back(agreeing, made.link, by=alice.actor, on=today)
    assert {host.get(at(page)).status_code for page in ("arena", "agreement", "agreement_pdf")} == {404}


def test_there_is_no_agreement_before_there_are_terms(stay, host, at) -> None:
    assert host.get(at("agreement_pdf")).status_code == 404
    assert host.get(at("apply")).status_code == 404  # the host applies for nothing


class TestTheGuestFromOutside:
    @pytest.fixture
    def stay(self, charlie, unit_elsewhere):
        return placements.offer(charlie, unit_elsewhere.pk)

    @pytest.fixture
    def made(self, stay, charlie, today):
        known = {"expires_on": days_ahead(365), "by": charlie.actor, "on": today, "at": NOON}
        return outside.begin_here(stay, GURO, "Welcome", **known)

    def test_applies_by_their_link(self, host, at) -> None:
        page = host.get(at("apply"))
        assert page.status_code == 200
        wrong = {"goals": "One", "first": FIRST, "last": FIRST + timedelta(days=60)}
        assert host.post(at("apply"), wrong).status_code == 422
        told = host.post(at("apply"), wrong | {"goals": "One\nTwo"}, follow=True)
        assert "Sent to your leader." in told.text

    def test_a_link_to_something_else_is_none_of_these(self, made, host, at) -> None:
        made.link.__class__.objects.update(scope="arena:0")
        pages = ("arena", "agreement", "agreement_pdf", "apply")
        assert {host.get(at(page)).status_code for page in pages} == {404}
