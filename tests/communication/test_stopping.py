"""The link by which somebody wants no more."""

from stafett.communication import stopping
from stafett.communication.stopping import Stop


def test_a_link_says_who_and_what():
    for stop in (Stop(7), Stop(7, ("claim.waits",))):
        assert stopping.read(stopping.token(stop)) == stop


def test_a_link_that_was_not_made_here_says_nothing():
    token = stopping.token(Stop(7))

    assert stopping.read(token[:-1]) is None
    assert stopping.read("") is None
    assert stopping.read("WzhdOjE:" + token.partition(":")[2]) is None
