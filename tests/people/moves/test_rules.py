"""Who may move a unit, and where it may hang."""

import pytest

from stafett.people.moves import rules
from stafett.people.tree import Node, Tree
from tests.factories import Member


def tree(**parents: int | None) -> Tree:
    """Units named by a letter and their number: `a1=None, b2=1` is unit 2 under unit 1."""
    return Tree(Node(int(name[1:]), name, "", parent) for name, parent in parents.items())


NOW = tree(a1=None, b2=1, c3=1, d4=2)


@pytest.mark.django_db
def test_moved_by_who_keeps_the_facts_of_all(
    erik: Member, dana: Member, hanne: Member, alice: Member, frida: Member
) -> None:
    may = {
        who.person.key.split("-")[0]: bool(rules.can_move(who.actor))
        for who in (erik, dana, hanne, alice, frida)
    }

    assert may == {"erik": True, "dana": True, "hanne": False, "alice": False, "frida": False}


@pytest.mark.parametrize(
    ("unit", "parent", "reason"),
    [
        (4, 3, ""),
        (4, 1, ""),
        (2, 4, "A unit cannot be moved below itself."),
        (2, 2, "A unit cannot be moved below itself."),
        (1, 2, "The unit at the top cannot be moved."),
        (4, 2, "The unit hangs there already."),
        (4, 9, "There is no such unit any more."),
    ],
)
def test_where_a_unit_may_hang(unit: int, parent: int, reason: str) -> None:
    assert rules.can_hang(unit, parent, [NOW]).reason == reason


def test_nor_may_it_ever_hang_below_itself_later() -> None:
    later = tree(a1=None, b2=1, c3=4, d4=2)

    assert rules.can_hang(4, 3, [NOW])
    assert not rules.can_hang(4, 3, [NOW, later])
