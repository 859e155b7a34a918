"""Links that work once, in the browser."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client

from stafett.lib import clock
from stafett.people import actions, log_ins, queries
from stafett.people.actor import command_line
from stafett.people.models import Identity, Invitation
from stafett.web.access import ORGANISATION
from tests import factories

PASSWORD = factories.people.PASSWORD


@pytest.fixture
def client():
    return Client(headers={"Accept-Language": "en"})


@pytest.fixture
def newcomer(trust, unit_a):
    made = factories.person(trust, "Nina Nyansatt", email="nina@example.org")
    factories.employment(made, unit_a)
    return made


@pytest.fixture
def link(newcomer, unit_a):
    by = command_line(unit_a.organisation_id)
    invited, _unusable = actions.invite(
        unit_a.organisation_id, unit_id=unit_a.pk, by=by, on=factories.TODAY, at=clock.now()
    )
    return f"/invitation/{invited[0].token}/"


def choose(client, link, password=PASSWORD, repeat=None):
    given = {"first": "yes", "password": password, "repeat": password if repeat is None else repeat}
    return client.post(link, given)


def prove(client, link, email, password=PASSWORD):
    return client.post(link, {"existing": "yes", "username": email, "password": password})


def words(page):
    """What a page says, without its own address and the token of its forms."""
    return re.sub(r'value="[^"]*"', "", page.content.decode())


def test_opening_a_link_changes_nothing(client, link):
    for _ in range(3):
        assert client.get(link).status_code == 200
        assert client.head(link).status_code == 200

    assert Invitation.objects.get().used_at is None
    assert Identity.objects.count() == 0


def test_the_page_says_for_whom_and_where(client, link):
    page = client.get(link).content.decode()

    assert "Welcome, Nina Nyansatt" in page
    assert "your own page at Granli Hospital Trust" in page


def test_choosing_a_password_logs_in_at_that_organisation(client, link, newcomer, trust):
    assert choose(client, link).url == "/"

    made = Identity.objects.get()
    assert [tie.person for tie in queries.ties(made)] == [newcomer]
    assert client.session[ORGANISATION] == trust.pk
    assert client.get("/my-login/").status_code == 200


def test_the_new_log_in_works_the_next_time(client, link):
    choose(client, link)
    later = Client()

    assert later.post("/login/", {"username": "nina@example.org", "password": PASSWORD}).status_code == 302


def test_a_used_an_old_and_an_unknown_link_are_answered_alike(client, link):
    unknown = client.get("/invitation/nothing/")
    Invitation.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    old = client.get(link)
    Invitation.objects.update(expires_at=clock.now() + timedelta(days=1), used_at=clock.now())
    used = client.get(link)

    assert [page.status_code for page in (unknown, old, used)] == [404, 404, 404]
    assert words(unknown) == words(old) == words(used)


def test_a_used_link_makes_nothing(client, link):
    choose(client, link)

    assert choose(Client(), link, "quite another password").status_code == 404
    assert Identity.objects.get().check_password(PASSWORD)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", "This password is too short. It must contain at least 12 characters."),
        ("password1234", "This password is too common."),
        ("nina@example.org", "The password is too similar to the e-mail address."),
        ("", "This field is required."),
    ],
)
def test_a_weak_password_is_refused_by_its_field_and_the_link_still_works(client, link, password, said):
    Identity._meta.get_field("email").verbose_name = "e-mail address"

    page = choose(client, link, password)

    assert page.status_code == 422
    assert said in page.context["first"].errors["password"]
    assert 'value="nina@example.org"' in page.content.decode()
    assert choose(client, link).status_code == 302


def test_two_different_passwords_are_refused(client, link):
    page = choose(client, link, PASSWORD, repeat="something else entirely")

    assert page.context["first"].errors["repeat"] == ["The two passwords are not the same."]


def test_the_address_of_a_new_log_in_cannot_be_chosen(client, link):
    client.post(
        link, {"first": "yes", "username": "boss@example.org", "password": PASSWORD, "repeat": PASSWORD}
    )

    assert Identity.objects.get().email == "nina@example.org"


@pytest.mark.parametrize("password", ["x" * 1_000_000, "a fine password\x00"], ids=["endless", "nul"])
def test_what_can_be_no_password_is_refused(client, link, password):
    assert choose(client, link, password).status_code == 422


@pytest.mark.parametrize(
    "token", ["%00", "%FF%FE", "..%2F..%2F", "Ø", pytest.param("a" * 10_000, id="endless")]
)
def test_no_token_breaks_the_page(client, db, token):
    assert client.get(f"/invitation/{token}/").status_code == 404


def test_an_address_that_has_a_log_in_must_be_proven(client, link):
    there = factories.identity("nina@example.org")

    page = client.get(link)
    refused = choose(client, link, "the password of a thief")

    assert page.context["first"] is None
    assert refused.status_code == 422
    there.refresh_from_db()
    assert there.check_password(PASSWORD)


def test_a_log_in_one_has_is_tied_when_proven(client, link, charlie, newcomer, trust):
    assert prove(client, link, "CHARLIE@example.org").url == "/"

    assert {tie.person for tie in queries.ties(charlie.identity)} == {charlie.person, newcomer}
    assert client.session[ORGANISATION] == trust.pk


def test_wrong_proof_says_the_same_for_known_and_unknown_and_uses_nothing(client, link, charlie):
    pages = [
        prove(client, link, "charlie@example.org", "wrong"),
        prove(client, link, "nobody@example.org", "x"),
    ]

    said = [list(page.context["existing"].non_field_errors()) for page in pages]
    assert said[0] == said[1] != []
    assert Invitation.objects.get().used_at is None
    assert log_ins.by_address("charlie@example.org") == charlie.identity


def test_guessing_the_proof_is_locked_out_too(client, link, charlie):
    answers = [prove(client, link, "charlie@example.org", "wrong").status_code for _ in range(5)]
    answers.append(prove(client, link, "charlie@example.org").status_code)

    assert answers == [422, 422, 422, 422, 429, 429]
    assert Invitation.objects.get().used_at is None


def test_what_is_kept_of_a_failure_does_not_hold_the_links_secret(client, link, charlie):
    prove(client, link, "charlie@example.org", "wrong-and-secret")

    kept = str(vars(AccessAttempt.objects.get()))
    assert link.split("/")[2] not in kept
    assert "wrong-and-secret" not in kept


def test_a_log_in_that_has_a_record_here_already_is_refused(client, link, bob):
    page = prove(client, link, "bob@example.org")

    assert page.context["existing"].non_field_errors() == [
        "Your log-in is already tied to another record in this organisation."
    ]


def test_somebody_elses_session_ends_when_a_link_is_used(client_of, link, bob):
    client = client_of(bob)
    session_key = client.session.session_key

    choose(client, link)

    assert client.session.session_key != session_key
    assert int(client.session["_auth_user_id"]) == Identity.objects.get(email="nina@example.org").pk


def test_a_form_without_its_token_is_refused(link):
    assert choose(Client(enforce_csrf_checks=True), link).status_code == 403
    assert Identity.objects.count() == 0


def test_the_link_is_sent_to_no_other_site_and_kept_in_no_cache(client, link):
    page = client.get(link)

    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]


def test_an_operators_link_sets_a_new_password(client, db):
    factories.identity("root@example.org", is_operator=True)
    invited = actions.invite_operator("root@example.org", by=command_line(), at=clock.now())

    choose(client, f"/invitation/{invited.token}/", "quite another password")

    assert Identity.objects.get().check_password("quite another password")


def test_a_record_withdrawn_meanwhile_gets_no_log_in(client, link, newcomer):
    factories.close(newcomer.details.get())

    assert client.get(link).status_code == 404
    assert choose(client, link).status_code == 404
