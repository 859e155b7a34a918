import pytest

from stafett.recipes.placement.ends import actions
from stafett.recipes.placement.models import Stay
from tests.factories.placements import LATER, TWELVE_WEEKS


@pytest.fixture
def completed(agreed, bob) -> Stay:
    """Bob has been there for twelve weeks."""
    actions.finish(agreed, by=bob.actor, on=TWELVE_WEEKS, at=LATER)
    return agreed
