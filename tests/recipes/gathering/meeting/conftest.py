from datetime import time

import pytest

from stafett.recipes.gathering.people import actions as people
from stafett.recipes.gathering.proposals import actions as proposals
from stafett.recipes.gathering.proposals.rules import Proposed
from tests.factories import TODAY, days_ahead, gatherings


@pytest.fixture
def proposal(gathering, alice, bob, charlie, theirs, unit_a, at):
    """The operations group, in which Bob is, proposes to meet every month; Home care answers for it."""
    places = gatherings.places(gathering, unit_a)
    (row,) = people.sign_up(gathering, places, [bob.person.pk], by=alice.actor, at=at)
    group = people.make_group(gathering, "Operations", by=alice.actor, on=TODAY).group
    people.join_group(group, row.seat, by=bob.actor)
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
    return proposals.propose(gathering, said, has_a_place=True, by=bob.actor, on=TODAY)
