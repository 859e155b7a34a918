"""What is stored about a guest, as the guest reads it."""

import pytest

from .conftest import words

pytestmark = pytest.mark.django_db


def test_all_of_it_and_until_when(guro, at, made) -> None:
    page = words(guro.get(at("stored")).text)

    for text in ("Guro Gjest", "Solvik Municipality", "guro@solvik.example.org", "English", "15 July 2026"):
        assert text in page
    assert "This is deleted when 13 October 2026 has passed" in page
    assert "Granli Hospital Trust answers for it." in page
    assert "tell Alice Aas" in page
    assert "Nothing yet." in page
    assert made.link.token_hash not in page


def test_what_they_have_done_is_listed(guro, at, done) -> None:
    guro.post(at("practice"), {"done": done.pk})

    page = guro.get(at("stored")).text
    assert "signed what they had seen people do" in page
    assert "Nothing yet." not in page
