"""Logging in, failing to, and being told to wait."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from stafett.audit import queries as audit
from stafett.audit.models import INSTALLATION
from tests import factories

PASSWORD = factories.people.PASSWORD
LOGIN = "/login/"
WRONG = "The address and the password do not belong together. Check both and try again."


@pytest.fixture
def client():
    return Client(headers={"Accept-Language": "en"})


def log_in(client, email="bob@example.org", password=PASSWORD, **more):
    return client.post(LOGIN, {"username": email, "password": password, **more})


def is_logged_in(client):
    return client.get("/my-login/").status_code == 200


def test_the_right_password_logs_in(client, bob):
    response = log_in(client)

    assert (response.status_code, response.url) == (302, "/")
    assert is_logged_in(client)


def test_an_address_is_the_same_in_any_case_and_with_spaces(client, bob):
    log_in(client, " BOB@Example.ORG ")

    assert is_logged_in(client)


def test_a_wrong_password_an_unknown_address_and_a_closed_log_in_are_answered_alike(client, bob, alice):
    alice.identity.is_active = False
    alice.identity.save()

    answers = [
        log_in(client, "bob@example.org", "wrong"),
        log_in(client, "nobody@example.org", "wrong"),
        log_in(client, "alice@example.org", PASSWORD),
    ]

    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert [list(answer.context["form"].non_field_errors()) for answer in answers] == [[WRONG]] * 3
    assert not is_logged_in(client)


def test_the_typed_address_is_kept_and_the_password_is_not(client, bob):
    page = log_in(client, "bob@example.org", "wrong-and-secret").content.decode()

    assert 'value="bob@example.org"' in page
    assert "wrong-and-secret" not in page


def test_the_session_key_changes_at_log_in(client, bob):
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key

    log_in(client)

    assert client.session.session_key != session.session_key
    assert is_logged_in(client)


def test_the_session_ends_after_twelve_hours_however_busy(client, bob):
    log_in(client)

    ends = client.session.get_expiry_date()
    session = client.session
    session["busy"] = True
    session.save()

    assert abs(ends - timezone.now() - timedelta(hours=12)) < timedelta(minutes=1)
    assert client.session.get_expiry_date() == ends


def test_after_log_in_one_is_where_one_wanted_to_be(client, bob):
    wanted = client.get("/my-login/")
    assert wanted.url == "/login/?next=/my-login/"

    assert log_in(client, next="/my-login/?show=all").url == "/my-login/?show=all"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        " /login",
        "http:evil.example",
        "/\t/evil.example",
        pytest.param("/" + "a" * 3000, id="endless"),
        "/\x00",
    ],
)
def test_after_log_in_one_is_never_on_another_site(client, bob, elsewhere):
    assert log_in(client, next=elsewhere).url == "/"


def test_who_is_logged_in_is_sent_on(client, bob):
    log_in(client)

    assert client.get(LOGIN, {"next": "//evil.example"}).url == "/"


def test_after_five_failures_even_the_right_password_must_wait(client, bob):
    answers = [log_in(client, password="wrong").status_code for _ in range(5)]
    answers.append(log_in(client).status_code)

    assert answers == [422, 422, 422, 422, 429, 429]
    assert not is_logged_in(client)


def test_being_locked_out_says_what_to_do_for_known_and_unknown_alike(client, bob):
    pages = []
    for email in ("bob@example.org", "nobody@example.org"):
        for _ in range(5):
            answer = log_in(client, email, "wrong")
        pages.append(re.sub(r'value="[^"]*"', "", answer.content.decode()))

    assert "Wait fifteen minutes, then try again." in pages[0]
    assert pages[0] == pages[1]


def test_no_spelling_of_the_address_goes_round_the_lock_out(client, bob):
    for email in (
        "bob@example.org",
        "BOB@example.org",
        " bob@EXAMPLE.org",
        "Bob@example.org\t",
        "boB@example.org",
    ):
        answer = log_in(client, email, "wrong")

    assert answer.status_code == 429
    assert log_in(client).status_code == 429


def test_no_made_up_forwarding_goes_round_the_lock_out(client, bob):
    for number in range(5):
        client.defaults["HTTP_X_FORWARDED_FOR"] = f"192.0.2.{number}"
        answer = log_in(client, password="wrong")

    assert answer.status_code == 429


def test_another_browser_does_not_go_round_the_lock_out(client, bob):
    for number in range(5):
        client.defaults["HTTP_USER_AGENT"] = f"browser {number}"
        answer = log_in(client, password="wrong")

    assert answer.status_code == 429


def test_the_lock_out_ends_after_fifteen_minutes_whatever_is_tried_meanwhile(client, bob):
    for _ in range(8):
        log_in(client, password="wrong")
    assert AccessAttempt.objects.get().failures_since_start == 5

    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))

    assert log_in(client).status_code == 302


def test_one_locked_address_leaves_the_others_open(client, bob, alice):
    for _ in range(5):
        log_in(client, password="wrong")

    assert log_in(client, "alice@example.org").status_code == 302


def test_a_log_in_forgets_earlier_failures(client, bob):
    for _ in range(4):
        log_in(client, password="wrong")
    log_in(client)

    assert AccessAttempt.objects.count() == 0


def test_what_is_kept_of_a_failure_holds_no_secret(client, bob):
    log_in(client, password="wrong-and-secret", next="/somewhere/")

    kept = str(vars(AccessAttempt.objects.get()))
    assert "wrong-and-secret" not in kept
    assert "wrong-and-secret" not in str([vars(entry) for entry in audit.entries(INSTALLATION)])


def test_log_ins_and_failures_are_in_the_installations_log(client, bob):
    for _ in range(5):
        log_in(client, password="wrong")
    AccessAttempt.objects.all().delete()
    log_in(client)

    found = [(entry.verb, entry.subject) for entry in audit.entries(INSTALLATION).order_by("position")]
    assert found == (
        [("log_in.failed", "bob@example.org")] * 4
        + [("log_in.locked_out", "bob@example.org"), ("log_in.succeeded", "bob@example.org")]
    )


@pytest.mark.parametrize(
    ("email", "password"),
    [
        pytest.param("bob@example.org", "x" * 1_000_000, id="endless password"),
        pytest.param("b" * 1_000_000 + "@example.org", "wrong", id="endless address"),
        ("bob@example.org\x00", "wrong"),
        ("bob@example.org", "wrong\x00"),
        ("", ""),
        ("not an address", "wrong"),
    ],
)
def test_what_can_be_no_log_in_is_refused_before_anything_slow(client, bob, email, password, monkeypatch):
    monkeypatch.setattr("django.contrib.auth.authenticate", lambda *_, **__: pytest.fail("was tried"))

    assert log_in(client, email, password).status_code == 422


def test_a_form_without_its_token_is_refused(bob):
    client = Client(enforce_csrf_checks=True)

    assert log_in(client).status_code == 403
    assert not is_logged_in(client)


def test_a_made_up_host_is_refused(client, bob):
    assert client.get(LOGIN, headers={"Host": "evil.example"}).status_code == 400


def test_the_page_is_kept_in_no_cache(client, db):
    assert "no-store" in client.get(LOGIN)["Cache-Control"]


def test_pages_after_log_in_are_kept_in_no_cache(client, bob):
    log_in(client)

    assert client.get("/my-login/")["Cache-Control"] == "private, no-store"


def test_logging_in_on_a_new_device_brings_the_language(client, bob):
    bob.identity.language = "nn"
    bob.identity.save()

    log_in(client)

    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "nn"


def test_the_address_of_the_page_is_what_settings_say():
    assert reverse(settings.LOGIN_URL) == LOGIN


@override_settings(
    PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"],
)
def test_passwords_are_kept_with_argon2(client, db):
    made = factories.identity("argon@example.org")

    assert made.password.startswith("argon2$argon2id$")
    assert log_in(client, "argon@example.org").status_code == 302
