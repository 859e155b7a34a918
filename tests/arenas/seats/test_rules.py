from datetime import timedelta

import pytest

from stafett.arenas.models import SeatState, State
from stafett.arenas.seats import rules

HOUR = timedelta(hours=1)


def row(state: State, until=None) -> SeatState:
    return SeatState(state=state, until=until)


def test_an_offer_lapses_at_its_moment_whether_or_not_that_is_written(at) -> None:
    assert rules.state_of(row(State.OFFERED, at + HOUR), at=at) == State.OFFERED
    assert rules.state_of(row(State.OFFERED, at), at=at) == State.LAPSED
    assert rules.state_of(row(State.TAKEN), at=at) == State.TAKEN


@pytest.mark.parametrize("state", State)
def test_live_is_what_is_or_may_still_be_had(state, at) -> None:
    live = {State.ASKED, State.WAITING, State.OFFERED, State.TAKEN}
    until = at + HOUR if state == State.OFFERED else None

    assert rules.is_live(row(state, until), at=at) == (state in live)
    assert bool(rules.can_give_up(row(state, until), at=at)) == (state in live)


def test_places_left_count_what_is_taken_and_offered(at) -> None:
    rows = [row(State.TAKEN), row(State.OFFERED, at + HOUR), row(State.OFFERED, at), row(State.WAITING)]

    assert rules.left(None, rows, at=at) is None
    assert [rules.left(quota, rows, at=at) for quota in (0, 1, 2, 3)] == [0, 0, 0, 1]


def test_an_offer_is_accepted_in_time(at) -> None:
    assert rules.can_accept(row(State.OFFERED, at + HOUR), at=at)
    assert "run out" in rules.can_accept(row(State.OFFERED, at), at=at).reason
    assert rules.can_accept(row(State.WAITING), at=at).reason == "There is no offer to answer."


def test_what_is_asked_is_granted_once() -> None:
    assert rules.can_grant(row(State.ASKED))
    assert rules.can_grant(row(State.TAKEN)).reason == "This has been answered already."


def test_no_is_said_to_what_is_asked_or_offered(at) -> None:
    assert rules.can_decline(row(State.ASKED), at=at)
    assert rules.can_decline(row(State.OFFERED, at + HOUR), at=at)
    assert not rules.can_decline(row(State.TAKEN), at=at)
    assert "run out" in rules.can_decline(row(State.OFFERED, at), at=at).reason
