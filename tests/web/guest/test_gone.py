"""The page of links that do not work."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_it_says_whom_to_ask_and_nothing_of_why(client, settings) -> None:
    settings.CONTACT = "help@example.org"
    page = client.get(reverse("guest:gone"))

    assert page.status_code == 404
    assert "Otherwise ask whoever sent it to you for a new one." in page.text
    assert "help@example.org" in page.text


def test_a_page_of_a_link_is_gone_the_same_way_whatever_is_wrong(client, made, at) -> None:
    gone = client.get(reverse("guest:gone")).content
    pages = [at("welcome"), at("stored"), at("practice"), "/guest/999999/", "/guest/999999/practice/"]

    answers = [client.get(page) for page in pages]

    assert {answer.status_code for answer in answers} == {404}
    assert {_without(answer.content) for answer in answers} == {_without(gone)}


def _without(content: bytes) -> bytes:
    """All but what is each request's own."""
    return b"".join(
        line for line in content.splitlines() if b"csrf" not in line and b'name="next"' not in line
    )
