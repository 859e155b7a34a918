"""What an exemption or a leave does, told before it is written, and as it then is."""

import random
from datetime import date

import pytest

from stafett import status
from stafett.lib.verdict import NotAllowed
from stafett.people.leaves import actions as leaves
from stafett.people.leaves.queries import of_person as leaves_of
from stafett.plans.exemptions import actions as exemptions
from stafett.plans.exemptions.actions import Excused
from stafett.plans.exemptions.queries import of_person as exemptions_of
from stafett.plans.models import Grounds, Plan
from stafett.standings import excusing, queries
from stafett.standings.standing import afresh
from tests import factories
from tests.factories import TODAY, Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(fire) -> Plan:
    """Everybody in the clinic must have taken the course long ago, and nobody has."""
    return Plan.objects.get(key="fire")


@pytest.fixture
def pump(trust, unit_a, bob: Member):
    """Section A asks for a pump course that Bob holds for ten days more."""
    course = factories.competence(trust, "Infusion pump", validity_months=12)
    asked = factories.plan(trust, "Pumps of A", owner_unit=unit_a, key="pumps")
    factories.requirement(asked, course, due_days=30, grace_days=30)
    factories.assignment(asked, unit_a)
    factories.achievement(bob.person, course, achieved_on=date(2025, 6, 25))
    return course


def excused(plan: Plan, requirement: str = "", **days) -> Excused:
    told = {"starts_on": TODAY, "ends_on": days_ahead(30), **days}
    return Excused(plan_id=plan.pk, requirement=requirement, grounds="other_work", **told)


def colours(effects) -> list[tuple[str, str, str]]:
    return [(one.before.title, one.before.colour, one.after.colour) for one in effects]


def test_what_is_asked_may_be_chosen_by_name(alice: Member, bob: Member, plan, pump) -> None:
    asked = excusing.asked(alice.actor, bob.person.pk, on=TODAY)

    assert [(one.plan, one.title) for one in asked] == [
        ("For everybody", "Fire safety"),
        ("Pumps of A", "Infusion pump"),
    ]


def test_nothing_is_offered_that_only_another_unit_asks(gunnar: Member, bob, unit_b, trust, pump) -> None:
    factories.employment(bob.person, unit_b)
    secret = factories.plan(trust, "Plan of B")
    factories.requirement(secret, factories.competence(trust, "Scales"))
    factories.assignment(secret, unit_b)

    asked = excusing.asked(gunnar.actor, bob.person.pk, on=TODAY)
    assert [one.plan for one in asked] == ["Pumps of A"]


def test_it_is_told_which_line_turns_grey(alice: Member, bob: Member, plan, pump) -> None:
    effects = excusing.of_exemption(alice.actor, bob.person.pk, excused(plan))

    assert colours(effects) == [("Fire safety", "red", "grey"), ("Infusion pump", "green", "green")]
    assert [one.turns_grey for one in effects] == [True, False]


def test_what_another_plan_asks_for_too_keeps_its_colour(
    alice: Member, bob, plan, fire, unit_a, trust
) -> None:
    other = factories.plan(trust, "Again")
    factories.requirement(other, fire, due_days=30, warn_days=45)
    factories.assignment(other, unit_a)

    (effect,) = excusing.of_exemption(alice.actor, bob.person.pk, excused(plan))
    assert (effect.is_kept, effect.turns_grey) == (True, False)


def test_after_twelve_weeks_away_there_is_time_to_catch_up(alice: Member, bob: Member, plan, pump) -> None:
    days = {"starts_on": TODAY, "ends_on": days_ahead(83)}
    fire, pump_line = excusing.of_leave(alice.actor, bob.person.pk, **days, on=TODAY)

    assert (fire.turns_grey, fire.is_red_all_the_same) == (True, True)
    assert (pump_line.before.red_on, pump_line.after.red_on) == (date(2026, 6, 26), days_ahead(84 + 30))


def test_of_whoever_begins_later_the_first_day_at_work_is_told(unit_a, trust, alice: Member) -> None:
    nina = factories.person(trust, "Nina Nyansatt")
    factories.employment(nina, unit_a, starts_on=days_ahead(30))

    assert excusing.first_day(nina.pk, on=TODAY) == days_ahead(30)
    assert excusing.first_day(alice.person.pk, on=TODAY) == TODAY


def test_exemptions_from_what_only_another_unit_asks_are_not_seen(
    alice: Member, bob: Member, erik: Member, unit_b, trust, plan
) -> None:
    factories.employment(bob.person, unit_b)
    secret = factories.plan(trust, "Plan of B")
    factories.requirement(secret, factories.competence(trust, "Scales"))
    factories.assignment(secret, unit_b)
    hidden, known = (factories.exemption(bob.person, one, starts_on=days_ago(9)) for one in (secret, plan))

    seen = {who: excusing.exemptions(who.actor, bob.person.pk, on=TODAY) for who in (alice, bob, erik)}
    assert seen == {alice: [known], bob: [known, hidden], erik: [known, hidden]}


def cells(member: Member) -> list[list[tuple]]:
    """How somebody stands on days near and far, with every date of every cell."""
    found = []
    for day in (days_ago(200), TODAY, days_ahead(40), days_ahead(400)):
        stands = afresh(member.person.organisation_id, on=day, people={member.person.pk})
        found.append(status.export(stands.cells).rows())
    return found


@pytest.mark.parametrize("seed", range(12))
def test_taking_everything_back_restores_every_colour(
    seed: int, alice, gunnar, erik, bob, plan, pump
) -> None:
    chance, before = random.Random(seed), cells(bob)  # noqa: S311 - drawn for a test, no secret
    changed = 0
    while changed < 6:
        by = chance.choice([alice, gunnar, erik]).actor
        try:
            changed += something(chance, bob, by)
        except (NotAllowed, leaves.LeaveError, exemptions.ExemptionError):
            continue
    left = [(exemptions.take_back, one) for one in exemptions_of(bob.person.pk)]
    left += [(leaves.take_back, one) for one in leaves_of(bob.person.pk)]
    chance.shuffle(left)
    for take_back, one in left:
        take_back(one, by=alice.actor, on=TODAY)

    assert cells(bob) == before


def something(chance: random.Random, member: Member, by) -> bool:
    """One of all that may be done, with days at random."""
    first = days_ahead(chance.randint(-30, 60))
    last = chance.choice([None, days_ahead(chance.randint(-30, 120))])
    given, away = list(exemptions_of(member.person.pk)), list(leaves_of(member.person.pk))
    match chance.choice(["give", "leave", "end", "back", "not exempt", "not away"]):
        case "give":
            asked = chance.choice(excusing.asked(by, member.person.pk, on=TODAY))
            key = chance.choice(["", asked.requirement])
            told = Excused(
                plan_id=asked.plan_id,
                requirement=key,
                starts_on=first,
                ends_on=last,
                grounds=chance.choice(Grounds.values),
            )
            exemptions.give(member.person, told, by=by, on=TODAY)
        case "leave":
            leaves.enter(member.person, starts_on=first, ends_on=last, by=by, on=TODAY)
        case "end" if given:
            exemptions.end(chance.choice(given), asked_again_on=first, by=by, on=TODAY)
        case "back" if away:
            leaves.come_back(chance.choice(away), back_on=first, by=by, on=TODAY)
        case "not exempt" if given:
            exemptions.take_back(chance.choice(given), by=by, on=TODAY)
        case "not away" if away:
            leaves.take_back(chance.choice(away), by=by, on=TODAY)
        case _:
            return False
    return True


def test_what_is_told_is_what_happens(alice: Member, bob: Member, plan, pump) -> None:
    told = excusing.of_exemption(alice.actor, bob.person.pk, excused(plan))
    exemptions.give(bob.person, excused(plan), by=alice.actor, on=TODAY)
    after = queries.person_lines(alice.actor, bob.person.pk, on=TODAY)
    assert {one.after.title: one.after.colour for one in told} == {line.title: line.colour for line in after}

    days = {"starts_on": TODAY, "ends_on": days_ahead(83)}
    told = excusing.of_leave(alice.actor, bob.person.pk, **days, on=TODAY)
    leaves.enter(bob.person, **days, by=alice.actor, on=TODAY)
    after = queries.person_lines(alice.actor, bob.person.pk, on=TODAY)
    dates = {line.title: (line.colour, line.red_on) for line in after}
    assert {one.after.title: (one.after.colour, one.after.red_on) for one in told} == dates
