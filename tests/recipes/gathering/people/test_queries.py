import pytest

from stafett.people.actor import NOBODY
from stafett.recipes.gathering.models import How
from stafett.recipes.gathering.people import actions, queries
from tests.factories import TODAY, gatherings

pytestmark = pytest.mark.django_db


def test_who_comes_stands_under_their_member_with_how(
    gathering, alice, bob, charlie, unit_a, unit_elsewhere, at
) -> None:
    (row,) = actions.sign_up(
        gathering, gatherings.places(gathering, unit_a), [bob.person.pk], by=alice.actor, at=at
    )
    actions.sign_up(
        gathering,
        gatherings.places(gathering, unit_elsewhere),
        [charlie.person.pk],
        by=charlie.actor,
        at=at,
    )
    actions.say_how(row.seat, How.LINK, by=bob.actor, on=TODAY)
    group = actions.make_group(gathering, "Operations", by=alice.actor, on=TODAY).group
    actions.join_group(group, row.seat, by=bob.actor, on=TODAY)
    found = queries.delegations(gathering, at=at)

    assert [(one.name, [who.name for who in one.people]) for one in found] == [
        ("Section A", ["Bob Berg"]),
        ("Home care", ["Charlie Dahl"]),
        ("Sør IKT", []),
    ]
    assert queries.counted(found) == {How.LINK: 1, None: 1}
    mine = queries.seat_of(bob.actor, found)
    assert (mine.how, mine.groups, mine.waits, found[0].filled.left) == (How.LINK, ("Operations",), False, 1)
    assert queries.seat_of(alice.actor, found) is None
    assert [queries.has_a_place(who, gathering) for who in (bob.actor, alice.actor, NOBODY)] == [
        True,
        False,
        False,
    ]
    assert found[0].pool == gatherings.places(gathering, unit_a)
    assert [one.group for one in queries.in_groups(gathering, found)] == [group]


def test_those_who_may_be_chosen_work_there(alice, bob, charlie, unit_a, unit_elsewhere) -> None:
    assert queries.may_choose(alice.actor, unit_a.pk, on=TODAY) == {
        alice.person.pk: "Alice Aas",
        bob.person.pk: "Bob Berg",
    }
    assert queries.may_choose(alice.actor, unit_elsewhere.pk, on=TODAY) == {}
    assert queries.may_choose(alice.actor, None, on=TODAY) == {}
