"""Days of work shadowing in somebody's week."""

from datetime import date, time

import pytest

from stafett.people.actor import NOBODY
from stafett.recipes.placement import week
from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.visits import actions as visits
from stafett.recipes.placement.visits.actions import Planned
from stafett.recipes.week import Asked, Group
from tests import factories
from tests.factories import TODAY, placements
from tests.factories.arenas import NOON

pytestmark = pytest.mark.django_db

FIRST = placements.FIRST
LATER = date(2027, 8, 20)


def test_the_guest_is_away_on_the_days_agreed(lines_of, agreed, bob) -> None:
    assert lines_of(bob) == []

    (line,) = lines_of(bob, FIRST)

    assert (line.group, line.kind, line.what) == (Group.BE, "work shadowing", "A look at home care")
    assert (line.on, line.starts, line.ends) == (FIRST, time(8), time(15, 30))
    assert line.place == "Home care, Solvik Municipality"
    assert line.link == f"/work-shadowing/{agreed.pk}/"
    assert len(lines_of(bob, date(2027, 2, 22))) == 2


def test_the_hosts_team_sees_who_comes_and_mail_does_not_say_who(
    lines_of, agreed, charlie, ida, alice, hanne, unit_elsewhere
) -> None:
    (leader,), (team,) = lines_of(charlie, FIRST), lines_of(ida, FIRST)

    assert (leader.what, leader.outside) == (team.what, team.outside) == ("Bob Berg comes", "A guest comes")
    assert leader.link == f"/work-shadowing/{agreed.pk}/"
    assert team.link == f"/work-shadowing/units/{unit_elsewhere.pk}/"
    assert lines_of(alice, FIRST) == lines_of(hanne, FIRST) == []


def test_return_visits_are_for_those_who_come_and_who_are_visited(
    lines_of, agreed, bob, charlie, ida, alice
) -> None:
    night = Planned(
        title="A night", day=date(2027, 4, 23), starts=time(22), ends=time(7), people=2, place="Ward 3"
    )
    visits.plan(agreed, night, by=charlie.actor, on=TODAY)
    thursday = date(2027, 4, 22)

    found = {
        member.person.pk: [line for line in lines_of(member, thursday) if line.on == night.day]
        for member in (bob, charlie, ida, alice)
    }

    (mine,), (theirs,), (visited,) = (found[one.person.pk] for one in (bob, charlie, alice))
    assert mine == theirs == visited
    assert (mine.what, mine.outside) == ("Return visit: A night", "Return visit")
    assert (mine.on, mine.through, mine.place) == (night.day, date(2027, 4, 24), "Ward 3")
    assert found[ida.person.pk] == []


def test_some_months_after_both_owe_a_word(lines_of, agreed, everybody, bob, charlie, alice) -> None:
    last = placements.TWELVE_WEEKS
    ends.finish(agreed, by=bob.actor, on=last, at=NOON)

    for member in (bob, charlie):
        (line,) = [one for one in lines_of(member, LATER) if one.on is not None]
        assert (line.group, line.note) == (Group.OWE, "Say what has changed since the stay")
        assert (line.what, line.outside) == ("A look at home care: Bob Berg", "A look at home care")
        assert line.link == f"/work-shadowing/{agreed.pk}/"
    assert lines_of(alice, LATER) == []


def test_who_has_no_record_has_no_week(db) -> None:
    assert list(week.lines(NOBODY, Asked(TODAY, TODAY, NOON))) == []


def test_who_works_elsewhere_sees_nobody_come(lines_of, agreed, elsewhere) -> None:
    other = factories.member(factories.unit(factories.root_of(elsewhere), "Kitchen"), "Per Pan")

    assert lines_of(other, FIRST) == []
