"""Wanting no more of some mail, from the link in it."""

import pytest
from django.test import Client
from django.urls import reverse

from stafett.communication import queries, stopping
from stafett.communication.models import Rhythm
from stafett.communication.rules import Choice
from stafett.communication.stopping import Stop

pytestmark = pytest.mark.django_db


def address(member, *kinds) -> str:
    return reverse("mail:stop", args=[stopping.token(Stop(member.person.pk, kinds))])


def chosen(member) -> Choice:
    return queries.choices([member.person.pk])[member.person.pk]


def test_opening_the_link_changes_nothing(client: Client, bob):
    page = client.get(address(bob, "claim.waits"))

    assert page.status_code == 200
    assert "When something waits for me to approve or sign" in page.text
    assert chosen(bob) == Choice()


def test_the_button_stops_that_kind(client: Client, bob):
    page = client.post(address(bob, "claim.waits"))

    assert "You get no more mail about this:" in page.text
    assert chosen(bob) == Choice(Rhythm.DAILY, frozenset({"claim.waits"}))


def test_from_a_digest_it_stops_all_but_what_one_must_know(client: Client, bob):
    page = client.post(address(bob))

    assert "You get no more mail but what you must know." in page.text
    assert chosen(bob) == Choice(Rhythm.NONE)


def test_mail_programmes_press_it_themselves(bob):
    client = Client(enforce_csrf_checks=True)

    assert client.post(address(bob), {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert chosen(bob).rhythm == Rhythm.NONE


def test_a_kind_there_is_no_more_is_no_error(client: Client, bob):
    assert client.get(address(bob, "gone.kind")).status_code == 200


@pytest.mark.parametrize("token", ["x", "WzFd:1abcde:x", "%00", "æ"])
def test_a_link_that_was_not_made_here_leads_nowhere(client: Client, db, token):
    assert client.get(f"/mail/stop/{token}/").status_code == 404
    assert client.post(f"/mail/stop/{token}/").status_code == 404
