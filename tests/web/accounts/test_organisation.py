"""Choosing which organisation is on the screen."""

import pytest

from tests import factories


@pytest.fixture
def second(bob, elsewhere):
    factories.tie(bob.identity, factories.person(elsewhere, "Robert Berg"))
    return elsewhere


def shown(client):
    return client.get("/my-login/").context["actor"].organisation_id


def test_the_first_is_shown_until_one_chooses(client_of, bob, second, trust):
    client = client_of(bob)
    assert shown(client) == trust.pk

    assert client.post("/organisation/choose/", {"organisation": second.pk}).url == "/"
    assert shown(client) == second.pk


@pytest.mark.parametrize("chosen", ["", "0", "-1", "x", "9" * 500, "\x00", "²"])
def test_what_is_no_organisation_of_ones_own_is_not_found(client_of, bob, chosen):
    assert client_of(bob).post("/organisation/choose/", {"organisation": chosen}).status_code == 404


def test_nobody_chooses_an_organisation_they_have_no_record_in(client_of, bob, elsewhere, trust):
    client = client_of(bob)

    assert client.post("/organisation/choose/", {"organisation": elsewhere.pk}).status_code == 404
    assert shown(client) == trust.pk


def test_a_session_that_names_another_organisation_shows_ones_own(client_of, bob, elsewhere, trust):
    client = client_of(bob)
    session = client.session
    session["organisation"] = elsewhere.pk
    session.save()

    assert shown(client) == trust.pk
