import pytest

from stafett.overview import requirements
from stafett.people.actor import NOBODY
from stafett.recipes.week import Asked
from tests import factories
from tests.factories import TODAY, days_ago, days_ahead
from tests.factories.arenas import NOON

pytestmark = pytest.mark.django_db


def owed(shown):
    return [(line.what, line.on, line.link, line.kind) for line in shown.owe]


def test_what_is_red_is_counted_until_it_is_sent_in(week_of, fire, bob) -> None:
    what = "1 requirement is missing or has expired"
    assert owed(week_of(bob)) == [(what, None, "/me/", "competence")]

    factories.claim(bob.person, fire)
    assert owed(week_of(bob)) == []


def test_what_turns_red_before_the_week_is_over_is_counted_by_its_day(week_of, fire, bob) -> None:
    factories.achievement(bob.person, fire, achieved_on=days_ago(363))
    ((what, on, link, kind),) = owed(week_of(bob))

    assert (what, link, kind) == ("1 requirement turns red", "/me/", "competence")
    assert TODAY < on <= days_ahead(6)


def test_what_holds_through_the_week_is_not_counted(week_of, fire, bob) -> None:
    factories.achievement(bob.person, fire, achieved_on=days_ago(350))

    assert owed(week_of(bob)) == []


def test_a_guest_must_hold_nothing(week_of) -> None:
    assert list(requirements.owed(NOBODY, Asked(TODAY, TODAY, NOON))) == []
