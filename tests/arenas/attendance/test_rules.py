from datetime import timedelta

from stafett.arenas.attendance import rules
from stafett.arenas.models import OccasionDetails, SeatState, State

DAY = timedelta(days=1)


def test_a_code_is_good_from_the_first_day_through_a_week_after_the_last(today) -> None:
    details = OccasionDetails(starts_on=today, ends_on=today + DAY)

    assert (rules.through(details), rules.through(OccasionDetails())) == (today + 8 * DAY, None)
    assert rules.can_use(details, on=today)
    assert rules.can_use(details, on=today + 8 * DAY)
    assert "not started" in rules.can_use(details, on=today - DAY).reason
    assert "not started" in rules.can_use(OccasionDetails(), on=today).reason
    assert "No such code" in rules.can_use(details, on=today + 9 * DAY).reason
    assert "No such code" in rules.can_use(None, on=today).reason


def test_the_code_of_what_was_called_off_is_not_used(today) -> None:
    off = OccasionDetails(starts_on=today, ends_on=today, cancelled_on=today - DAY)

    assert rules.can_use(off, on=today).reason == "It was called off, so nobody was there."


def test_a_list_is_written_once_it_has_started(today) -> None:
    assert rules.can_list(OccasionDetails(starts_on=today), on=today)
    assert "not started" in rules.can_list(OccasionDetails(starts_on=today), on=today - DAY).reason
    assert "not started" in rules.can_list(OccasionDetails(), on=today).reason
    assert "called off" in rules.can_list(OccasionDetails(cancelled_on=today), on=today).reason


def test_who_had_a_place_could_be_there() -> None:
    assert [state for state in State if rules.could_be_there(SeatState(state=state))] == [
        State.TAKEN,
        State.ENDED,
    ]


def test_who_waited_or_was_offered_a_place_may_have_come_all_the_same() -> None:
    assert [state for state in State if rules.waited(SeatState(state=state))] == [
        State.WAITING,
        State.OFFERED,
        State.LAPSED,
    ]
