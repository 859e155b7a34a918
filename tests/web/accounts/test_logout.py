"""Logging out."""

from django.test import Client


def test_the_button_logs_out(client_of, bob):
    client = client_of(bob)

    assert client.post("/logout/").url == "/login/"
    assert client.get("/my-login/").status_code == 302


def test_a_link_logs_nobody_out(client_of, bob):
    client = client_of(bob)

    assert client.get("/logout/").status_code == 405
    assert client.get("/my-login/").status_code == 200


def test_who_is_logged_out_already_comes_to_the_same_page(db):
    assert Client().post("/logout/").url == "/login/"


def test_another_site_logs_nobody_out(client_of, bob):
    client = client_of(bob, enforce_csrf_checks=True)

    assert client.post("/logout/").status_code == 403
