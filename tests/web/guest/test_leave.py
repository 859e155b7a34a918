"""A guest leaves a machine that others use."""

import pytest
from django.urls import reverse

from .conftest import arrive

pytestmark = pytest.mark.django_db


def test_the_browser_forgets_and_the_link_still_works(guro, made, at) -> None:
    answer = guro.post(at("leave"), follow=True)

    assert "You have left. Open your link to come back." in answer.text
    assert guro.get(at("practice")).status_code == 404
    assert arrive(made, guro).get(at("practice")).status_code == 200


def test_the_key_of_before_is_worth_nothing(guro, at, client) -> None:
    client.cookies["sessionid"] = guro.cookies["sessionid"].value
    guro.post(at("leave"))

    assert client.get(at("practice")).status_code == 404


def test_who_is_logged_in_stays_so(made, at, client_of, erik) -> None:
    browser = arrive(made, client_of(erik))
    browser.post(at("leave"))

    assert browser.get(reverse("me:me")).status_code == 200


def test_opening_the_address_leaves_nothing(guro, at) -> None:
    assert guro.get(at("leave")).status_code == 405
    assert guro.get(at("practice")).status_code == 200
