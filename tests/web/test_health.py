"""What watches over the server gets an answer without logging in."""

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_all_is_well(db, address):
    response = Client().get(address)

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "sessionid" not in response.cookies


@override_settings(SECURE_SSL_REDIRECT=True)
def test_it_is_asked_without_https(db):
    assert Client().get("/healthz").status_code == 200
    assert Client().get("/login/").status_code == 301


def test_a_database_that_does_not_answer_is_not_ready(db):
    def broken(*_arguments):
        raise OperationalError("gone")

    with connection.execute_wrapper(broken):
        assert Client().get("/readyz").status_code == 503
        assert Client().get("/healthz").status_code == 200
