"""Exempting somebody, asking again sooner, taking back what should not have been."""

from typing import Any

import pytest

from stafett.audit.models import ChangedMeanwhile, Entry
from stafett.lib.verdict import NotAllowed
from stafett.people.models import RoleCode
from stafett.plans.exemptions import actions, queries
from stafett.plans.exemptions.actions import Excused
from stafett.plans.exemptions.queries import of_person
from stafett.plans.models import Exemption, Plan
from tests import factories
from tests.factories import TODAY, Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(fire) -> Plan:
    return Plan.objects.get(key="fire")


def from_(plan: Plan, **said: Any) -> Excused:
    told = {"starts_on": TODAY, "ends_on": days_ahead(30), "grounds": "in_training"}
    return Excused(plan_id=plan.pk, **told | said)


def rows(member: Member) -> list[tuple]:
    fields = ("requirement", "starts_on", "ends_on", "grounds", "given_by")
    return list(of_person(member.person.pk).values_list(*fields))


def last_entry() -> tuple[str, str, str]:
    entry = Entry.objects.latest("pk")
    return entry.by, entry.verb, entry.subject


def test_a_leader_gives_it_with_grounds_and_an_end(alice: Member, bob: Member, plan: Plan) -> None:
    key = plan.requirements.get().key
    actions.give(bob.person, from_(plan, requirement=key), by=alice.actor, on=TODAY)

    assert rows(bob) == [(key, TODAY, days_ahead(30), "in_training", "Alice Aas")]
    assert last_entry() == ("Alice Aas", "exemption.given", "Bob Berg")


@pytest.mark.parametrize("who", ["bob", "hanne", "frida", "dana", "charlie"])
def test_who_may_not_excuse_gives_none(who: str, bob: Member, plan: Plan, request) -> None:
    actor = request.getfixturevalue(who).actor

    with pytest.raises(NotAllowed):
        actions.give(bob.person, from_(plan), by=actor, on=TODAY)
    assert rows(bob) == []


def test_a_leader_gives_none_to_those_of_others(alice: Member, gunnar: Member, plan: Plan) -> None:
    with pytest.raises(NotAllowed, match="given by the person's leader"):
        actions.give(gunnar.person, from_(plan), by=alice.actor, on=TODAY)


def test_days_and_grounds_that_do_not_fit_are_refused(alice: Member, bob: Member, plan: Plan) -> None:
    for wrong in (
        {"grounds": ""},
        {"grounds": "leaves_soon", "ends_on": None},
        {"starts_on": days_ago(1)},
        {"requirement": "nothing"},
    ):
        with pytest.raises(actions.ExemptionError):
            actions.give(bob.person, from_(plan, **wrong), by=alice.actor, on=TODAY)
    assert rows(bob) == []


def test_a_plan_of_another_organisation_is_none_to_choose(alice, bob, plan, elsewhere) -> None:
    foreign = factories.plan(elsewhere)

    with pytest.raises(actions.ExemptionError, match="Choose what it is about from the list"):
        actions.give(bob.person, from_(foreign), by=alice.actor, on=TODAY)


def test_it_is_asked_for_again_sooner(alice: Member, erik: Member, bob: Member, plan: Plan) -> None:
    given = actions.give(bob.person, from_(plan), by=alice.actor, on=TODAY)

    actions.end(given, asked_again_on=days_ahead(10), by=erik.actor, on=days_ahead(5))

    assert rows(bob) == [("", TODAY, days_ahead(9), "in_training", "Alice Aas")]
    assert last_entry() == ("Erik Foss", "exemption.ended", "Bob Berg")
    assert Exemption.objects.count() == 2


def test_what_came_by_file_may_be_corrected_too(alice: Member, bob: Member, plan: Plan) -> None:
    by_file = factories.exemption(bob.person, plan)

    now = actions.end(by_file, asked_again_on=TODAY, by=alice.actor, on=TODAY)
    assert (now.key, now.ends_on) == (by_file.key, days_ago(1))
    actions.take_back(now, by=alice.actor, on=TODAY)
    assert rows(bob) == []
    assert last_entry() == ("Alice Aas", "exemption.taken_back", "Bob Berg")


def test_who_comes_second_is_told_how_it_stands(alice, gunnar, bob: Member, plan: Plan) -> None:
    given = actions.give(bob.person, from_(plan), by=alice.actor, on=TODAY)
    actions.take_back(given, by=alice.actor, on=TODAY)

    with pytest.raises(ChangedMeanwhile):
        actions.end(given, asked_again_on=days_ahead(3), by=gunnar.actor, on=TODAY)
    assert queries.current(given) is None


def test_not_for_who_chose_them_to_stand_in_nor_who_was_chosen_in_turn(
    alice: Member, bob: Member, plan: Plan, unit_a
) -> None:
    dag = factories.member(unit_a, "Dag Dale")
    factories.role(dag.person, RoleCode.DEPUTY, unit_a, appointed_by=alice.person)
    factories.role(bob.person, RoleCode.DEPUTY, unit_a, appointed_by=dag.person)
    by_file = factories.exemption(alice.person, plan)

    for actor in (dag.actor, bob.actor):
        with pytest.raises(NotAllowed, match="Whoever chose you to stand in"):
            actions.give(alice.person, from_(plan), by=actor, on=TODAY)
        with pytest.raises(NotAllowed, match="Whoever chose you to stand in"):
            actions.end(by_file, asked_again_on=TODAY, by=actor, on=TODAY)
    actions.give(bob.person, from_(plan), by=dag.actor, on=TODAY)
