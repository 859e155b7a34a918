"""What a recipe has to say of somebody's week, read in English."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from django.utils import translation

from stafett.lib import weeks
from stafett.people import queries as people
from stafett.recipes import registry
from stafett.recipes.week import Asked, Line
from tests.factories import Member
from tests.factories.arenas import NOON

type Said = list[tuple[str, str, str, date | None]]


@pytest.fixture
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def lines_of(in_english: None) -> Callable[..., list[Line]]:
    """The lines of somebody's week, of the one a moment lies in if no day is said."""

    def lines(member: Member, on: date | None = None, *, at: datetime = NOON) -> list[Line]:
        week = weeks.of(on or at.date())
        units = people.answers_for(member.actor, on=at.date())
        return list(registry.of_week(member.actor, Asked(week.first, week.last, at, units)))

    return lines
