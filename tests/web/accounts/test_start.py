"""What a log-in without a person record sees first."""

import pytest
from django.test import Client

from tests import factories


@pytest.fixture
def operator(db):
    client = Client(headers={"Accept-Language": "en"})
    identity = factories.identity("root@example.org", is_operator=True)
    client.force_login(identity, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_an_operator_is_told_what_to_do_next(operator):
    page = operator.get("/", follow=True)

    assert page.redirect_chain == [("/start/", 302)]
    assert "stafett import" in page.content.decode()
    assert "Bring in the first organisation" in page.content.decode()


def test_an_operator_sees_the_organisations_by_name(operator, trust, elsewhere):
    known = operator.get("/start/").context["known"]

    assert [root.name for root in known] == ["Granli Hospital Trust", "Solvik Municipality"]


def test_a_log_in_tied_to_nobody_sees_no_organisation(trust):
    client = Client()
    identity = factories.identity()
    client.force_login(identity, backend="django.contrib.auth.backends.ModelBackend")

    page = client.get("/start/")

    assert page.status_code == 200
    assert page.context["known"] == []


def test_who_has_a_record_goes_to_the_first_page(client_of, bob):
    assert client_of(bob).get("/start/").url == "/"
