"""A unit is moved from a day on, and what was recorded for that day before stays known."""

import pytest

from stafett.audit import queries as audit
from stafett.lib.verdict import NotAllowed
from stafett.people.models import Move
from stafett.people.moves import actions
from stafett.people.tree import tree
from tests import factories
from tests.factories import Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def surgery(root):
    return factories.unit(root, "Clinic of Surgery")


def parent_of(unit, day) -> int | None:
    return tree(unit.organisation_id, on=day).nodes[unit.pk].parent_id


def test_it_hangs_there_from_that_day(surgery, clinic, unit_a, erik: Member, today) -> None:
    actions.move(unit_a.pk, surgery.pk, days_ahead(3), by=erik.actor, on=today)

    assert [parent_of(unit_a, days_ahead(days)) for days in (2, 3)] == [clinic.pk, surgery.pk]
    entry = audit.entries(unit_a.organisation_id)[0]
    assert (entry.verb, entry.subject) == ("unit.moved", "Section A")


def test_what_was_to_happen_on_that_day_is_corrected(
    surgery, clinic, root, unit_a, erik: Member, today
) -> None:
    before = actions.move(unit_a.pk, surgery.pk, days_ahead(3), by=erik.actor, on=today)
    after = actions.move(unit_a.pk, root.pk, days_ahead(3), by=erik.actor, on=today)

    assert list(Move.objects.open()) == [after]
    before.refresh_from_db()
    assert before.closed == after.opened


def test_who_may_not_and_what_makes_no_sense_changes_nothing(
    surgery, clinic, unit_a, unit_elsewhere, erik: Member, hanne: Member, today
) -> None:
    def said(member: Member, unit, parent, day=today) -> str:
        with pytest.raises(NotAllowed) as refused:
            actions.move(unit.pk, parent.pk, day, by=member.actor, on=today)
        return str(refused.value)

    assert (
        said(hanne, unit_a, surgery)
        == "Units are moved by those who keep the facts of the whole organisation."
    )
    assert said(erik, unit_a, surgery, days_ago(1)) == "The day must be today or later."
    assert said(erik, clinic, unit_a) == "A unit cannot be moved below itself."
    assert said(erik, unit_a, unit_elsewhere) == "There is no such unit any more."
    assert not Move.objects.exists()


@pytest.mark.parametrize("who", ["erik", "dana"])
def test_nobody_moves_the_unit_they_work_in_nor_one_above_it(
    who: str, request, trust, surgery, clinic, unit_a, unit_b, today
) -> None:
    member: Member = request.getfixturevalue(who)
    second = factories.person(trust, "The same")
    factories.employment(second, unit_a, starts_on=days_ahead(200))
    factories.close(member.identity.ties.get())
    factories.close(factories.tie(member.identity, second))
    factories.tie(member.identity, member.person)

    for unit in (unit_a, clinic):
        with pytest.raises(NotAllowed, match="You work in this unit, or below it"):
            actions.move(unit.pk, surgery.pk, today, by=member.actor, on=today)
    assert actions.move(unit_b.pk, surgery.pk, today, by=member.actor, on=today)


def test_nor_one_that_will_be_above_it_by_then(surgery, unit_a, unit_b, erik: Member, today) -> None:
    factories.employment(erik.person, unit_a)
    factories.move(unit_a, to=unit_b, on=days_ahead(3))

    with pytest.raises(NotAllowed, match="You work in this unit"):
        actions.move(unit_b.pk, surgery.pk, days_ahead(5), by=erik.actor, on=today)
