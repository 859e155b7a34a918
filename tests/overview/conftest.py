"""One person's week, read in English."""

from collections.abc import Callable, Iterator

import pytest
from django.utils import translation

from stafett.lib import weeks
from stafett.overview import queries
from stafett.overview.rules import Shown
from tests.factories import TODAY, Member
from tests.factories.arenas import NOON


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def week_of() -> Callable[[Member], Shown]:
    """This week, as somebody sees it at noon on Monday."""
    return lambda member: queries.week(member.actor, weeks.of(TODAY), at=NOON)
