import pytest

from stafett.matters import actions as matters
from stafett.matters import queries as states
from stafett.matters.rules import Answer
from stafett.recipes.gathering.people import actions as people
from stafett.recipes.gathering.proposals import actions, queries
from stafett.recipes.gathering.proposals.rules import Proposed
from tests.factories import TODAY, days_ago, days_ahead, gatherings

pytestmark = pytest.mark.django_db


def test_a_gathering_opens_with_what_became_of_last_time_s(
    series, gathering, alice, charlie, theirs, django_assert_max_num_queries
) -> None:
    long_ago = gatherings.gathering(series, alice.actor, days_ago(800), title="Long ago")
    last = gatherings.gathering(series, alice.actor, days_ago(400), title="Last")
    assert queries.to_open_with(long_ago) == []

    def propose(at, title, group_id=None):
        said = Proposed(
            kind="shared_solution", title=title, owner=theirs, review_on=days_ahead(9), group_id=group_id
        )
        return actions.propose(at, said, by=alice.actor, on=TODAY)

    group = people.make_group(gathering, "Operations", by=alice.actor, on=TODAY).group
    old, waiting = propose(long_ago, "Settled"), propose(long_ago, "Still waiting")
    latest, now = propose(last, "Declined", group.pk), propose(gathering, "New")
    for one in (old, latest):
        said = Answer(meaning="declined", answer="Too dear")
        matters.answer(one.matter, said, seen=states.state(one.matter).pk, by=charlie.actor, on=TODAY)

    shown = queries.to_open_with(gathering)
    assert [put.row for put in shown] == [waiting, latest]
    assert (shown[1].group, shown[1].owner, shown[1].state.answer) == ("Operations", "Home care", "Too dear")
    assert [(put.row, put.waits, put.is_adopted) for put in queries.of_gathering(gathering)] == [
        (now, True, False)
    ]
    assert not queries.one(now.matter).is_fixed_point
    propose(gathering, "Newer")
    with django_assert_max_num_queries(5):
        assert len(queries.of_gathering(gathering)) == 2
    assert queries.one(now.matter).matter == now.matter
