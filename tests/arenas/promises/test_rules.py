from stafett.arenas.models import PromiseDetails
from stafett.arenas.promises import rules


def test_a_promise_says_what_and_who() -> None:
    assert rules.fits("Write", somebody_owes_it=True)
    assert "what" in rules.fits(" ", somebody_owes_it=True).reason
    assert "who" in rules.fits("Write", somebody_owes_it=False).reason


def test_a_promise_is_closed_once_and_given_up_with_a_word_why(today) -> None:
    assert rules.can_close(PromiseDetails())
    assert rules.can_close(PromiseDetails(kept_on=today)).reason == "This is done already."
    assert rules.can_close(PromiseDetails(dropped_on=today)).reason == "This was given up already."
    assert rules.can_drop(PromiseDetails(), "No time")
    assert "why" in rules.can_drop(PromiseDetails(), " ").reason
