"""A guest from outside applies by their link."""

from datetime import timedelta

import pytest
from django.urls import reverse

from stafett.arenas.seats import actions as seats
from stafett.lib.keys import new_code
from stafett.recipes.placement.models import Stay
from stafett.recipes.placement.outside import actions as outside
from tests.factories import GURO, arenas, days_ahead, placements, pulses
from tests.factories.arenas import NOON
from tests.factories.placements import FIRST

from . import staying

pytestmark = pytest.mark.django_db
host = staying.host


@pytest.fixture
def stay(charlie, unit_elsewhere):
    return placements.offer(charlie, unit_elsewhere.pk)


@pytest.fixture
def made(stay, charlie, today):
    known = {"expires_on": days_ahead(365), "by": charlie.actor, "on": today, "at": NOON}
    return outside.begin_here(stay, GURO, "Welcome", **known)


def test_applies_by_their_link(host, at) -> None:
    page = host.get(at("apply"))
    assert page.status_code == 200
    wrong = {"goals": "One", "first": FIRST, "last": FIRST + timedelta(days=60)}
    assert host.post(at("apply"), wrong).status_code == 422
    told = host.post(at("apply"), wrong | {"goals": "One\nTwo"}, follow=True)
    assert "Sent to your leader." in told.text


def test_once_they_have_a_place_they_are_asked_what_the_host_asks(made, host, at, charlie) -> None:
    now = Stay.objects.get()
    wave = pulses.wave(pulses.form(now.arena))
    address = reverse("guest:question", args=[made.link.pk, wave.pk])
    assert (address in host.get(at("arena")).text, host.get(address).status_code) == (False, 404)
    with arenas.change(now.arena.organisation) as change:
        seats.grant(now.seat, change=change, at=NOON)
    assert [address in host.get(at(page)).text for page in ("welcome", "arena")] == [True, True]
    assert "Keep this code for next time" in host.post(address, {"q-calm": "3", "new_code": new_code()}).text


def test_a_link_to_something_else_is_none_of_these(made, host, at) -> None:
    made.link.__class__.objects.update(scope="arena:0")
    pages = ("arena", "agreement", "agreement_pdf", "apply")
    assert {host.get(at(page)).status_code for page in pages} == {404}
