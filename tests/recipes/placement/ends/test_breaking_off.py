"""A stay broken off with a last day to come goes on until that day, and the day may be another."""

from datetime import date

import pytest

from stafett.lib.verdict import NotAllowed
from stafett.recipes.placement.ends import actions, queries
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.ledger import queries as ledger
from stafett.recipes.placement.models import Ending
from stafett.recipes.placement.queries import now
from stafett.recipes.placement.stays import actions as stays
from stafett.recipes.placement.stays import queries as stayed
from stafett.recipes.placement.stories import actions as stories
from stafett.recipes.placement.stories.actions import Told
from stafett.recipes.placement.terms import actions as agreements
from stafett.recipes.placement.terms import calendar
from stafett.recipes.placement.terms import queries as terms
from stafett.recipes.placement.visits import actions as visits
from stafett.recipes.placement.visits import queries as visited
from stafett.recipes.placement.workflow import State
from tests.factories.placements import LATER, TWELVE_WEEKS
from tests.recipes.mail import asked, told

pytestmark = pytest.mark.django_db

SAID_ON, EARLIER, LAST, AFTER = (
    date(2027, 3, 1),
    date(2027, 3, 18),
    date(2027, 4, 29),
    date(2027, 5, 11),
)
"""A Monday, and days on which the guest comes."""


@pytest.fixture
def off(agreed, bob):
    """Bob stops at the end of April, and says so in March."""
    break_off(agreed, LAST, bob)
    return agreed


def break_off(stay, last, by, *, on=SAID_ON) -> None:
    actions.break_off(stay, last, "Another job", by=by.actor, on=on, at=LATER)


def planned(stay) -> list[date]:
    return [row.starts_on for row in terms.days_of([stay])]


def test_until_that_day_one_talks_and_days_are_called_off(off, bob, charlie) -> None:
    stays.say(off, "I am ill tomorrow", by=bob.actor, on=SAID_ON)
    day = terms.coming([off], since=SAID_ON)[0]
    agreements.call_off(off, day.occasion_id, "Ill", by=bob.actor, on=SAID_ON)
    stays.say(off, "Thank you for all", by=charlie.actor, on=LAST)
    assert stayed.conversation(off).last().text == "Thank you for all"
    assert (len(planned(off)), planned(off)[-1]) == (19, LAST)


def test_until_that_day_return_visits_are_planned(off, charlie) -> None:
    night = visits.Planned(title="A night", day=EARLIER)
    visits.plan(off, night, by=charlie.actor, on=SAID_ON)
    assert [row.title for row in visited.of([off])] == ["A night"]
    with pytest.raises(NotAllowed, match="This stay is over"):
        visits.plan(off, night, by=charlie.actor, on=date(2027, 4, 30))


def test_after_it_the_stay_is_over(off, bob) -> None:
    day, on = terms.days_of([off])[0], date(2027, 4, 30)
    for say in (
        lambda: stays.say(off, "Hello", by=bob.actor, on=on),
        lambda: agreements.call_off(off, day.occasion_id, "Ill", by=bob.actor, on=on),
        lambda: break_off(off, EARLIER, bob, on=on),
    ):
        with pytest.raises(NotAllowed, match="This stay is over"):
            say()


def test_what_one_thinks_and_tells_of_it_waits_for_that_day(off, bob) -> None:
    story = Told(title="Nights", text="They see all of it")
    with pytest.raises(NotAllowed, match="when the last day has come"):
        actions.evaluate(off, 4, "A lot", by=bob.actor, on=SAID_ON)
    with pytest.raises(NotAllowed, match="when the last day has come"):
        stories.tell(off, story, by=bob.actor, on=SAID_ON)
    actions.evaluate(off, 4, "A lot", by=bob.actor, on=LAST)
    stories.tell(off, story, by=bob.actor, on=LAST)
    assert queries.evaluated(off) == {"guest"}


def test_an_earlier_day_takes_its_place_and_what_was_said_first_is_kept(off, alice, trust) -> None:
    told()
    break_off(off, EARLIER, alice)
    assert (now(off).state, now(off).details.ended_on, planned(off)[-1]) == (
        State.BROKEN_OFF,
        EARLIER,
        EARLIER,
    )
    assert (queries.ending(off).last_day, queries.ending(off).by) == (EARLIER, "Alice Aas")
    assert [row.last_day for row in Ending.objects.order_by("opened")] == [LAST, EARLIER]
    assert [row.due_on for row in calendar.later(off)] == [date(2027, 6, 18)] * 2
    assert ("Bob", "The days of your work shadowing, for your calendar") in told()
    assert ledger.balances(trust.pk, on=TWELVE_WEEKS)[0].days_sent == len(planned(off))


def test_a_later_day_brings_back_what_was_called_off_by_it_and_nothing_else(
    agreed, bob, unit_elsewhere
) -> None:
    called_off = next(row for row in terms.days_of([agreed]) if row.starts_on == date(2027, 5, 4))
    agreements.call_off(agreed, called_off.occasion_id, "A meeting", by=bob.actor, on=SAID_ON)
    whole = planned(agreed)
    for last in (LAST, EARLIER, AFTER, EARLIER, AFTER):
        break_off(agreed, last, bob)

    assert planned(agreed) == [day for day in whole if day <= AFTER]
    comes = ledger.who_comes([unit_elsewhere.pk], since=LAST, until=TWELVE_WEEKS)
    assert [one.day.starts_on for one in comes] == [LAST, AFTER]
    ((_method, event),) = asked()[-1:]
    assert max(moment.date() for moment in event.rruleset) == AFTER


def test_it_does_not_end_as_agreed_any_more_and_may_come_to_nothing(off, bob) -> None:
    with pytest.raises(PlacementError, match="before the last one agreed"):
        break_off(off, TWELVE_WEEKS, bob)
    break_off(off, None, bob)
    assert (planned(off), now(off).details.ended_on) == ([], None)
    with pytest.raises(NotAllowed):
        break_off(off, LAST, bob)
