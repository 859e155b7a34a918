"""What is not green in a unit, grouped by what mends it."""

import pytest

from stafett.standings import mending, queries
from stafett.status import Colour, Reason
from tests import factories
from tests.factories import Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(trust, unit_a):
    """A plan for section A that asks whatever it is given."""
    plan = factories.plan(trust, "For the section", owner_unit=unit_a)
    factories.assignment(plan, unit_a)

    def ask(name: str, **terms: object):
        competence = factories.competence(trust, name, validity_months=12)
        factories.requirement(plan, competence, **terms)
        return competence

    return ask


def people(unit, number: int) -> list:
    found = []
    for one in range(number):
        person = factories.person(unit.organisation, f"Person {one:02}")
        factories.employment(person, unit)
        found.append(person)
    return found


def test_groups_with_most_red_come_first_and_within_them_the_red(
    asked, alice: Member, bob: Member, unit_a, today
) -> None:
    pump = asked("Infusion pump", due_days=30)
    drill = asked("Drill", warn_days=60)
    factories.achievement(alice.person, pump, achieved_on=days_ago(10))
    for member in (alice, bob):
        factories.achievement(member.person, drill, achieved_on=days_ago(330))

    groups, _sent = mending.to_mend(queries.unit(alice.actor, unit_a.pk, on=today))

    assert [(group.title, group.colour, group.red, group.yellow) for group in groups] == [
        ("Infusion pump", Colour.RED, 1, 0),
        ("Drill", Colour.YELLOW, 0, 2),
    ]


def test_a_group_tells_the_next_last_day_of_those_not_yet_red(
    asked, alice: Member, bob: Member, unit_a, today
) -> None:
    pump = asked("Infusion pump", warn_days=60)
    for member in (alice, bob):
        factories.achievement(member.person, pump, achieved_on=days_ago(350), valid_until=days_ahead(9))

    (group,), _sent = mending.to_mend(queries.unit(alice.actor, unit_a.pk, on=today))

    assert (group.colour, group.yellow, group.last_day) == (Colour.YELLOW, 2, days_ahead(9))
    assert [one.last_day for one in group.people] == [days_ahead(9), days_ahead(9)]


def test_without_a_deadline_there_is_no_last_day(asked, alice: Member, bob: Member, unit_a, today) -> None:
    asked("Nice to know", mandatory=False)

    (group,), _sent = mending.to_mend(queries.unit(alice.actor, unit_a.pk, on=today))

    assert group.last_day is None


def test_a_group_names_the_first_and_counts_the_rest(asked, alice: Member, unit_a, today) -> None:
    asked("Infusion pump")
    people(unit_a, mending.NAMED + 2)

    (group,), _sent = mending.to_mend(queries.unit(alice.actor, unit_a.pk, on=today))

    assert (len(group.people), group.unnamed) == (mending.NAMED, 3)


def test_what_is_sent_is_a_group_of_its_own(asked, alice: Member, bob: Member, unit_a, today) -> None:
    pump = asked("Infusion pump")
    factories.claim(bob.person, pump)
    stands = queries.unit(alice.actor, unit_a.pk, on=today)

    to_do, sent = mending.to_mend(stands)
    assert [one.name for group in sent for one in group.people] == ["Bob Berg"]
    assert [one.name for group in to_do for one in group.people] == ["Alice Aas"]


def test_the_matrix_puts_trouble_first_and_folds_what_is_green(
    asked, alice: Member, bob: Member, unit_a, today
) -> None:
    green, red = asked("A green one", due_days=5), asked("Red one", due_days=5)
    for member in (alice, bob):
        factories.achievement(member.person, green, achieved_on=days_ago(10))
    factories.achievement(alice.person, red, achieved_on=days_ago(10))
    stands = queries.unit(alice.actor, unit_a.pk, on=today)

    table = mending.matrix(stands, stands.members)

    assert [column.title for column in table.columns] == ["Red one"]
    assert [column.title for column in table.folded] == ["A green one"]
    assert [(member.name, *reasons) for member, reasons in table.rows] == [
        ("Bob Berg", Reason.MISSING),
        ("Alice Aas", Reason.MET),
    ]


def test_only_the_rows_asked_for_are_made(asked, alice: Member, bob: Member, unit_a, today) -> None:
    asked("Infusion pump")
    stands = queries.unit(alice.actor, unit_a.pk, on=today)

    table = mending.matrix(stands, stands.members[:1], unfolded=True)

    assert [member.name for member, _reasons in table.rows] == [stands.members[0].name]
