"""The way to each kind of meeting place, for those who may go it."""

import pytest
from django.urls import reverse

from stafett.web.meet.meet import PLACES

pytestmark = pytest.mark.django_db

MEET = "/meet/"


def labels(browser):
    return [str(place.label) for place in browser.get(MEET).context["places"]]


def test_an_employee_finds_courses_and_where_to_go(client_of, bob):
    assert labels(client_of(bob)) == ["Courses", "Work shadowing", "Ideas and needs"]


def test_a_leader_finds_gatherings_too(client_of, alice):
    assert labels(client_of(alice)) == ["Courses", "Work shadowing", "Gatherings", "Ideas and needs"]


def test_every_place_is_led_to(client_of, alice):
    page = client_of(alice).get(MEET).text

    for place in PLACES:
        assert f'<a href="{reverse(place.page)}">{place.label}</a>' in page
