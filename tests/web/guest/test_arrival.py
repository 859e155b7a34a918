"""A link is opened: in comes whoever has it, and its secret is left behind."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from stafett.audit.models import Entry
from stafett.people.models import GuestLink
from stafett.records.outside_assessors import actions
from tests import factories
from tests.factories import days_ahead

from .conftest import arrive, ask

pytestmark = pytest.mark.django_db


def opened(token: str, browser: Client, **given):
    return browser.get(reverse("guest:arrival", args=[token]), **given)


def test_the_secret_leaves_the_address_and_is_told_to_nobody(made, client) -> None:
    answer = opened(made.token, client)

    assert (answer.status_code, answer.url) == (302, reverse("guest:welcome", args=[made.link.pk]))
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    page = client.get(answer.url)
    assert made.token not in page.text
    assert (page.status_code, page["Referrer-Policy"]) == (200, "same-origin")
    assert made.token not in str(dict(client.session))


def test_opening_it_changes_nothing_so_mail_programs_may_do_it_again_and_again(made, client) -> None:
    before = (Entry.objects.count(), list(GuestLink.objects.values()))
    for _ in range(40):
        assert opened(made.token, Client()).status_code == 302
    assert Client().head(reverse("guest:arrival", args=[made.token])).status_code == 302

    assert (Entry.objects.count(), list(GuestLink.objects.values())) == before
    assert arrive(made).get(reverse("guest:practice", args=[made.link.pk])).status_code == 200


def test_nothing_can_be_sent_to_it(made, client) -> None:
    assert client.post(reverse("guest:arrival", args=[made.token])).status_code == 405


@pytest.mark.parametrize("how", ["unknown", "taken back", "ended", "renewed"])
def test_links_that_do_not_work_all_lead_to_one_page(how, made, alice, client, today, monkeypatch) -> None:
    token = made.token
    if how == "unknown":
        token = token[:-1] + ("a" if token[-1] != "a" else "b")
    elif how == "taken back":
        actions.take_back(made.link, by=alice.actor, on=today)
    elif how == "renewed":
        actions.renew(made.link, by=alice.actor, on=today)
    else:
        monkeypatch.setenv("STAFETT_TODAY", days_ahead(31).isoformat())

    answer = opened(token, client)

    assert (answer.status_code, answer.url, answer["Referrer-Policy"]) == (302, "/guest/gone/", "no-referrer")
    assert not client.session.get("guest_link")


@pytest.mark.parametrize(
    "token", ["%00", "\u00f8" * 500, "gone ", "1" * 19, "..", "<script>", "%ed%a0%80", "a" * 9000]
)
def test_no_token_is_an_error_of_ours(token, client) -> None:
    assert client.get(f"/guest/{token}/").status_code in (302, 404)


def test_a_session_key_set_beforehand_is_not_the_one_that_comes_in(made) -> None:
    """An attacker who knows the key a victim's browser has does not come in with them."""
    victim, attacker = Client(), Client()
    victim.session.save()
    known = victim.session
    known["x"] = 1
    known.save()
    victim.cookies["sessionid"] = attacker.cookies["sessionid"] = known.session_key

    arrive(made, victim)

    assert victim.cookies["sessionid"].value != known.session_key
    assert attacker.get(reverse("guest:practice", args=[made.link.pk])).status_code == 404


def test_who_is_logged_in_stays_logged_in_and_is_a_guest_only_here(made, client_of, erik) -> None:
    browser = arrive(made, client_of(erik))

    page = browser.get(reverse("guest:welcome", args=[made.link.pk]))
    assert ("Guro Gjest" in page.text, "Erik Foss" in page.text) == (True, False)
    assert "Erik Foss" in browser.get(reverse("me:me")).text


def test_the_page_is_in_the_guests_language_unless_another_was_chosen(
    alice, bob, cannula, done, today
) -> None:
    nynorsk = type(factories.GURO)(name="Guro", email="g@example.com", works_at="Solvik", language="nn")
    made = ask(alice, bob, cannula, today, nynorsk)

    assert opened(made.token, Client()).cookies["django_language"].value == "nn"
    chosen = Client()
    chosen.cookies["django_language"] = "en"
    assert "django_language" not in opened(made.token, chosen).cookies


def test_the_session_ends_by_itself(made, client, settings) -> None:
    arrive(made, client)

    kept = Session.objects.get(session_key=client.session.session_key)
    assert 0 < client.session.get_expiry_age() <= settings.SESSION_COOKIE_AGE
    assert kept.get_decoded()["guest_link"] == made.link.pk
