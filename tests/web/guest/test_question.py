"""What is asked of those who take part, answered through a link."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from stafett.audit.models import Entry
from stafett.pulses.models import Privacy, Response, Sealed, Ticket
from stafett.recipes.gathering.outside import actions as outside
from tests.factories import days_ago, days_ahead, pulses

from . import gathered
from .conftest import arrive, asked_at

pytestmark = pytest.mark.django_db
gathering, guro, made, series = gathered.gathering, gathered.guro, gathered.made, gathered.series
ANSWERS = {"q-calm": "4", "q-shift": "day", "q-more": "Tea"}


@pytest.fixture
def wave(series, gathering, made):
    return asked_at(series, gathering, made)


@pytest.fixture
def address(made, wave) -> str:
    return reverse("guest:question", args=[made.link.pk, wave.pk])


def code_of(page: str) -> str:
    return re.search(r'name="new_code" value="([^"]+)"', page)[1]


def test_what_is_asked_now_stands_where_the_link_leads(guro, at, address) -> None:
    for page in ("welcome", "arena"):
        assert address in guro.get(at(page)).text
    guro.post(address, ANSWERS)
    assert [address in guro.get(at(page)).text for page in ("welcome", "arena")] == [False, False]


def test_nobody_can_find_out_and_the_code_is_shown_once(guro, address, made, monkeypatch) -> None:
    page = guro.get(address).text
    assert "Nobody can find out what you answer" in page
    code, session = code_of(page), Session.objects.values().get()
    entries = Entry.objects.count()

    told = guro.post(address, ANSWERS | {"code": "", "new_code": code})

    assert (told.status_code, "Keep this code for next time" in told.text, code in told.text) == (
        200,
        True,
        True,
    )
    assert (Ticket.objects.get().guest_id, Sealed.objects.count()) == (made.link.guest_id, 1)
    assert (Entry.objects.count(), Session.objects.values().get()) == (entries, session)
    again = guro.get(address).text
    assert ("You have answered this already." in again, code in again, "results" in again) == (
        True,
        False,
        False,
    )
    assert guro.post(address, ANSWERS | {"new_code": code}).status_code == 422


def test_with_the_code_of_last_time_none_is_shown(guro, address) -> None:
    code = code_of(guro.get(address).text)
    assert "Keep this code" not in guro.post(address, ANSWERS | {"code": code.upper()}).text


def test_an_open_answer_is_said_to_be_open_and_bears_the_name(guro, made, series, wave, unit_a) -> None:
    shown = pulses.wave(pulses.form(series, Privacy.OPEN))
    address = reverse("guest:question", args=[made.link.pk, shown.pk])
    assert "with your name" in guro.get(address).text
    told = guro.post(address, ANSWERS, follow=True)
    assert (told.redirect_chain, "Thank you. Your answer is in." in told.text) == (
        [(reverse("guest:welcome", args=[made.link.pk]), 302)],
        True,
    )
    assert Response.objects.get().guest_id == made.link.guest_id
    assert Entry.objects.get(verb="pulse.answered").by_guest == made.link.guest_id
    known = pulses.wave(pulses.form(series, Privacy.KNOWN, known_to_id=unit_a.pk))
    address = reverse("guest:question", args=[made.link.pk, known.pk])
    assert "Known to whoever leads Section A, or a unit above it." in guro.get(address).text
    guro.post(address, ANSWERS)
    assert Entry.objects.filter(by_guest=made.link.guest_id, verb="pulse.answered").count() == 1


def test_what_is_wrong_is_said_and_all_is_kept(guro, address) -> None:
    wrong = guro.post(address, ANSWERS | {"q-calm": "6"})
    assert (wrong.status_code, "Tea" in wrong.text, Sealed.objects.count()) == (422, True, 0)
    assert "Answer at least one question." in guro.post(address, {}).text


def test_it_is_read_while_it_is_open(guro, made, series, wave) -> None:
    for day in (days_ahead(9), days_ago(90)):
        other = pulses.wave(wave.form, day)
        shown = guro.get(reverse("guest:question", args=[made.link.pk, other.pk])).text
        assert "This can only be answered while it is open." in shown


def test_gone_for_who_has_no_place_or_no_link(guro, address, made, series, gathering, alice, today) -> None:
    assert Client().get(address).status_code == 404
    assert guro.get(reverse("guest:question", args=[made.link.pk, 999_999])).status_code == 404
    guro.post(reverse("guest:gathering", args=[made.link.pk, gathering.pk]), {"do": "stay_away"})
    assert [guro.get(address).status_code, guro.post(address, ANSWERS).status_code] == [404, 404]


def test_a_place_without_a_link_that_works_answers_nothing(address, made, series, alice, today) -> None:
    browser = arrive(made)
    outside.take_back(series, made.link, by=alice.actor, on=today)
    assert (browser.post(address, ANSWERS).status_code, Ticket.objects.count()) == (404, 0)
