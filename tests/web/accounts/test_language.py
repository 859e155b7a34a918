"""Which language one reads."""

import pytest
from django.conf import settings
from django.test import Client, override_settings

COOKIE = settings.LANGUAGE_COOKIE_NAME


def language_of(client, accept=""):
    return client.get("/login/", headers={"Accept-Language": accept})["Content-Language"]


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", "nb"),
        ("nb-NO,nb;q=0.9,en;q=0.8", "nb"),
        ("no,en;q=0.8", "nb"),
        ("nn-NO,en;q=0.8", "nn"),
        ("en-GB", "en"),
        ("sv,de;q=0.5", "nb"),
        ("se,en;q=0.5", "en"),
        ("*", "nb"),
        pytest.param("x" * 100_000, "nb", id="endless"),
    ],
)
@override_settings(LANGUAGE_CODE="nb")
def test_the_browsers_language_is_used_where_it_is_ours_and_else_bokmal(db, accept, language):
    assert language_of(Client(), accept) == language


def test_what_one_chose_comes_before_the_browsers(db):
    client = Client()

    response = client.post("/language/", {"language": "nn", "next": "/login/"})

    assert response.url == "/login/"
    assert language_of(client, "en") == "nn"


def test_the_choice_is_remembered_with_the_log_in(client_of, bob):
    client_of(bob).post("/language/", {"language": "en"})

    bob.identity.refresh_from_db()
    assert bob.identity.language == "en"


@override_settings(LANGUAGE_CODE="nb")
def test_an_unknown_language_changes_nothing(client_of, bob):
    client = client_of(bob)

    client.post("/language/", {"language": "xx"})
    client.cookies[COOKIE] = "../../etc"

    bob.identity.refresh_from_db()
    assert bob.identity.language == ""
    assert language_of(client, "") == "nb"


def test_choosing_goes_to_no_other_site(db):
    assert Client().post("/language/", {"language": "nn", "next": "//evil.example/"}).url == "/"


def test_a_link_chooses_nothing(db):
    assert Client().get("/language/").status_code == 405
