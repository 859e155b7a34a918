"""The agreement through a link."""

import pytest

from stafett.arenas.models import Consent
from stafett.recipes.placement.outside import actions as outside
from stafett.recipes.placement.terms import actions as terms
from stafett.recipes.placement.terms import queries as agreements
from stafett.recipes.placement.workflow import Who
from tests.factories.placements import SIXTEEN_WEEKS

from . import staying

pytestmark = pytest.mark.django_db
agreeing, host, made, stay = staying.agreeing, staying.host, staying.made, staying.stay


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


def test_the_pages_are_gone_when_the_link_is(agreeing, host, at, made, alice, today) -> None:
    outside.take_back(agreeing, made.link, by=alice.actor, on=today)
    assert {host.get(at(page)).status_code for page in ("arena", "agreement", "agreement_pdf")} == {404}


def test_the_host_asks_for_four_weeks_more(agreeing, host, at, alice, bob, today) -> None:
    version = agreements.latest(agreeing).version
    for role, member in ((Who.GUEST, bob), (Who.HOME, alice)):
        terms.answer(agreeing, version, role, by=member.actor, on=today)
    host.post(at("agreement"), {"do": "yes", "role": "host", "version": "1"})
    assert "Extend the stay" in host.get(at("agreement")).text

    asked = {
        "do": "extend",
        "version": "1",
        "last": SIXTEEN_WEEKS.isoformat(),
        "grounds": "There is more to see",
    }
    told = host.post(at("agreement"), asked, follow=True)

    assert "The longer agreement is saved." in told.text
    longer = agreements.latest(agreeing)
    assert (longer.version.number, longer.version.effective_to) == (2, SIXTEEN_WEEKS)
    assert [longer.answer(role) for role in (Who.GUEST, Who.HOME, Who.HOST)] == [None] * 3
