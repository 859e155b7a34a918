"""The first page."""

from tests import factories


def test_whoever_has_a_person_record_comes_to_their_own_page(client_of, bob):
    answer = client_of(bob).get("/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/me/")


def test_a_log_in_tied_to_nobody_comes_to_where_it_is_told_what_to_do(client, db):
    client.force_login(factories.identity(), backend="django.contrib.auth.backends.ModelBackend")

    assert client.get("/").headers["Location"] == "/start/"


def test_a_stranger_logs_in_first(client, db):
    assert client.get("/").headers["Location"] == "/login/?next=/"
