"""How a claim becomes approved, where several requirements ask for it."""

from stafett.records.routes import USUAL, Approver, Route, Steps, strictest


def test_where_nothing_asks_the_leader_approves_in_one_step() -> None:
    assert strictest([]) == USUAL == Route(Steps.ONE, Approver.LEADER, 14, 1)


def test_each_term_is_the_strictest_of_all() -> None:
    asked = [Route(Steps.ONE, Approver.ABOVE, 30), Route(Steps.TWO, Approver.ASSESSOR, 7, 10)]

    assert strictest(asked) == Route(Steps.TWO, Approver.ABOVE, 30, 10)
    assert strictest([Route(Steps.NONE)]) == Route(Steps.NONE)


def test_the_days_are_the_most_of_those_who_name_the_approver() -> None:
    central = Route(Steps.ONE, Approver.ABOVE, 30)

    assert strictest([central, Route(Steps.ONE, Approver.LEADER, 0)]) == central
    assert strictest([central, Route(Steps.NONE, Approver.ABOVE, 0)]) == central
    assert strictest([central, Route(Steps.TWO, Approver.ABOVE, 60)]).claim_days == 60
    assert strictest([central, Route(Steps.ONE, Approver.ABOVE, 0)]) == central
    assert strictest([central, Route(Steps.TWO, Approver.ABOVE, 0)]).claim_days == 30


def test_where_all_do_without_approval_the_days_are_the_most() -> None:
    asked = [Route(Steps.NONE, Approver.HR_ADVISER, 30, level=3), Route(Steps.NONE, claim_days=7)]

    assert strictest(asked) == Route(Steps.NONE, Approver.LEADER, 30, level=3)


def test_how_often_it_must_be_shown_is_asked_also_where_no_approval_is() -> None:
    assert strictest([Route(Steps.NONE, times=10), Route()]).times == 10
