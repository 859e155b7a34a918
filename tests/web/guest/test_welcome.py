"""Where a guest arrives."""

import re

import pytest
from django.urls import reverse

from stafett.web.guest.tasks import TASKS

from .conftest import words

pytestmark = pytest.mark.django_db


def test_it_says_who_asks_what_for_and_until_when(guro, at) -> None:
    page = guro.get(at("welcome")).text

    assert "Welcome, Guro Gjest" in page
    assert "sign what you have seen Bob Berg do, on the practice list for “Cannula”" in page
    assert "Alice Aas at Granli Hospital Trust sent you this link." in page
    assert "It works through 15 July 2026, and opens nothing else." in words(page)
    assert at("practice") in page


def test_nothing_of_the_house_is_shown_around_it(guro, at) -> None:
    page = guro.get(at("welcome")).text

    links = set(re.findall(r'(?:href|action)="(/(?!static)[^"]*)"', page))
    assert links == {at("welcome"), at("stored"), at("practice"), at("leave"), reverse("accounts:language"),
                     reverse("help"), reverse("accessibility")}  # fmt: skip


def test_each_kind_of_thing_has_its_first_page() -> None:
    assert {kind: reverse(task.page, args=[1]) for kind, task in TASKS.items()} == {
        "arena": "/guest/1/take-part/",
        "practice": "/guest/1/practice/",
    }


def test_it_only_reads(guro, at) -> None:
    assert guro.post(at("welcome")).status_code == 405
