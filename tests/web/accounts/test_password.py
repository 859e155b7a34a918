"""Changing one's own password."""

from tests import factories

PASSWORD = factories.people.PASSWORD
NEW = "a quite new password"
PAGE = "/my-login/password/"


def change(client, current=PASSWORD, new=NEW, repeat=NEW):
    return client.post(PAGE, {"current": current, "password": new, "repeat": repeat})


def test_the_password_is_changed_and_this_session_goes_on(client_of, bob):
    client = client_of(bob)

    assert change(client).url == "/my-login/"
    assert client.get("/my-login/").status_code == 200
    bob.identity.refresh_from_db()
    assert bob.identity.check_password(NEW)


def test_every_other_session_ends(client_of, bob):
    elsewhere = client_of(bob)
    change(client_of(bob))

    assert elsewhere.get("/my-login/").status_code == 302


def test_the_password_one_has_must_be_right(client_of, bob):
    page = change(client_of(bob), current="wrong")

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["current"]
    bob.identity.refresh_from_db()
    assert bob.identity.check_password(PASSWORD)


def test_guessing_on_a_borrowed_screen_is_locked_out(client_of, bob):
    client = client_of(bob)

    answers = [change(client, current="wrong").status_code for _ in range(6)]

    assert answers == [422, 422, 422, 422, 429, 429]


def test_a_weak_password_is_refused(client_of, bob):
    page = change(client_of(bob), new="short", repeat="short")

    assert list(page.context["form"].errors) == ["password"]


def test_a_stranger_is_asked_to_log_in(client, db):
    assert client.get(PAGE).url == f"/login/?next={PAGE}"
