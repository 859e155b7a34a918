from stafett.people.actor import Actor
from stafett.people.models import RoleCode
from stafett.recipes.gathering.baton import rules
from stafett.recipes.gathering.models import Baton, BatonState
from stafett.recipes.gathering.rules import Who

A, B = Who(1), Who(2)


def test_another_than_whose_turn_it_is_hosts_with_a_word_why() -> None:
    assert rules.offer_fits(A, [A, B], A, None, why="")
    assert rules.offer_fits(A, [A, B], None, None, why="")
    assert "word about why" in rules.offer_fits(B, [A, B], A, None, why=" ").reason
    assert rules.offer_fits(B, [A, B], A, Baton(state=BatonState.DECLINED), why="Asked for it")
    assert "members" in rules.offer_fits(Who(3), [A, B], A, None, why="").reason
    assert "already" in rules.offer_fits(A, [A], A, Baton(state=BatonState.ACCEPTED), why="").reason


def test_for_a_member_outside_its_guests_answer_and_else_who_keeps_the_series() -> None:
    keeper = Actor(label="Alice", held={RoleCode.LEADER: frozenset({1})})
    guro, stranger, outside = (
        Actor(label="Guro", guest_id=7),
        Actor(label="X", guest_id=8),
        Who(None, "Sør IKT"),
    )
    assert rules.can_answer(guro, 1, outside, {7})
    assert rules.can_answer(keeper, 1, outside, ())
    assert rules.can_answer(keeper, 1, outside, {7}).reason == "Somebody there has a link, and answers by it."
    assert rules.can_answer(keeper, 2, A, ())
    for who, guests in ((outside, {7}), (outside, ()), (A, ())):
        assert "Only who leads" in rules.can_answer(stranger, 1, who, guests).reason


def test_the_baton_is_answered_once_and_may_be_given_back() -> None:
    assert rules.can_accept(Baton(state=BatonState.OFFERED))
    assert not rules.can_accept(Baton(state=BatonState.ACCEPTED))
    assert rules.can_decline(Baton(state=BatonState.ACCEPTED), "Fire")
    assert not rules.can_decline(Baton(state=BatonState.DECLINED), "Fire")
    assert not rules.can_decline(Baton(state=BatonState.OFFERED), " ")


def test_somebody_answers_and_a_check_is_near() -> None:
    assert rules.answer_fits("Kari")
    assert not rules.answer_fits(" ")
    assert rules.check_fits(-104)
    assert not rules.check_fits(105)
