"""A guest from outside applies by their link."""

from datetime import timedelta

import pytest

from stafett.recipes.placement.outside import actions as outside
from tests.factories import GURO, days_ahead, placements
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


def test_a_link_to_something_else_is_none_of_these(made, host, at) -> None:
    made.link.__class__.objects.update(scope="arena:0")
    pages = ("arena", "agreement", "agreement_pdf", "apply")
    assert {host.get(at(page)).status_code for page in pages} == {404}
