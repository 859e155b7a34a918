import pytest

from stafett.arenas.models import Pool, SeatState, State
from stafett.recipes.gathering.people import rules
from stafett.recipes.gathering.rules import Who

pytestmark = pytest.mark.django_db


def test_a_member_s_people_are_signed_up_by_who_leads_it(alice, charlie, unit_a) -> None:
    members = [Who(unit_a.pk), Who(None, "Sør IKT")]
    assert rules.can_sign_up(alice.actor, unit_a.pk, members)
    assert not rules.can_sign_up(charlie.actor, unit_a.pk, members)
    assert not rules.can_sign_up(alice.actor, None, members)
    assert rules.can_sign_up(alice.actor, unit_a.pk, members[1:]).reason.startswith(
        "This is no longer a member"
    )


def test_those_who_work_there() -> None:
    assert rules.people_fit([1], [1, 2])
    assert "at least one" in rules.people_fit([], [1]).reason
    assert "from the list" in rules.people_fit([1, 3], [1, 2]).reason


def test_who_leads_a_member_says_which_of_its_people_has_a_place(alice, bob, unit_a) -> None:
    row = SeatState(person=bob.person, pool=Pool(for_unit=unit_a), state=State.TAKEN)
    assert rules.can_hand_over(alice.actor, row)
    assert "Only who leads" in rules.can_hand_over(bob.actor, row).reason
    assert rules.takes_over(1, [1, 2], [2, None])
    assert "already" in rules.takes_over(2, [1, 2], [2]).reason
    assert "at least one" in rules.takes_over(None, [1], [None]).reason
    assert "from the list" in rules.takes_over(3, [1, 2], [2]).reason


def test_one_answers_for_oneself_and_a_leader_for_theirs(alice, bob, charlie, unit_a) -> None:
    row = SeatState(person=bob.person, pool=Pool(for_unit=unit_a), state=State.TAKEN)
    assert [bool(rules.can_answer_for(who.actor, row, 0)) for who in (bob, alice, charlie)] == [
        True,
        True,
        False,
    ]
    assert rules.says_how(row)
    assert not rules.says_how(SeatState(state=State.WITHDRAWN))


def test_for_one_from_outside_answers_who_keeps_the_series(alice, charlie, unit_a) -> None:
    row = SeatState(guest_id=7, pool=Pool(), state=State.TAKEN)
    assert rules.can_answer_for(alice.actor, row, unit_a.pk)
    assert not rules.can_answer_for(charlie.actor, row, unit_a.pk)
