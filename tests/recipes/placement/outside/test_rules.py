from datetime import date, timedelta

from stafett.communication.rules import SOON
from stafett.lib.clock import months_after
from stafett.recipes.placement.ends.rules import MONTHS_BETWEEN
from stafett.recipes.placement.outside import rules
from stafett.recipes.placement.terms.calendar import MONTHS_LATER


def test_a_host_outside_has_a_name_and_the_stay_too() -> None:
    assert rules.there_fits("Solvik Municipality", "Home care")
    for host, title in (
        (" ", "Home care"),
        ("Solvik", " "),
        ("S" * 301, "Home care"),
        ("Solvik", "12057900499"),
    ):
        assert not rules.there_fits(host, title)


def test_who_answers_and_who_waits_there_is_for_a_host_outside_to_say() -> None:
    assert rules.can_answer_itself(is_host_outside=True)
    assert not rules.can_answer_itself(is_host_outside=False)


def test_what_is_passed_on_goes_somewhere_and_to_somebody() -> None:
    assert rules.passed_on_fits("Solvik, nights", "Siv Sjef")
    for where, who in ((" ", "Siv"), ("Solvik", " "), ("S" * 301, "Siv"), ("Solvik", "12057900499")):
        assert not rules.passed_on_fits(where, who)


def test_links_are_for_a_side_that_has_nobody_here() -> None:
    assert rules.can_invite(is_outside=True)
    assert not rules.can_invite(is_outside=False)


def test_somebody_outside_is_let_in_once() -> None:
    assert rules.can_begin_here(talks=False)
    assert "begun already" in rules.can_begin_here(talks=True).reason


def test_a_link_reaches_the_last_question_and_some_weeks_beyond() -> None:
    last_days = [date(2027, 1, 1) + timedelta(days=number) for number in range(366)]
    asked_at_last = [
        months_after(months_after(last, MONTHS_LATER), MONTHS_BETWEEN) + SOON - last for last in last_days
    ]
    assert max(asked_at_last) + timedelta(weeks=3) <= rules.BEYOND
