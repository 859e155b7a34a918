"""Where a request comes from, as the lock-out counts."""

import pytest
from django.test import RequestFactory, override_settings

from stafett.web.accounts import proof


def address(remote="192.0.2.1", **headers):
    return proof.client_address(RequestFactory(headers=headers).get("/", REMOTE_ADDR=remote))


def test_without_a_proxy_the_connection_counts_and_headers_do_not():
    assert address(**{"X-Forwarded-For": "198.51.100.1"}) == "192.0.2.1"


@override_settings(BEHIND_PROXY=True)
def test_behind_a_proxy_what_it_saw_itself_counts_and_what_was_made_up_does_not():
    assert address(**{"X-Forwarded-For": "203.0.113.9, 198.51.100.1"}) == "198.51.100.1"


@override_settings(BEHIND_PROXY=True)
def test_behind_a_proxy_that_says_nothing_the_connection_counts():
    assert address() == "192.0.2.1"


def test_an_ipv6_network_counts_as_one():
    assert address("2001:db8:1:2:aaaa::1") == address("2001:db8:1:2:bbbb::2") == "2001:db8:1:2::"
    assert address("::ffff:192.0.2.1") == "192.0.2.1"


@pytest.mark.parametrize("nonsense", ["", "unix:", "1.2.3", "a" * 5000])
def test_what_is_no_address_counts_as_none(nonsense):
    assert address(nonsense) is None
