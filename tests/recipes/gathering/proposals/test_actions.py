import pytest

from stafett.arenas.errors import ArenaError
from stafett.audit.models import Entry
from stafett.lib.verdict import NotAllowed
from stafett.matters import queries as matters
from stafett.recipes.gathering.proposals import actions, queries
from stafett.recipes.gathering.proposals.rules import Proposed
from tests.factories import TODAY, days_ahead

pytestmark = pytest.mark.django_db


def proposed(theirs, **said) -> Proposed:
    return Proposed(
        **{"kind": "shared_solution", "title": "One login", "owner": theirs, "review_on": days_ahead(90)}
        | said
    )


def test_a_proposal_is_on_its_owner_s_list_the_same_record(
    gathering, alice, charlie, theirs, unit_elsewhere, elsewhere
) -> None:
    put = actions.propose(gathering, proposed(theirs), has_a_place=False, by=alice.actor, on=TODAY)
    (state,) = matters.raised_to(charlie.actor, [unit_elsewhere.pk])

    assert (state.matter, state.due_on, state.matter.arena) == (put.matter, days_ahead(90), gathering.arena)
    assert Entry.objects.filter(organisation=elsewhere.pk, verb="gathering.proposed").exists()
    assert (put.meets_on, put.link) == (None, "")


def test_who_has_no_place_and_does_not_host_cannot(gathering, bob, theirs) -> None:
    with pytest.raises(NotAllowed):
        actions.propose(gathering, proposed(theirs), has_a_place=False, by=bob.actor, on=TODAY)
    actions.propose(gathering, proposed(theirs), has_a_place=True, by=bob.actor, on=TODAY)
    with pytest.raises(ArenaError, match="looked at again"):
        actions.propose(gathering, proposed(theirs, review_on=None), has_a_place=True, by=bob.actor, on=TODAY)


def test_only_the_owner_agrees(gathering, alice, theirs) -> None:
    put = actions.propose(gathering, proposed(theirs), has_a_place=False, by=alice.actor, on=TODAY)
    with pytest.raises(NotAllowed):
        actions.agree(put.matter, review_on=None, by=alice.actor, on=TODAY)
    assert queries.one(put.matter).waits
