"""Whose leaves somebody sees, and what became of one."""

import pytest

from stafett.people.leaves import queries as leaves
from tests import factories
from tests.factories import TODAY, Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


def test_leaves_are_seen_of_those_one_sees(alice: Member, bob: Member, charlie: Member, dana: Member) -> None:
    away = factories.leave(bob.person, starts_on=TODAY)

    seen = {who: list(leaves.visible_to(who.actor, on=TODAY)) for who in (alice, bob, charlie, dana)}
    assert seen == {alice: [away], bob: [away], charlie: [], dana: []}


def test_the_newest_stands_first(bob: Member) -> None:
    first = factories.leave(bob.person, starts_on=days_ago(100), ends_on=days_ago(90))
    second = factories.leave(bob.person, starts_on=TODAY)

    assert list(leaves.of_person(bob.person.pk)) == [second, first]


def test_a_leave_is_followed_to_what_it_became(bob: Member) -> None:
    first = factories.leave(bob.person, starts_on=TODAY)
    second = factories.correct(first, ends_on=days_ahead(3))

    assert leaves.current(first) == second
    factories.close(second)
    assert leaves.current(first) is None


def test_who_begins_soon_works_there_already(unit_a, unit_b, trust) -> None:
    nina = factories.person(trust, "Nina Nyansatt")
    factories.employment(nina, unit_a, starts_on=days_ahead(30))
    factories.employment(nina, unit_b, starts_on=days_ahead(91))

    assert leaves.works_in(nina.pk, on=TODAY) == {unit_a.pk}


def test_what_was_not_entered_here_came_by_file(bob: Member) -> None:
    assert leaves.is_by_file(factories.leave(bob.person, starts_on=TODAY, key="L-17"))
    assert not leaves.is_by_file(factories.leave(bob.person, starts_on=TODAY, key=f"{leaves.ENTERED}1"))
