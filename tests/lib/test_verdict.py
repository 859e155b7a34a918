"""A rule's answer."""

import pytest

from stafett.lib.verdict import ALLOWED, NotAllowed, Verdict, require

REFUSED = Verdict("You can only do this in your own unit.")


def test_yes_is_true_and_no_is_false():
    assert (bool(ALLOWED), bool(REFUSED)) == (True, False)


def test_what_is_allowed_may_be_required():
    assert require(ALLOWED) is None


def test_requiring_what_is_refused_says_the_rules_sentence():
    with pytest.raises(NotAllowed, match=r"^You can only do this in your own unit\.$"):
        require(REFUSED)


def test_what_makes_no_sense_is_refused_as_the_action_says():
    with pytest.raises(LookupError, match=r"^You can only do this in your own unit\.$"):
        require(REFUSED, LookupError)
