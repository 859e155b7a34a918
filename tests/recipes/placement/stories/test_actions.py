"""A stay ends in a story; whoever reads it may take up the open invitation (H11)."""

from dataclasses import replace

import pytest

from stafett.audit.models import Entry
from stafett.lib.verdict import NotAllowed
from stafett.matters import queries as matters
from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Story
from stafett.recipes.placement.stories import actions, queries
from tests import factories
from tests.factories.placements import LATER, TWELVE_WEEKS

from .conftest import SAID

pytestmark = pytest.mark.django_db


def test_the_guest_tells_once_when_it_is_over(agreed, completed, bob, charlie, alice) -> None:
    for by in (alice, charlie):
        with pytest.raises(NotAllowed):
            actions.tell(completed, SAID, by=by.actor, on=TWELVE_WEEKS)
    with pytest.raises(PlacementError):
        actions.tell(completed, replace(SAID, text="12057900499"), by=bob.actor, on=TWELVE_WEEKS)
    story = actions.tell(completed, SAID, by=bob.actor, on=TWELVE_WEEKS)
    assert (story.by, story.invited_by) == (bob.actor.label, bob.actor.label)
    assert "nights" not in str(list(Entry.objects.values())).lower()
    with pytest.raises(NotAllowed):
        actions.tell(completed, SAID, by=bob.actor, on=TWELVE_WEEKS)


def test_there_is_no_story_of_no_stay(agreed, bob, alice) -> None:
    ends.break_off(agreed, None, "Ill", by=alice.actor, on=TWELVE_WEEKS, at=LATER)
    with pytest.raises(NotAllowed):
        actions.tell(agreed, SAID, by=bob.actor, on=TWELVE_WEEKS)


def test_the_host_says_it_in_its_own_words_or_closes_the_door(completed, bob, charlie) -> None:
    with pytest.raises(NotAllowed):
        actions.leave_open(completed, "Come and see", by=charlie.actor, on=TWELVE_WEEKS)
    told = actions.tell(completed, replace(SAID, invitation=""), by=bob.actor, on=TWELVE_WEEKS)
    assert told.invited_by == ""
    with pytest.raises(NotAllowed):
        actions.leave_open(completed, "Come and see", by=bob.actor, on=TWELVE_WEEKS)
    story = actions.leave_open(completed, "Come and see", by=charlie.actor, on=TWELVE_WEEKS)
    assert (story.invitation, story.invited_by) == ("Come and see", charlie.actor.label)
    assert actions.leave_open(completed, " ", by=charlie.actor, on=TWELVE_WEEKS).invited_by == ""
    assert Story.objects.count() == 3


def test_whoever_reads_it_answers_and_the_host_has_it_on_its_list(
    story, dana, charlie, unit_elsewhere, bob
) -> None:
    matter = actions.answer(story, "May we come in June?", by=dana.actor, on=TWELVE_WEEKS)
    assert [row.matter for row in matters.raised_to(charlie.actor, [unit_elsewhere.pk])] == [matter]
    assert [row.matter for row in matters.raised_by(dana.actor)] == [matter]
    assert not matters.visible_to(bob.actor).exists()
    with pytest.raises(PlacementError):
        actions.answer(story, " ", by=dana.actor, on=TWELVE_WEEKS)


def test_a_closed_door_or_a_stranger_gets_no_answer_through(story, completed, charlie, dana) -> None:
    stranger = factories.member(factories.root_of(factories.organisation("Nes")), "Nils Nes")
    with pytest.raises(NotAllowed):
        actions.answer(story, "May we come?", by=stranger.actor, on=TWELVE_WEEKS)
    actions.leave_open(completed, "", by=charlie.actor, on=TWELVE_WEEKS)
    with pytest.raises(NotAllowed):
        actions.answer(queries.of(completed), "May we come?", by=dana.actor, on=TWELVE_WEEKS)
