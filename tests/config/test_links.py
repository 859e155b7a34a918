"""The address in printed links, and the lines they are printed on."""

import pytest
from django.test import override_settings

from stafett.config import links
from stafett.config.terminal import Stop
from stafett.people.actions import Invited


@override_settings(ALLOWED_HOSTS=["stafett.example.org", "localhost"], SECURE_SSL_REDIRECT=True)
def test_a_site_is_https_and_the_first_name_people_use():
    assert links.site(None) == "https://stafett.example.org"


@override_settings(ALLOWED_HOSTS=["stafett.example.org"], SECURE_SSL_REDIRECT=False)
def test_without_https_it_is_http():
    assert links.site(None) == "http://stafett.example.org"


@override_settings(ALLOWED_HOSTS=["127.0.0.1"], SECURE_SSL_REDIRECT=False)
def test_on_this_machine_it_has_the_port_of_serve():
    assert links.site(None) == "http://127.0.0.1:8000"


@override_settings(SITE="https://elsewhere.example.org", ALLOWED_HOSTS=["stafett.example.org"])
def test_what_an_installation_says_of_itself_comes_before_its_hosts():
    assert links.site(None) == "https://elsewhere.example.org"


def test_another_address_may_be_said():
    assert links.site("https://stafett.example.org:8443/") == "https://stafett.example.org:8443"


@pytest.mark.parametrize(
    "given", ["stafett.example.org", "javascript:alert(1)", "https://", "http://a b/", "https://a/b"]
)
def test_what_is_no_address_is_refused(given):
    with pytest.raises(Stop, match="--site is an address"):
        links.site(given)


def test_a_name_that_looks_like_a_formula_is_only_a_name():
    lines = links.as_lines([Invited("a@example.org", "=1+1; Å", "token")], at="https://x.example")

    assert lines == ('email;name;link\na@example.org;"\'=1+1; Å";https://x.example/invitation/token/\n')
