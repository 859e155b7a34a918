import pytest

from stafett.recipes.gathering.agenda import rules
from stafett.recipes.gathering.agenda.rules import Share
from stafett.recipes.gathering.rules import NOBODY, Who

pytestmark = pytest.mark.django_db

A, B, C = Who(1), Who(2), Who(None, "Sør IKT")


def test_a_member_writes_its_own_points_and_the_host_all(alice, charlie, bob, unit_a, theirs, ours) -> None:
    members = [ours, theirs]
    assert rules.can_write(charlie.actor, unit_a.pk, None, theirs, members)
    assert not rules.can_write(charlie.actor, unit_a.pk, None, theirs, [ours])
    assert rules.can_write(alice.actor, unit_a.pk, None, theirs, [ours])
    assert not rules.can_write(charlie.actor, unit_a.pk, None, ours, members)
    assert not rules.can_write(charlie.actor, unit_a.pk, None, NOBODY, members)
    assert rules.can_write(charlie.actor, unit_a.pk, theirs, NOBODY, members)
    assert rules.can_write(alice.actor, unit_a.pk, theirs, theirs, members)
    assert not rules.can_write(bob.actor, unit_a.pk, None, ours, members)


def test_a_point_is_a_member_s_or_nobody_s() -> None:
    assert rules.owner_fits(A, [A])
    assert rules.owner_fits(NOBODY, [A])
    assert not rules.owner_fits(B, [A])


def test_the_balance_counts_what_is_somebody_s() -> None:
    points = [(A, 60), (A, None), (B, 30), (NOBODY, 500)]
    assert rules.balance([A, B, C], points) == [Share(A, 2, 60, 67), Share(B, 1, 30, 33), Share(C, 0, 0, 0)]
    assert rules.balance([A], []) == [Share(A, 0, 0, 0)]
