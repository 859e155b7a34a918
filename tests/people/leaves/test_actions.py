"""Entering a leave, saying when somebody is back, taking back what never was."""

from datetime import date

import pytest

from stafett.audit.models import ChangedMeanwhile, Entry
from stafett.lib.verdict import NotAllowed
from stafett.people.leaves import actions, queries
from stafett.people.leaves.queries import of_person
from stafett.people.models import Leave, RoleCode
from tests import factories
from tests.factories import TODAY, Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


def days(person) -> list[tuple]:
    return list(of_person(person.pk).values_list("starts_on", "ends_on"))


def last_entry() -> tuple[str, str, str]:
    entry = Entry.objects.latest("pk")
    return entry.by, entry.verb, entry.subject


def test_a_leader_enters_it_and_the_log_says_so(alice: Member, bob: Member) -> None:
    actions.enter(bob.person, starts_on=TODAY, ends_on=days_ahead(83), by=alice.actor, on=TODAY)

    assert days(bob.person) == [(TODAY, days_ahead(83))]
    assert last_entry() == ("Alice Aas", "leave.entered", "Bob Berg")


def test_so_do_the_deputy_and_the_hr_adviser(gunnar: Member, erik: Member, bob: Member) -> None:
    actions.enter(bob.person, starts_on=TODAY, ends_on=TODAY, by=gunnar.actor, on=TODAY)
    actions.enter(bob.person, starts_on=days_ahead(9), by=erik.actor, on=TODAY)

    assert days(bob.person) == [(days_ahead(9), None), (TODAY, TODAY)]


@pytest.mark.parametrize("who", ["bob", "hanne", "frida", "dana", "charlie"])
def test_nobody_else_does(who: str, bob: Member, request) -> None:
    actor = request.getfixturevalue(who).actor

    with pytest.raises(NotAllowed):
        actions.enter(bob.person, starts_on=TODAY, by=actor, on=TODAY)
    assert days(bob.person) == []


def test_nobody_enters_their_own_through_another_record(alice: Member, unit_a, trust) -> None:
    second = factories.person(trust, "Alice Aas")
    factories.employment(second, unit_a)
    factories.close(alice.person.ties.get())
    tie = factories.tie(alice.identity, second)
    factories.close(tie)
    factories.tie(alice.identity, alice.person)

    with pytest.raises(NotAllowed, match="You cannot enter your own leave"):
        actions.enter(second, starts_on=TODAY, by=alice.actor, on=TODAY)


def test_overlapping_ones_are_refused_in_a_sentence(alice: Member, bob: Member) -> None:
    actions.enter(bob.person, starts_on=TODAY, by=alice.actor, on=TODAY)

    with pytest.raises(
        actions.LeaveError, match=r"from 15 June 2026 until further notice\. End that one first"
    ):
        actions.enter(bob.person, starts_on=days_ahead(4), by=alice.actor, on=TODAY)


def test_somebody_is_back_sooner_or_later_than_was_said(alice: Member, bob: Member) -> None:
    leave = factories.leave(bob.person, starts_on=days_ago(20))
    leave = actions.come_back(leave, back_on=TODAY, by=alice.actor, on=TODAY)
    assert days(bob.person) == [(days_ago(20), days_ago(1))]

    actions.come_back(leave, back_on=days_ahead(30), by=alice.actor, on=TODAY)
    assert days(bob.person) == [(days_ago(20), days_ahead(29))]
    assert Leave.objects.count() == 3
    assert last_entry() == ("Alice Aas", "leave.changed", "Bob Berg")


def test_the_first_of_all_days_is_no_day_back(alice: Member, bob: Member) -> None:
    leave = factories.leave(bob.person, starts_on=days_ago(20))

    with pytest.raises(actions.LeaveError, match="must be after the first day"):
        actions.come_back(leave, back_on=date.min, by=alice.actor, on=TODAY)


def test_what_is_prolonged_meets_no_other(alice: Member, bob: Member) -> None:
    leave = factories.leave(bob.person, starts_on=days_ago(20), ends_on=TODAY)
    factories.leave(bob.person, starts_on=days_ahead(5))

    with pytest.raises(actions.LeaveError, match="There is a leave already"):
        actions.come_back(leave, back_on=days_ahead(6), by=alice.actor, on=TODAY)
    assert of_person(bob.person.pk).count() == 2


def test_what_never_was_is_taken_back(alice: Member, bob: Member) -> None:
    leave = factories.leave(bob.person, starts_on=days_ago(20))

    actions.take_back(leave, by=alice.actor, on=TODAY)

    assert days(bob.person) == []
    assert last_entry() == ("Alice Aas", "leave.taken_back", "Bob Berg")


def test_who_comes_second_is_told_how_it_stands(alice: Member, gunnar: Member, bob: Member) -> None:
    leave = factories.leave(bob.person, starts_on=days_ago(20))
    now = actions.come_back(leave, back_on=TODAY, by=alice.actor, on=TODAY)

    with pytest.raises(ChangedMeanwhile):
        actions.take_back(leave, by=gunnar.actor, on=TODAY)
    with pytest.raises(ChangedMeanwhile):
        actions.come_back(leave, back_on=days_ahead(1), by=gunnar.actor, on=TODAY)
    assert queries.current(leave) == now
    assert days(bob.person) == [(days_ago(20), days_ago(1))]


def test_not_for_who_chose_them_to_stand_in_nor_who_was_chosen_in_turn(
    alice: Member, bob: Member, unit_a
) -> None:
    dag = factories.member(unit_a, "Dag Dale")
    factories.role(dag.person, RoleCode.DEPUTY, unit_a, appointed_by=alice.person)
    factories.role(bob.person, RoleCode.DEPUTY, unit_a, appointed_by=dag.person)
    leave = factories.leave(alice.person, starts_on=days_ago(20), ends_on=days_ago(15))

    for actor in (dag.actor, bob.actor):
        with pytest.raises(NotAllowed, match="Whoever chose you to stand in"):
            actions.enter(alice.person, starts_on=TODAY, by=actor, on=TODAY)
        with pytest.raises(NotAllowed, match="Whoever chose you to stand in"):
            actions.take_back(leave, by=actor, on=TODAY)
    actions.enter(bob.person, starts_on=TODAY, by=dag.actor, on=TODAY)
