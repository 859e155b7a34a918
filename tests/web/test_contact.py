"""Whom to tell when something is wrong."""

import pytest
from django.template.loader import render_to_string

from stafett.web import contact


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("help@example.org", "mailto:help@example.org"),
        ("https://help.example.org/stafett", "https://help.example.org/stafett"),
        ("+47 22 22 22 22", "tel:+4722222222"),
        ("113", "tel:113"),
    ],
)
def test_what_can_be_pressed_is_a_link(given, address):
    assert contact.link(given) == f'<a href="{address}">{given}</a>'


@pytest.mark.parametrize("given", ["", "the desk, 4th floor", "javascript:alert(1)", "mailto:a@b.no"])
def test_other_words_are_words(given):
    assert contact.link(given) == given


def test_words_are_no_markup(settings):
    settings.CONTACT = "<b>desk</b>"

    assert "Contact: &lt;b&gt;desk&lt;/b&gt;" in render_to_string("components/contact.html")


@pytest.mark.parametrize("address", ["/accessibility/", "/no/such/page/"])
def test_it_stands_in_the_accessibility_statement_and_where_a_page_cannot_be_shown(
    client_of, bob, settings, address
):
    client = client_of(bob)
    assert "Contact:" not in client.get(address).text

    settings.CONTACT = "help@example.org"
    assert 'Contact: <a href="mailto:help@example.org">help@example.org</a>' in client.get(address).text


def test_it_stands_where_the_fault_is_ours(settings):
    assert "Kontakt" not in render_to_string("500.html")

    settings.CONTACT = "help@example.org"
    assert 'Kontakt: <a href="mailto:help@example.org">' in render_to_string("500.html")
