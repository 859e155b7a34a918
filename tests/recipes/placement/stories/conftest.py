import pytest

from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.models import Stay, Story
from stafett.recipes.placement.stories import actions
from stafett.recipes.placement.stories.actions import Told
from tests.factories.placements import LATER, TWELVE_WEEKS

SAID = Told(
    title="What the nights taught us", text="They see all of it.", invitation="Ask me about the nights"
)


@pytest.fixture
def completed(agreed, alice) -> Stay:
    """The twelve weeks are over."""
    ends.finish(agreed, by=alice.actor, on=TWELVE_WEEKS, at=LATER)
    return agreed


@pytest.fixture
def story(completed, bob) -> Story:
    """Bob has told about it, with an invitation."""
    return actions.tell(completed, SAID, by=bob.actor, on=TWELVE_WEEKS)
