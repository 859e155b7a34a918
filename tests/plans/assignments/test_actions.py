"""Giving a plan adds a layer; ending it takes that layer away and nothing else."""

import random

import pytest
from polars.testing import assert_frame_equal

from stafett.audit import queries as audit
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import NotAllowed
from stafett.people.models import RoleCode
from stafett.plans.assignments import actions
from stafett.plans.assignments.actions import AssignmentError, Given
from stafett.plans.models import Assignment, Grounds
from stafett.standings.standing import afresh
from stafett.status import export
from tests import factories
from tests.factories import Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(trust, clinic):
    """Asks for a fire course before the first day."""
    made = factories.plan(trust, "Basic plan", owner_unit=clinic)
    factories.requirement(made, factories.competence(trust, "Fire safety"), due_days=-1)
    return made


def cells(organisation, on):
    return export(afresh(organisation.pk, on=on).cells)


def said(given: Given, member: Member, today) -> str:
    with pytest.raises((AssignmentError, NotAllowed)) as refused:
        actions.assign(given, by=member.actor, on=today)
    return str(refused.value)


def test_a_plan_is_given_and_the_log_says_so(plan, hanne: Member, bob: Member, clinic, trust, today) -> None:
    given = Given(plan_id=plan.pk, unit_id=clinic.pk, subunits=True, positions=["nurse"], starts_on=today)
    row = actions.assign(given, by=hanne.actor, on=today)

    assert (row.positions, row.is_local, row.ends_on) == ("nurse", False, None)
    entry = audit.entries(trust.pk)[0]
    assert (entry.verb, entry.subject, entry.by) == ("plan.assigned", "Basic plan", "Hanne Iversen")
    assert set(cells(trust, today)["person_id"]) == {bob.person.pk, hanne.person.pk}


def test_what_a_unit_adds_of_a_plan_from_above_is_its_own_to_end(plan, alice: Member, unit_a, today) -> None:
    row = actions.assign(
        Given(plan_id=plan.pk, unit_id=unit_a.pk, starts_on=days_ahead(1)), by=alice.actor, on=today
    )
    assert row.is_local
    ended = actions.end(row.pk, days_ahead(9), by=alice.actor, on=today)

    row.refresh_from_db()
    assert row.closed == ended.opened
    assert (ended.pk != row.pk, ended.key, ended.is_local, ended.ends_on) == (
        True,
        row.key,
        True,
        days_ahead(9),
    )


def test_what_makes_no_sense_is_refused_with_a_sentence(
    plan, alice: Member, gunnar: Member, unit_a, elsewhere, today
) -> None:
    good = {"plan_id": plan.pk, "unit_id": unit_a.pk, "starts_on": today}
    assert (
        said(Given(**good | {"starts_on": days_ago(1)}), alice, today)
        == "The first day must be today or later."
    )
    early = said(Given(**good, ends_on=days_ago(1)), alice, today)
    assert early == "The last day must not be before the first day."
    away = said(Given(**good, person_id=gunnar.person.pk), alice, today)
    assert away == "Choose somebody who works in the unit."
    foreign = factories.plan(elsewhere)
    assert said(Given(**good | {"plan_id": foreign.pk}), alice, today) == "There is no such plan."
    assert not Assignment.objects.exists()


def test_the_same_is_not_given_twice_to_just_the_same(plan, alice: Member, unit_a, today) -> None:
    given = Given(plan_id=plan.pk, unit_id=unit_a.pk, starts_on=today)
    actions.assign(given, by=alice.actor, on=today)

    assert said(given, alice, today) == "The plan is given to just these on these days already."


def test_what_somebody_else_changed_meanwhile_is_told(plan, hanne: Member, unit_a, today) -> None:
    row = factories.assignment(plan, unit_a)
    actions.end(row.pk, today, by=hanne.actor, on=today)

    with pytest.raises(ChangedMeanwhile, match="meanwhile"):
        actions.end(row.pk, today, by=hanne.actor, on=today)


def test_withdrawing_all_that_was_given_restores_every_colour(
    plan, hanne: Member, alice, bob, clinic, unit_a, trust, today
) -> None:
    factories.assignment(plan, unit_a, positions=["nurse"])
    days = (today, days_ahead(30))
    before = [cells(trust, day) for day in days]
    layers = [Given(plan_id=plan.pk, unit_id=clinic.pk, subunits=True, starts_on=today),
              Given(plan_id=plan.pk, unit_id=unit_a.pk, person_id=bob.person.pk, starts_on=days_ahead(3))]  # fmt: skip
    rows = [actions.assign(given, by=hanne.actor, on=today) for given in layers]
    assert cells(trust, today).height > before[0].height
    for row in rows:
        actions.withdraw(row.pk, by=hanne.actor, on=today)

    for day, found in zip(days, before, strict=True):
        assert_frame_equal(cells(trust, day), found)


@pytest.mark.parametrize("seed", range(4))
def test_layers_give_the_same_cells_in_whatever_order_they_are_made(
    seed: int, plan, hanne: Member, alice, bob, gunnar, clinic, unit_a, unit_b, trust, today
) -> None:
    other = factories.plan(trust, "Another", owner_unit=clinic)
    factories.requirement(other, factories.competence(trust, "Hygiene"), due_days=20, per_unit=True)
    layers = [
        Given(plan_id=plan.pk, unit_id=clinic.pk, subunits=True, starts_on=days_ahead(2)),
        Given(plan_id=plan.pk, unit_id=unit_a.pk, starts_on=today, ends_on=days_ahead(1)),
        Given(plan_id=plan.pk, unit_id=unit_a.pk, person_id=bob.person.pk, starts_on=today),
        Given(plan_id=other.pk, unit_id=unit_b.pk, positions=["nurse"], starts_on=today),
        Given(plan_id=other.pk, unit_id=clinic.pk, subunits=True, starts_on=today),
    ]
    days = [today, days_ahead(1), days_ahead(2), days_ahead(60)]
    found = []
    for order in (layers, random.Random(seed).sample(layers, len(layers))):  # noqa: S311 - repeatable
        rows = [actions.assign(given, by=hanne.actor, on=today) for given in order]
        found.append([cells(trust, day) for day in days])
        for row in rows:
            actions.withdraw(row.pk, by=hanne.actor, on=today)
    for one, another in zip(*found, strict=True):
        assert_frame_equal(one, another)


def test_whoever_is_taken_out_by_hand_stays_out_whatever_gives_the_plan(
    plan, hanne: Member, alice, bob: Member, clinic, unit_a, trust, today
) -> None:
    factories.correct(factories.exemption(bob.person, plan), grounds=Grounds.TAKEN_OUT)
    for unit in (unit_a, clinic):
        given = Given(plan_id=plan.pk, unit_id=unit.pk, subunits=True, starts_on=today)
        actions.assign(given, by=hanne.actor, on=today)
    found = cells(trust, today)

    assert found.filter(person_id=bob.person.pk)["reason"].to_list() == ["exempt"]
    assert found.filter(person_id=alice.person.pk)["reason"].to_list() == ["missing"]


def test_what_is_given_by_name_to_a_leader_is_not_ended_by_who_they_chose(
    plan, alice: Member, bob: Member, gunnar: Member, unit_a, today
) -> None:
    factories.role(bob.person, RoleCode.DEPUTY, unit_a, appointed_by=alice.person)
    row = factories.assignment(plan, unit_a, person=alice.person, starts_on=today)
    Assignment.objects.filter(pk=row.pk).update(is_local=True)

    with pytest.raises(NotAllowed, match="Whoever chose you to stand in"):
        actions.end(row.pk, today, by=bob.actor, on=today)
    with pytest.raises(NotAllowed, match="Whoever chose you to stand in"):
        actions.withdraw(row.pk, by=bob.actor, on=today)
    assert actions.end(row.pk, today, by=gunnar.actor, on=today).ends_on == today


def test_what_cannot_be_is_refused_with_what_to_do(plan, hanne: Member, clinic, unit_a, today) -> None:
    def given(**asked) -> Given:
        return Given(**{"plan_id": plan.pk, "unit_id": clinic.pk, "starts_on": today} | asked)

    assert said(given(positions=["nurse|porter"]), hanne, today) == "Choose positions from the list."
    assert said(given(ends_on=today.replace(year=2200)), hanne, today).startswith("The days must be before")


def test_one_person_may_be_named_who_works_below(plan, hanne: Member, bob: Member, clinic, today) -> None:
    given = Given(plan_id=plan.pk, unit_id=clinic.pk, starts_on=today, subunits=True, person_id=bob.person.pk)

    assert actions.assign(given, by=hanne.actor, on=today).person_id == bob.person.pk
