from dataclasses import replace
from datetime import datetime, time

import pytest

from stafett.arenas.models import Arena, Occasion
from stafett.people.actor import Actor
from stafett.people.guests.rules import Asked
from stafett.people.models import Person
from stafett.recipes.gathering.models import MeetingPoint, Proposal
from stafett.recipes.gathering.outside import actions as links
from stafett.recipes.gathering.people import actions as people
from stafett.recipes.gathering.proposals import actions as proposals
from stafett.recipes.gathering.proposals.rules import Proposed
from stafett.recipes.gathering.rules import Who
from tests import factories
from tests.factories import TODAY, arenas, days_ahead, gatherings
from tests.factories.guests import GURO, guest_of

OUTSIDE = Who(None, "Sør IKT")
SOR = replace(GURO, works_at="Sør IKT")


@pytest.fixture
def at() -> datetime:
    """The moment it is."""
    return arenas.NOON


@pytest.fixture
def series(alice, unit_a, unit_elsewhere) -> Arena:
    """Section A keeps it; Home care of another organisation, and one outside, are members too."""
    return gatherings.with_others(alice.actor, unit_a, Who(unit_elsewhere.pk), OUTSIDE)


@pytest.fixture
def ours(unit_a) -> Who:
    return Who(unit_a.pk)


@pytest.fixture
def theirs(unit_elsewhere) -> Who:
    return Who(unit_elsewhere.pk)


@pytest.fixture
def outside() -> Who:
    return OUTSIDE


@pytest.fixture
def gathering(series, alice) -> Occasion:
    """In two months, with two places for each."""
    return gatherings.gathering(series, alice.actor)


@pytest.fixture
def asked() -> Asked:
    """Somebody from the member outside."""
    return SOR


@pytest.fixture
def guest(series, alice, asked) -> Actor:
    """Guro comes from Sør IKT, by a link."""
    known = {"expires_on": days_ahead(365), "by": alice.actor, "on": TODAY}
    return guest_of(links.invite(series, asked, **known).link)


@pytest.fixture
def staff(unit_a) -> list[Person]:
    """Four who work in section A."""
    return [factories.member(unit_a, f"Nurse{number} Nilsen").person for number in range(4)]


@pytest.fixture
def proposal(gathering, alice, bob, charlie, theirs, unit_a, at) -> Proposal:
    """The operations group, in which Bob is, proposes to meet every month; Home care answers for it."""
    places = gatherings.places(gathering, unit_a)
    (row,) = people.sign_up(gathering, places, [bob.person.pk], by=alice.actor, at=at)
    group = people.make_group(gathering, "Operations", by=alice.actor, on=TODAY).group
    people.join_group(group, row.seat, by=bob.actor, on=TODAY)
    said = Proposed(
        kind="fixed_point",
        title="Morning coffee of those on duty",
        owner=theirs,
        review_on=days_ahead(180),
        group_id=group.pk,
        meets_on=days_ahead(8),
        meets_from=time(9),
        meets_to=time(9, 30),
        link="https://meet.example.org/coffee",
    )
    return proposals.propose(gathering, said, by=bob.actor, on=TODAY)


@pytest.fixture
def point(proposal, charlie) -> MeetingPoint:
    """Bob's group meets every month on the fourth Tuesday, which Home care has agreed to."""
    proposals.agree(proposal.matter, by=charlie.actor, on=TODAY)
    return MeetingPoint.objects.open().get()


@pytest.fixture
def months(point) -> list[Occasion]:
    """Its times a year ahead."""
    return list(Occasion.objects.filter(arena=point.arena).order_by("pk"))
