"""What somebody holds although nothing asks for it."""

from datetime import date

from stafett.standings import queries as standings
from stafett.standings.also_held import also_held
from tests import factories


def names(member, on=factories.TODAY):
    return [held.name for held in held_by(member, on)]


def held_by(member, on=factories.TODAY):
    lines = standings.person_lines(member.actor, member.person.pk, on=on)
    return also_held(member.actor.organisation_id, member.person.pk, lines, on=on)


def asked_of(unit, competence):
    plan = factories.plan(unit.organisation)
    factories.requirement(plan, competence)
    factories.assignment(plan, unit)


def test_what_nothing_asks_for_is_listed_by_name(trust, bob):
    for name in ("Ultrasound", "Sign language"):
        factories.achievement(bob.person, factories.competence(trust, name))

    assert names(bob) == ["Sign language", "Ultrasound"]


def test_what_is_asked_for_is_not(trust, unit_a, bob):
    wanted = factories.competence(trust, "Resuscitation")
    asked_of(unit_a, wanted)
    factories.achievement(bob.person, wanted)

    assert names(bob) == []


def test_what_counts_for_something_asked_is_not_either_however_many_steps_away(trust, unit_a, bob):
    basic, advanced, teacher = (
        factories.competence(trust, name) for name in ("Basic", "Advanced", "Teacher")
    )
    factories.equivalence(basic, accepts=advanced)
    factories.equivalence(advanced, accepts=teacher)
    factories.equivalence(teacher, accepts=factories.competence(trust, "Professor"))
    asked_of(unit_a, basic)
    factories.achievement(bob.person, teacher)

    assert names(bob) == []


def test_a_claim_is_not_held(trust, bob):
    factories.claim(bob.person, factories.competence(trust))

    assert names(bob) == []


def test_what_is_revoked_is_held_until_the_day_before(trust, bob):
    factories.achievement(bob.person, factories.competence(trust, "Guard"), revoked_on=factories.days_ago(2))

    assert names(bob, factories.days_ago(3)) == ["Guard"]
    assert names(bob, factories.days_ago(2)) == []


def test_the_achievement_that_reaches_longest_is_shown(trust, bob):
    guard = factories.competence(trust, "Guard", validity_months=12)
    factories.achievement(bob.person, guard, achieved_on=date(2026, 1, 31))
    factories.achievement(bob.person, guard, achieved_on=date(2025, 8, 31))

    assert [held.valid_until for held in held_by(bob)] == [date(2027, 1, 31)]


def test_its_own_last_valid_day_may_come_first(trust, bob):
    guard = factories.competence(trust, "Guard", validity_months=12)
    factories.achievement(bob.person, guard, valid_until=factories.days_ahead(5))

    assert [held.valid_until for held in held_by(bob)] == [factories.days_ahead(5)]


def test_what_has_lapsed_is_gone_the_day_after(trust, bob):
    guard = factories.competence(trust, "Guard")
    factories.achievement(bob.person, guard, valid_until=factories.TODAY)

    assert names(bob) == ["Guard"]
    assert names(bob, factories.days_ahead(1)) == []


def test_what_never_lapses_comes_before_what_does(trust, bob):
    guard = factories.competence(trust, "Guard")
    factories.achievement(bob.person, guard, valid_until=factories.days_ahead(5))
    factories.achievement(bob.person, guard, achieved_on=factories.days_ago(900))

    assert [held.valid_until for held in held_by(bob)] == [None]
