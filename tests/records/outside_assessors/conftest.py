"""Bob has inserted a cannula, which nobody has signed, and Guro from outside may."""

from dataclasses import dataclass

import pytest

from stafett.people.actor import Actor
from stafett.people.guests import queries as guests
from stafett.people.models import GuestLink
from stafett.records.models import Performance, Practice
from stafett.records.outside_assessors import actions
from stafett.records.practice import actions as practice
from stafett.records.practice.actions import Done
from tests import factories
from tests.factories import GURO, Member, days_ahead
from tests.factories.audit import record


@pytest.fixture
def cannula(trust) -> Practice:
    course = factories.competence(trust, "Cannula")
    return record(Practice, organisation=trust, competence=course, key="p1", text="Insert a cannula", times=1)


def add(member: Member, task: Practice, today) -> Performance:
    """Somebody has done something on a practice list."""
    return practice.add(Done(practice=task, done_on=today), by=member.actor, on=today)


@pytest.fixture
def done(bob, cannula, today) -> Performance:
    return add(bob, cannula, today)


@dataclass(frozen=True)
class Guro:
    """The guest, and the link she came by."""

    link: GuestLink
    token: str

    @property
    def actor(self) -> Actor:
        return guests.actor_of(self.link)


@pytest.fixture
def guro(alice, done, today) -> Guro:
    """Asked by Alice to sign on Bob's list."""
    asked = {"person_id": done.person_id, "competence_id": done.competence_id, "expires_on": days_ahead(30)}
    made = actions.ask(GURO, **asked, by=alice.actor, on=today)
    return Guro(made.link, made.token)
