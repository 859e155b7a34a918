"""My log-in: where it belongs, and untying it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stafett.people import queries
from stafett.web.access import ORGANISATION
from tests import factories


@pytest.fixture
def second_record(bob, elsewhere):
    made = factories.person(elsewhere, "Robert Berg")
    return factories.tie(bob.identity, made)


def test_every_record_is_listed(client_of, bob, second_record):
    found = client_of(bob).get("/my-login/").context["records"]

    assert [record.organisation for record in found] == ["Granli Hospital Trust", "Solvik Municipality"]


def test_untying_closes_the_tie_and_the_organisation(client_of, bob, second_record):
    client = client_of(bob)
    client.post("/organisation/choose/", {"organisation": second_record.organisation_id})

    assert client.post(f"/my-login/ties/{second_record.pk}/untie/").url == "/my-login/"

    assert [tie.person for tie in queries.ties(bob.identity)] == [bob.person]
    assert ORGANISATION not in client.session


def test_untying_the_last_record_leaves_a_log_in_that_says_so(client_of, bob):
    client = client_of(bob)
    client.post(f"/my-login/ties/{queries.ties(bob.identity).get().pk}/untie/")

    assert client.get("/").url == "/start/"
    assert client.get("/start/").status_code == 200
    assert client.get("/log/me/").status_code == 404


def test_nobody_unties_another(client_of, bob, dana):
    tie = queries.ties(bob.identity).get()

    assert client_of(dana).post(f"/my-login/ties/{tie.pk}/untie/").status_code == 404
    assert queries.ties(bob.identity).get() == tie


def test_a_link_unties_nothing(client_of, bob):
    tie = queries.ties(bob.identity).get()

    assert client_of(bob).get(f"/my-login/ties/{tie.pk}/untie/").status_code == 405


def test_the_page_takes_as_many_queries_for_four_records_as_for_two(client_of, bob, second_record):
    client = client_of(bob)
    with CaptureQueriesContext(connection) as two:
        client.get("/my-login/")
    for name in ("Third", "Fourth"):
        factories.tie(bob.identity, factories.person(factories.organisation(name), "Bob B"))
    with CaptureQueriesContext(connection) as four:
        client.get("/my-login/")

    assert len(two) == len(four)
