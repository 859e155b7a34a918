from datetime import timedelta

from stafett.arenas.attendance import rules
from stafett.arenas.models import OccasionDetails, RoomCode, SeatState, State

DAY = timedelta(days=1)


def test_a_code_is_good_from_the_day_itself_through_its_last(today) -> None:
    code, details = RoomCode(through=today), OccasionDetails(starts_on=today)

    assert rules.can_use(code, details, on=today)
    assert "not started" in rules.can_use(code, details, on=today - DAY).reason
    assert "not started" in rules.can_use(code, OccasionDetails(), on=today).reason
    assert "No such code" in rules.can_use(code, details, on=today + DAY).reason
    assert "No such code" in rules.can_use(None, None, on=today).reason


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
