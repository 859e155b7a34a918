from stafett.arenas.anchors.rules import Hanging
from stafett.pulses.keeping import rules
from stafett.pulses.models import WaveDetails
from tests.factories import TODAY, days_ago, days_ahead
from tests.factories.pulses import turn


def wave(due_on=None, days_open: int = 14) -> WaveDetails:
    return WaveDetails(name="Before", due_on=due_on, days_open=days_open)


def test_a_level_is_one_of_three_and_one_leader_is_somebody_s() -> None:
    assert rules.privacy_fits("open", None, [])
    assert rules.privacy_fits("nobody", None, [])
    assert rules.privacy_fits("known", 1, [1])
    assert not rules.privacy_fits("known", 2, [1])
    assert not rules.privacy_fits("known", None, [1])
    assert not rules.privacy_fits("secret", 1, [1])


def test_a_round_has_a_name_a_day_and_a_length() -> None:
    one = turn("Before", TODAY)
    assert rules.rounds_fit([one, turn("After", hangs_on=Hanging("arena_end"))])
    assert not rules.rounds_fit([])
    assert not rules.rounds_fit([one] * 13)
    assert not rules.rounds_fit([one, turn(" ", TODAY)])
    assert not rules.rounds_fit([turn("Before")])
    assert not rules.rounds_fit([turn("Before", TODAY, days_open=0)])
    assert not rules.rounds_fit([turn("Before", TODAY, days_open=93)])


def test_each_begins_after_the_one_before_as_far_as_days_are_known() -> None:
    assert rules.days_fit([wave(TODAY), wave(), wave(days_ahead(14))], on=TODAY)
    assert not rules.days_fit([wave(TODAY), wave(), wave(days_ahead(13))], on=TODAY)
    assert not rules.days_fit([wave(days_ago(1))], on=TODAY)
    assert not rules.days_fit([wave(days_ahead(6 * 366))], on=TODAY)


def test_what_has_begun_is_not_changed() -> None:
    assert rules.can_change([wave(), wave(days_ahead(1))], is_answered=False, on=TODAY)
    assert not rules.can_change([wave(TODAY)], is_answered=False, on=TODAY)
    assert not rules.can_change([wave(days_ahead(1))], is_answered=True, on=TODAY)
    assert rules.can_change([], is_answered=False, on=TODAY).reason == "This has been ended."


def test_what_is_over_is_not_ended() -> None:
    assert rules.can_end([wave(days_ago(60)), wave()], on=TODAY)
    assert not rules.can_end([wave(days_ago(60))], on=TODAY)
    assert not rules.can_end([], on=TODAY)
