"""Links to a stay, as its leader makes them; the same page serves gatherings."""

import pytest
from django.urls import reverse

from stafett.communication.models import Message
from stafett.lib.verdict import NotAllowed
from stafett.people.models import GuestLink
from stafett.recipes.placement.outside import actions
from tests.factories import days_ahead, placements

pytestmark = pytest.mark.django_db

THEM = {"name": "Guro Gjest", "works_at": "Solvik", "email": "guro@solvik.example.org", "language": "en"}


@pytest.fixture
def page(bob, alice, unit_a) -> str:
    return reverse("placements:outside", args=[placements.there(bob, unit_a.pk).pk])


@pytest.fixture
def browser(client_of, alice):
    return client_of(alice)


def given(**other) -> dict[str, str]:
    return THEM | {"expires_on": days_ahead(30).isoformat(), "ask": "1"} | other


def test_a_link_is_shown_once(page, browser) -> None:
    made = browser.post(page, given()).text
    assert "The link for Guro Gjest is made" in made
    assert "/guest/" in made
    assert "mailto:guro%40solvik.example.org" in made
    again = browser.get(page).text
    assert ("Guro Gjest" in again, 'id="made-link"' in again) == (True, False)


def test_what_is_wrong_is_said(page, browser, bob) -> None:
    for wrong in (
        {"email": "guro"},
        {"email": "bob@example.org"},
        {"expires_on": days_ahead(900).isoformat()},
    ):
        answer = browser.post(page, given(**wrong))
        assert (answer.status_code, GuestLink.objects.count()) == (422, 0)


def test_renewed_and_taken_back(page, browser) -> None:
    browser.post(page, given())
    link = GuestLink.objects.open().get()
    assert 'id="made-link"' in browser.post(page, {"renew": link.pk}).text
    again = browser.post(page, {"renew": link.pk}, follow=True).text
    assert ("This has been changed meanwhile. Look again." in again, 'id="made-link"' in again) == (
        True,
        False,
    )
    link = GuestLink.objects.open().get()
    answer = browser.post(page, {"take_back": link.pk}, follow=True)
    assert "Taken back. The link does not work any more." in answer.text
    assert "Nobody outside has a link." in answer.text


def test_a_link_may_be_mailed_where_mail_is_set_up(page, browser, settings) -> None:
    assert 'name="by_mail"' not in browser.get(page).text
    browser.post(page, given(by_mail="on"))
    assert not Message.objects.exists()

    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    assert 'name="by_mail"' in browser.get(page).text
    made = browser.post(page, given(by_mail="on")).text
    assert "It is on its way to guro@solvik.example.org, and works through" in made
    assert ('id="made-link"' in made, "mailto:guro" in made) == (True, False)
    link = GuestLink.objects.open().get()
    again = browser.post(page, {"mail": link.pk}).text
    assert "It is on its way to guro@solvik.example.org" in again
    assert "Send it yourself" in browser.post(page, given()).text
    subjects = Message.objects.filter(guest=link.guest).values_list("subject", "dropped")
    assert list(subjects) == [("Will you take part in work shadowing?", True)] * 2


def test_a_rule_that_says_no_stands_on_the_page(page, browser, alice, monkeypatch) -> None:
    browser.post(page, given())
    link = GuestLink.objects.open().get()

    def no(*_given, **_known):
        raise NotAllowed("Not now.")

    for name in ("renew", "take_back"):
        monkeypatch.setattr(actions, name, no)
        assert "Not now." in browser.post(page, {name: link.pk}, follow=True).text
