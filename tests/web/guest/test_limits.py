"""Whoever tries many links that are none waits, and nobody else does."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from stafett.web.guest import limits

pytestmark = pytest.mark.django_db


def tried(token: str, address: str) -> int:
    return Client(REMOTE_ADDR=address).get(reverse("guest:arrival", args=[token])).status_code


def test_after_thirty_tries_more_are_told_to_wait_and_a_link_that_works_opens(made) -> None:
    answers = [tried(f"made-up-{number}", "192.0.2.7") for number in range(limits.TRIES)]

    assert answers == [302] * limits.TRIES
    assert tried("made-up", "192.0.2.7") == 429
    assert tried(made.token, "192.0.2.7") == 302
    assert tried("made-up", "192.0.2.8") == 302
    cache.clear()
    assert tried("made-up", "192.0.2.7") == 302


def test_good_links_are_not_counted(made) -> None:
    assert {tried(made.token, "192.0.2.7") for _ in range(limits.TRIES + 1)} == {302}


def test_what_is_said_while_one_waits(client) -> None:
    for number in range(limits.TRIES):
        client.get(reverse("guest:arrival", args=[f"made-up-{number}"]))

    page = client.get(reverse("guest:arrival", args=["made-up"]))
    assert "Open your link again in fifteen minutes." in page.text


def test_a_count_that_ends_while_it_is_raised_is_no_error(rf, monkeypatch) -> None:
    request = rf.get("/")
    limits.failed(request)
    monkeypatch.setattr(cache, "add", lambda *_: False)
    cache.clear()

    limits.failed(request)

    assert not limits.is_over(request)
