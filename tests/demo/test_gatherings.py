"""What people do together in the demo: gatherings and what they ask, stays, courses, and what is raised."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from stafett.arenas import queries as arenas
from stafett.arenas.agenda import queries as points
from stafett.arenas.models import Arena, OccasionDetails, Party
from stafett.demo import actions
from stafett.demo.calendar import is_working_day
from stafett.demo.organisations import EIKEDAL, NORDHAVN, VAAGSUND
from stafett.matters.models import MatterState, Meaning
from stafett.people.models import GuestLink
from stafett.pulses import figures, rules
from stafett.pulses import queries as pulses
from stafett.pulses.keeping import queries as keeping
from stafett.recipes.gathering import queries
from stafett.recipes.gathering.meeting import queries as meeting
from stafett.recipes.gathering.people import queries as people
from stafett.recipes.gathering.proposals import queries as proposals
from stafett.recipes.placement import queries as stays
from stafett.recipes.placement.ends import queries as ends
from stafett.recipes.placement.models import Evaluation, Return, Stay, Story
from stafett.recipes.placement.terms import queries as terms
from stafett.recipes.placement.workflow import State
from tests.factories import TODAY
from tests.factories.arenas import NOON

pytestmark = pytest.mark.usefixtures("met")


@pytest.fixture(scope="module")
def met(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The three organisations as they are on the tests' day."""
    with django_db_blocker.unblock(), transaction.atomic():
        actions.load(on=TODAY, organisations=[NORDHAVN, EIKEDAL, VAAGSUND])
        yield
        transaction.set_rollback(True)


def series() -> Arena:
    return Arena.objects.get(recipe="gathering", follows=None)


@pytest.mark.django_db
def test_four_organisations_have_met_and_the_next_gathering_is_postponed() -> None:
    assert len(queries.members(series())) == 4
    last, coming = queries.gatherings([series()])
    assert (last.host_name, coming.host_name, coming.is_moved) == (
        "Vågsund IKT",
        "Nordhavn universitetssykehus HF",
        True,
    )
    found = people.delegations(coming.occasion, at=NOON)
    assert [len(each.people) > 1 for each in found] == [True, True, True, False]
    assert [row.title for row in points.slots(last.occasion)][1] == "Et felles spørsmål"
    assert len(meeting.of_series(series(), on=TODAY)) == 1


@pytest.mark.django_db
def test_a_baseline_is_answered_by_enough_and_the_same_is_asked_now() -> None:
    (kept,) = keeping.of_arena(series())
    before, now, after = kept.waves
    told = figures.of_wave(before.wave, on=TODAY)

    assert (told.is_over, told.is_hidden, told.answered >= 5) == (True, False, True)
    assert [one.is_hidden for one in told.figures] == [False, False, False]
    answered, asked = pulses.turnout(now, on=TODAY)
    assert (rules.is_open(now, on=TODAY), 0 < answered < asked) == (True, True)
    (_last, coming) = queries.gatherings([series()])
    assert after.anchor_occasion == coming.occasion


@pytest.mark.django_db
def test_a_host_outside_has_a_link_to_a_stay_and_a_story_has_an_invitation() -> None:
    (outside,) = [now for now in stays.now_of(Stay.objects.select_related("seat")) if now.is_outside]
    assert (outside.host.outside, outside.state) == ("Fjordly sjukeheim", State.AT_HOST)
    assert GuestLink.objects.open().filter(scope=f"arena:{outside.stay.pk}").count() == 1
    story = Story.objects.open().get()
    assert (bool(story.invitation), story.breadth) == (True, "everybody")
    assert Party.objects.open().filter(outside="Fjordly sjukeheim").count() == 1


@pytest.mark.django_db
def test_the_next_gathering_opens_with_what_became_of_what_two_groups_proposed() -> None:
    (_last, coming) = queries.gatherings([series()])

    told = [(put.group, put.state.meaning) for put in proposals.to_open_with(coming.occasion)]

    assert told == [("Sikkerhet", Meaning.ADOPTED), ("Drift", Meaning.ADOPTED)]


@pytest.mark.django_db
def test_stays_stand_in_every_state_a_newcomer_should_see() -> None:
    known = stays.now_of(Stay.objects.select_related("seat").order_by("pk"))
    states = [now.state for now in known]

    assert states == [
        State.AGREED,
        State.COMPLETED,
        State.AT_HOST,
        State.AGREEING,
        State.WAITING,
        State.AT_HOST,
    ]
    running, over = (now.stay for now in known[:2])
    assert arenas.purposes(running.arena).count() == 2
    assert Return.objects.filter(occasion__arena=running.arena).count() == 1
    assert {tuple(one.missing) for one in terms.versions(running)} == {(), ("home",)}
    standing = MatterState.objects.open().filter(matter__arena=running.arena)
    assert sorted(row.meaning for row in standing) == [Meaning.ADOPTED, Meaning.NEW, Meaning.NEW]
    said = Evaluation.objects.open().filter(stay=over).order_by("pk")
    assert [(row.side, bool(row.disagreement)) for row in said] == [("host", False), ("guest", True)]
    assert len(ends.counted(over)) == 1


@pytest.mark.django_db
def test_each_organisation_has_matters_that_are_new_answered_and_passed_on() -> None:
    standing = MatterState.objects.open().filter(matter__arena=None)
    for meaning in (Meaning.NEW, Meaning.ADOPTED, Meaning.PASSED_ON):
        whose = standing.filter(meaning=meaning).values_list("organisation__key", flat=True)
        assert sorted(whose) == ["EIK", "NUS", "VIKT"]


@pytest.mark.django_db
def test_no_course_is_held_when_nobody_works() -> None:
    days = OccasionDetails.objects.open().filter(occasion__arena__recipe="course")
    held = [row.starts_on for row in days if row.starts_on]
    assert (len(held) > 8, all(map(is_working_day, held))) == (True, True)
