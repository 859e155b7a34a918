"""What waits for somebody in the stays they have a part in."""

from datetime import datetime, time, timedelta

import pytest

from stafett.lib.clock import OSLO
from stafett.people.models import RoleCode
from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.stays import actions as stays
from stafett.recipes.placement.terms import actions as terms
from stafett.recipes.placement.terms import queries as agreements
from stafett.recipes.placement.workflow import Who
from stafett.recipes.week import Group
from tests import factories
from tests.factories import TODAY, placements
from tests.factories.arenas import NOON

pytestmark = pytest.mark.django_db

ANSWER = "An application waits for your word."
TALK = [
    "You are talking about it: go on, or apply.",
    "They are talking about it: you can apply on behalf of the guest.",
    "You are asked about it: answer, or say no.",
]


@pytest.fixture
def told(lines_of, alice, bob, charlie):
    """What waits for the guest, their leader and the host."""

    def waiting(at=NOON) -> list[list[tuple[str, str]]]:
        return [
            [(one.group, one.note) for one in lines_of(member, at=at) if one.note and one.on is None]
            for member in (bob, alice, charlie)
        ]

    return waiting


def test_as_long_as_one_talks_it_waits_for_all(told, stay, lines_of, alice) -> None:
    assert told() == [[(Group.ASKED, words)] for words in TALK]
    (line,) = lines_of(alice)
    assert (line.what, line.outside) == ("A look at home care: Bob Berg", "A look at home care")
    assert (line.kind, line.link) == ("work shadowing", f"/work-shadowing/{stay.pk}/")


def test_an_application_waits_for_the_one_leader_and_then_for_the_other(told, stay, bob, alice) -> None:
    first, last = placements.FIRST, placements.TWELVE_WEEKS
    stays.apply(stay, placements.GOALS, first, last, by=bob.actor, on=TODAY, at=NOON)
    assert told() == [[], [(Group.ASKED, ANSWER)], []]
    stays.back(stay, by=alice.actor, at=NOON)
    assert told() == [[], [], [(Group.ASKED, ANSWER)]]


def test_the_leader_far_above_is_not_asked(lines_of, stay, clinic, alice) -> None:
    above = factories.member(clinic, "Olaug Vik", role_code=RoleCode.LEADER)

    assert lines_of(above) == []
    assert len(lines_of(alice)) == 1


def test_terms_are_written_by_the_host_and_answered_by_all_three(
    told, lines_of, stay, everybody, alice, bob, charlie
) -> None:
    placements.accepted(stay, alice, charlie)
    assert told() == [[], [], [(Group.OWE, "Write the terms, so that all three can agree.")]]
    (line,) = lines_of(charlie)
    assert line.link == f"/work-shadowing/{stay.pk}/terms/"

    last = placements.TWELVE_WEEKS
    terms.propose(
        stay, placements.WORDING, placements.TUESDAYS_AND_THURSDAYS, placements.FIRST, last, seen=None,
        by=charlie.actor, on=TODAY,
    )  # fmt: skip
    assert told() == [[(Group.OWE, "Terms wait for your answer.")]] * 3
    (line,) = lines_of(bob)
    assert line.link == f"/work-shadowing/{stay.pk}/agreement/"

    newest = agreements.latest(stay)
    assert newest is not None
    terms.answer(stay, newest.version, Who.GUEST, by=bob.actor, on=TODAY)
    assert [len(one) for one in told()] == [0, 1, 1]


def test_a_place_that_came_free_is_kept_until_a_moment(
    lines_of, charlie, unit_elsewhere, unit_a, bob, alice, ida
) -> None:
    offer = placements.offer(charlie, unit_elsewhere.pk, per_month=1)
    guest = factories.member(unit_a, "Gro Gran")
    taken = placements.accepted(placements.asked(offer, guest, unit_a.pk), alice, charlie)
    waiting = placements.accepted(placements.asked(offer, bob, unit_a.pk), alice, charlie)
    assert [one.note for one in lines_of(bob)] == []
    stays.withdraw(taken, by=alice.actor, at=NOON)

    (line,) = lines_of(bob)

    assert (line.group, line.link) == (Group.ASKED, f"/work-shadowing/{waiting.pk}/")
    assert line.note == "A place has come free: take it, or let the next have it."
    assert line.until is not None
    assert [one.until for one in lines_of(alice)] == [line.until]
    assert lines_of(charlie) == []
    assert lines_of(bob, at=line.until) == []


def test_when_it_is_over_the_guest_and_the_host_say_what_they_think(told, agreed, bob, charlie) -> None:
    last = placements.TWELVE_WEEKS
    over = datetime.combine(last, time(12), OSLO)
    assert told(over) == [[], [], []]
    ends.finish(agreed, by=bob.actor, on=last, at=over)
    thought = [(Group.OWE, "Say what you think of it.")]
    assert told(over) == [thought, [], thought]

    ends.evaluate(agreed, 4, "A lot", by=bob.actor, on=last)

    assert told(over) == [[], [], thought]
    assert told(over + timedelta(days=31)) == [[], [], []]


def test_when_its_last_day_has_been_those_who_may_say_how_it_ended(told, agreed, bob) -> None:
    last = placements.TWELVE_WEEKS
    over = datetime.combine(last, time(12), OSLO)
    assert told(over) == [[], [], []]
    end = [(Group.OWE, "It is over: say how it ended.")]
    assert told(over + timedelta(days=1)) == [end, end, end]

    later = over + timedelta(days=60)
    ends.finish(agreed, by=bob.actor, on=later.date(), at=later)

    thought = [(Group.OWE, "Say what you think of it.")]
    assert told(later) == told(later + timedelta(days=30)) == [thought, [], thought]
    assert told(later + timedelta(days=31)) == [[], [], []]


def test_nobody_is_asked_what_they_think_of_a_stay_there_was_not(told, agreed, bob) -> None:
    on = datetime.combine(placements.FIRST, time(12), OSLO)
    ends.break_off(agreed, None, "Never came", by=bob.actor, on=on.date(), at=on)

    assert told(on) == [[], [], []]


def test_what_is_broken_off_ahead_of_its_last_day_is_not_evaluated_before_it(told, agreed, bob) -> None:
    said_on, last = placements.FIRST, datetime.combine(placements.FIRST, time(12), OSLO) + timedelta(weeks=2)
    ends.break_off(agreed, last.date(), "Another job", by=bob.actor, on=said_on, at=last)
    before = last - timedelta(days=7)
    assert {note for waits in told(before) for _group, note in waits} == set()
    thought = [(Group.OWE, "Say what you think of it.")]
    assert told(last) == [thought, [], thought]
