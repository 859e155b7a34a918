from datetime import time, timedelta

import pytest

from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Anchor, State
from stafett.audit.models import Entry
from stafett.lib.verdict import NotAllowed
from stafett.matters import queries as matters
from stafett.recipes.gathering.people import actions as people
from stafett.recipes.gathering.proposals import actions, queries
from stafett.recipes.gathering.proposals.rules import Proposed
from tests.factories import TODAY, arenas, days_ahead, gatherings

pytestmark = pytest.mark.django_db


MEETS = {"meets_on": days_ahead(8), "meets_from": time(9), "meets_to": time(9, 30)}


def proposed(theirs, **said) -> Proposed:
    return Proposed(
        **{"kind": "shared_solution", "title": "One login", "owner": theirs, "review_on": days_ahead(90)}
        | said
    )


def test_a_proposal_is_on_its_owner_s_list_the_same_record(
    gathering, alice, charlie, theirs, unit_elsewhere, elsewhere
) -> None:
    put = actions.propose(gathering, proposed(theirs), by=alice.actor, on=TODAY)
    (state,) = matters.raised_to(charlie.actor, [unit_elsewhere.pk])

    assert (state.matter, state.due_on, state.matter.arena) == (put.matter, days_ahead(90), gathering.arena)
    assert Entry.objects.filter(organisation=elsewhere.pk, verb="gathering.proposed").exists()
    assert (put.meets_on, put.link) == (None, "")


def test_who_waits_or_does_not_come_and_does_not_host_cannot(
    gathering, alice, bob, staff, theirs, unit_a, at
) -> None:
    places = gatherings.places(gathering, unit_a)
    with pytest.raises(NotAllowed):
        actions.propose(gathering, proposed(theirs), by=bob.actor, on=TODAY)
    ids = [staff[0].pk, staff[1].pk, bob.person.pk]
    first, *_others, waiting = people.sign_up(gathering, places, ids, by=alice.actor, at=at)
    assert waiting.state == State.WAITING
    with pytest.raises(NotAllowed):
        actions.propose(gathering, proposed(theirs), by=bob.actor, on=TODAY)

    people.take_off(first.seat, by=alice.actor, at=at)
    actions.propose(gathering, proposed(theirs), by=bob.actor, on=TODAY)
    with pytest.raises(ArenaError, match="looked at again"):
        actions.propose(gathering, proposed(theirs, review_on=None), by=bob.actor, on=TODAY)


def test_only_the_owner_agrees(gathering, alice, theirs) -> None:
    put = actions.propose(gathering, proposed(theirs), by=alice.actor, on=TODAY)
    with pytest.raises(NotAllowed):
        actions.agree(put.matter, by=alice.actor, on=TODAY)
    assert queries.one(put.matter).waits


def test_the_day_it_is_looked_at_again_moves_with_what_it_hangs_on(gathering, alice, charlie, theirs) -> None:
    afterwards = Hanging(Anchor.OCCASION_END, gathering.pk, weeks=3)
    said = proposed(theirs, kind="fixed_point", review_on=None, hangs_on=afterwards, **MEETS)
    put = actions.propose(gathering, said, by=alice.actor, on=TODAY)
    assert queries.one(put.matter).state.due_on == gatherings.SOON + timedelta(weeks=3)

    actions.agree(put.matter, by=charlie.actor, on=TODAY)
    assert queries.one(put.matter).is_adopted
    arenas.moved(gathering, days_ahead(100))

    assert queries.one(put.matter).state.due_on == days_ahead(100) + timedelta(weeks=3)


def test_a_day_that_has_been_is_not_carried_on(gathering, alice, charlie, theirs) -> None:
    said = proposed(theirs, kind="fixed_point", review_on=days_ahead(2), **MEETS)
    put = actions.propose(gathering, said, by=alice.actor, on=TODAY)

    actions.agree(put.matter, by=charlie.actor, on=days_ahead(3))

    assert queries.one(put.matter).state.due_on is None


def test_what_hangs_on_a_day_that_is_not_known_yet_does_so_when_agreed_to(
    gathering, alice, charlie, theirs
) -> None:
    at = Hanging(Anchor.OCCASION_END, gathering.pk)
    said = proposed(theirs, kind="fixed_point", review_on=None, hangs_on=at, **MEETS)
    put = actions.propose(gathering, said, by=alice.actor, on=TODAY)
    arenas.moved(gathering, None)

    actions.agree(put.matter, by=charlie.actor, on=TODAY)
    assert queries.one(put.matter).state.due_on is None
    arenas.moved(gathering, days_ahead(40))

    assert queries.one(put.matter).state.due_on == days_ahead(40)
