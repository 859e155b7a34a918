from datetime import time, timedelta

import pytest

from stafett.recipes.gathering import actions as times
from stafett.recipes.gathering.agenda import actions, queries
from stafett.recipes.gathering.queries import gathering as read
from stafett.recipes.gathering.rules import NOBODY
from tests.factories import TODAY, days_ago, gatherings

pytestmark = pytest.mark.django_db


def test_points_say_whose_they_are_and_when_they_begin(gathering, alice, theirs, outside) -> None:
    first = actions.add(gathering, "Welcome", 30, NOBODY, by=alice.actor).slot
    actions.add(gathering, "Security", None, theirs, by=alice.actor)
    actions.add(gathering, "Plans", 60, outside, by=alice.actor)
    link = actions.add_link(first, "Read", "https://example.org", by=alice.actor)

    shown = queries.points(read(gathering).details)
    assert [(one.owner, one.begins, one.materials) for one in shown] == [
        ("", time(10), (link,)),
        ("Home care", time(10, 30), ()),
        ("Sør IKT", None, ()),
    ]
    assert (shown[1].who, shown[0].slot) == (theirs, first)


def test_over_several_days_no_point_says_when_it_begins(gathering, alice) -> None:
    actions.add(gathering, "Welcome", 30, NOBODY, by=alice.actor)
    when = times.When(
        starts_on=gatherings.SOON,
        ends_on=gatherings.SOON + timedelta(days=1),
        starts_time=time(10),
        ends_time=time(12),
    )
    times.set_time(gathering, when, gatherings.ROOM, by=alice.actor, on=TODAY)
    assert [one.begins for one in queries.points(read(gathering).details)] == [None]


def test_the_balance_of_one_gathering_and_of_all(series, gathering, alice, ours, theirs) -> None:
    last = gatherings.gathering(series, alice.actor, days_ago(300))
    actions.add(last, "Ours", 60, ours, by=alice.actor)
    actions.add(gathering, "Theirs", 30, theirs, by=alice.actor)

    now = {name: share.minutes for name, share in queries.balance(gathering)}
    of_all = {name: share.minutes for name, share in queries.balance_of(series, [last, gathering])}
    assert now == {"Section A": 0, "Home care": 30, "Sør IKT": 0}
    assert of_all == {"Section A": 60, "Home care": 30, "Sør IKT": 0}


def test_what_there_is_to_read_is_found_across_the_years(series, gathering, alice, charlie, theirs) -> None:
    last = gatherings.gathering(series, alice.actor, days_ago(300), title="Last year")
    old = actions.add(last, "Ours", 60, NOBODY, by=alice.actor).slot
    new = actions.add(gathering, "Theirs", 60, theirs, by=alice.actor).slot
    before, now = (
        actions.add_link(slot, "Read", "https://example.org", by=alice.actor) for slot in (old, new)
    )

    assert queries.materials(series) == [(now, "The gathering", "Theirs"), (before, "Last year", "Ours")]
    assert queries.may_write(charlie.actor, gathering, theirs)
    assert not queries.may_write(charlie.actor, gathering, NOBODY)


def test_an_agenda_that_lasts_longer_than_the_gathering_says_by_how_much(gathering, alice, theirs) -> None:
    def too_long() -> int:
        return queries.too_long(read(gathering).details)

    actions.add(gathering, "Welcome", 300, NOBODY, by=alice.actor)
    assert too_long() == 0
    actions.add(gathering, "Security", 90, theirs, by=alice.actor)
    assert too_long() == 390 - 360
    when = times.When(starts_on=gatherings.SOON)
    times.set_time(gathering, when, gatherings.ROOM, by=alice.actor, on=TODAY)
    assert too_long() == 0
