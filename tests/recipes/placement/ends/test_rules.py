from datetime import date, timedelta

from stafett.recipes.placement.ends import rules
from stafett.recipes.placement.models import Evaluation
from stafett.recipes.placement.workflow import Who
from tests.factories import TODAY

DAY = timedelta(days=1)


def test_the_guests_leader_has_no_side_even_one_who_leads_the_host_too() -> None:
    assert rules.side_of({Who.GUEST}) == Who.GUEST
    assert rules.side_of({Who.HOST}) == Who.HOST
    assert rules.side_of({Who.CONTACT}) == Who.HOST
    assert rules.side_of({Who.HOME, Who.HOST, Who.CONTACT}) is None
    assert rules.side_of(set()) is None
    assert [rules.can_read(one) for one in ({Who.GUEST}, {Who.HOST}, {Who.HOME})] == [True, True, False]


def test_it_is_completed_on_its_last_day() -> None:
    assert rules.can_finish(TODAY, TODAY, came=True, on=TODAY)
    assert not rules.can_finish(TODAY, TODAY + DAY, came=True, on=TODAY)
    assert rules.can_finish(TODAY, TODAY + DAY, came=False, on=TODAY)
    assert not rules.can_finish(TODAY + DAY, TODAY + DAY, came=False, on=TODAY)


def test_it_is_broken_off_before_its_last_day() -> None:
    last = TODAY + DAY
    assert rules.can_break_off(TODAY, last, TODAY)
    assert rules.can_break_off(TODAY, last, None)
    assert not rules.can_break_off(TODAY, last, TODAY - DAY)
    assert not rules.can_break_off(TODAY, last, last)
    assert rules.can_break_off(TODAY, last, last, is_again=True).reason == (
        "Choose a day before the last one agreed."
    )


def test_what_was_found_shows_that_the_guest_came() -> None:
    assert rules.may_have_stayed_away(shows_otherwise=False)
    assert not rules.may_have_stayed_away(shows_otherwise=True)


def test_each_of_the_two_says_what_they_think_once() -> None:
    assert rules.can_evaluate(Who.GUEST, is_done=False, was_there=True)
    assert not rules.can_evaluate(None, is_done=False, was_there=True)
    assert not rules.can_evaluate(Who.GUEST, is_done=True, was_there=True)
    assert not rules.can_evaluate(Who.GUEST, is_done=False, was_there=False)
    assert rules.fits(5, "A lot")
    assert not rules.fits(6, "A lot")
    assert not rules.fits(5, " ")


def test_the_other_may_disagree_once() -> None:
    theirs = Evaluation(side=Who.HOST)
    assert rules.can_disagree(Who.GUEST, theirs, "No")
    assert not rules.can_disagree(Who.HOST, theirs, "No")
    assert not rules.can_disagree(None, theirs, "No")
    assert not rules.can_disagree(Who.GUEST, theirs, " ")
    assert not rules.can_disagree(Who.GUEST, Evaluation(side=Who.HOST, disagreement="x"), "No")


def test_they_are_asked_twice_at_most_and_not_long_after() -> None:
    due, again, day = date(2027, 8, 12), date(2027, 11, 12), timedelta(days=1)
    asked = [due - day, due, due + 7 * day, due + 8 * day, again - day, again, again + 8 * day]
    assert [rules.asks_on(due, on=on) for on in asked] == [None, due, due, None, None, again, None]
