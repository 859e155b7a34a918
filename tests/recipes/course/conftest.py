from datetime import datetime

import pytest

from stafett.arenas.models import Arena, Occasion
from stafett.people.models import Person
from stafett.records.models import Competence
from tests import factories
from tests.factories import arenas, courses


@pytest.fixture
def at() -> datetime:
    """The moment it is."""
    return arenas.NOON


@pytest.fixture
def safety(trust) -> Competence:
    """What the course gives."""
    return factories.competence(trust, "Fire safety", validity_months=12)


@pytest.fixture
def course(hanne, clinic, safety) -> Arena:
    """A course of the clinic's, kept by Hanne."""
    return courses.course(hanne.actor, clinic, safety)


@pytest.fixture
def session(course, hanne) -> Occasion:
    """In a week, with two places."""
    return courses.session(course, hanne.actor)


@pytest.fixture
def held_today(course, hanne, today) -> Occasion:
    """A session today, with five places."""
    return courses.session(course, hanne.actor, today, 5)


@pytest.fixture
def staff(unit_a) -> list[Person]:
    """Four who work in section A."""
    return [factories.member(unit_a, f"Nurse{number} Nilsen").person for number in range(4)]
