from datetime import time, timedelta

from stafett.arenas.models import OccasionDetails
from stafett.arenas.occasions import rules
from stafett.arenas.occasions.rules import When

DAY = timedelta(days=1)


def test_a_time_is_in_order_and_said_whole(today) -> None:
    nine, ten = time(9), time(10)

    assert rules.fits("Meeting", When())
    assert rules.fits("Meeting", When(starts_on=today))
    assert rules.fits("Meeting", When(starts_on=today, starts_time=nine, ends_time=ten))
    assert rules.fits("Meeting", When(starts_on=today, ends_on=today + DAY, starts_time=ten, ends_time=nine))
    assert rules.fits(" ", When()).reason == "Write a title."
    assert "neither" in rules.fits("Meeting", When(starts_on=today, starts_time=nine)).reason
    assert "last day" in rules.fits("Meeting", When(starts_on=today, ends_on=today - DAY)).reason
    assert "end after" in rules.fits("Meeting", When(starts_on=today, starts_time=ten, ends_time=ten)).reason


def test_what_was_called_off_is_not_moved(today) -> None:
    assert rules.can_move(OccasionDetails(), was_held=False)
    assert "been held" in rules.can_move(OccasionDetails(), was_held=True).reason
    assert "called off" in rules.can_move(OccasionDetails(cancelled_on=today), was_held=False).reason


def test_what_will_not_be_is_called_off_with_a_word_why() -> None:
    assert rules.says_why("Storm")
    assert rules.says_why(" ").reason == "Write why, so that people understand."
