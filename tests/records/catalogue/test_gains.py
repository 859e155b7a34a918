"""Whoever keeps a competence does not let what they hold themselves count for it."""

from dataclasses import replace

import pytest

from stafett.lib.verdict import NotAllowed
from stafett.people import actions as people
from stafett.people.models import RoleCode, Tie
from stafett.records import equivalences
from stafett.records.catalogue import actions, queries
from stafett.records.catalogue.said import Said
from tests import factories
from tests.factories import Member, days_ago

pytestmark = pytest.mark.django_db

GAIN = "would gain by it yourself. Somebody else must do this"


@pytest.fixture
def kept(unit_a, erik):
    """What section A keeps."""
    return actions.add(Said(name="Resuscitation", owner_unit_id=unit_a.pk), by=erik.actor)


@pytest.fixture
def course(trust):
    return factories.competence(trust, "First aid")


def let_count(course, kept, member: Member) -> None:
    said = replace(queries.about(kept.organisation_id, kept.pk), counting=frozenset({course.pk}))
    actions.change(kept.pk, said, seen=queries.last_change(kept.pk), by=member.actor)


def counting(kept) -> set[int]:
    return equivalences.counting_for(kept.organisation_id, [kept.pk]) - {kept.pk}


def test_who_holds_it_leaves_it_to_somebody_else(alice, gunnar, kept, course) -> None:
    factories.achievement(alice.person, course)

    with pytest.raises(NotAllowed, match=GAIN):
        let_count(course, kept, alice)
    assert counting(kept) == set()

    let_count(course, kept, gunnar)
    assert counting(kept) == {course.pk}


def test_nor_by_way_of_what_counts_for_it(trust, alice, kept, course) -> None:
    other = factories.competence(trust, "First aid at Solvik")
    factories.equivalence(course, accepts=other)
    factories.achievement(alice.person, other)

    with pytest.raises(NotAllowed, match=GAIN):
        let_count(course, kept, alice)


def test_nor_through_another_record(trust, unit_a, alice, kept, course) -> None:
    factories.achievement(alice.person, course)
    people.untie(Tie.objects.open().get(person=alice.person), by=alice.actor)
    second = factories.person(trust, "Alice B. Aas")
    factories.role(second, RoleCode.LEADER, unit_a)
    factories.tie(alice.identity, second)

    with pytest.raises(NotAllowed, match=GAIN):
        let_count(course, kept, alice)


def test_what_was_never_approved_or_is_revoked_gains_nothing(alice, kept, course) -> None:
    factories.claim(alice.person, course)
    factories.achievement(alice.person, course, revoked_on=days_ago(1))

    let_count(course, kept, alice)

    assert counting(kept) == {course.pk}


def test_who_holds_both_as_well_may(alice, kept, course) -> None:
    factories.achievement(alice.person, course, achieved_on=days_ago(20))
    factories.achievement(alice.person, kept, achieved_on=days_ago(20))

    let_count(course, kept, alice)

    assert counting(kept) == {course.pk}


@pytest.mark.parametrize("better", [{"achieved_on": days_ago(1)}, {"achieved_on": days_ago(20), "level": 2}])
def test_who_showed_the_other_later_or_higher_may_not(alice, kept, course, better) -> None:
    factories.achievement(alice.person, kept, achieved_on=days_ago(20))
    factories.achievement(alice.person, course, **better)

    with pytest.raises(NotAllowed, match=GAIN):
        let_count(course, kept, alice)


def test_what_counts_already_may_be_left_as_it_is(alice, gunnar, kept, course) -> None:
    factories.achievement(alice.person, course)
    let_count(course, kept, gunnar)

    said = replace(queries.about(kept.organisation_id, kept.pk), description="Every year")
    actions.change(kept.pk, said, seen=queries.last_change(kept.pk), by=alice.actor)

    assert queries.about(kept.organisation_id, kept.pk).description == "Every year"


def test_nothing_is_added_that_one_would_hold_at_once(alice, unit_a, course) -> None:
    factories.achievement(alice.person, course)
    said = Said(name="New", owner_unit_id=unit_a.pk, counting=frozenset({course.pk}))

    with pytest.raises(NotAllowed, match=GAIN):
        actions.add(said, by=alice.actor)


def test_nor_is_what_one_holds_merged_into_another(trust, erik, kept, course) -> None:
    factories.achievement(erik.person, course)

    with pytest.raises(NotAllowed, match=GAIN):
        actions.merge(course.pk, into=kept.pk, by=erik.actor)
    assert queries.merged(trust.pk) == {}

    factories.achievement(erik.person, kept)
    actions.merge(course.pk, into=kept.pk, by=erik.actor)
    assert queries.merged(trust.pk) == {course.pk: kept.pk}


def let_last(kept, months: int | None, member: Member) -> None:
    said = replace(queries.about(kept.organisation_id, kept.pk), validity_months=months)
    actions.change(kept.pk, said, seen=queries.last_change(kept.pk), by=member.actor)


@pytest.mark.parametrize("by_way_of_another", [False, True])
def test_who_holds_it_does_not_let_it_last_longer(alice, gunnar, kept, course, by_way_of_another) -> None:
    let_count(course, kept, gunnar)
    let_last(kept, 12, gunnar)
    held = factories.achievement(alice.person, course if by_way_of_another else kept)

    for months in (24, None):
        with pytest.raises(NotAllowed, match="would hold it longer yourself"):
            let_last(kept, months, alice)
    let_last(kept, 6, alice)
    let_last(kept, 24, gunnar)
    factories.correct(held, revoked_on=factories.TODAY)
    let_last(kept, None, alice)
    assert queries.about(kept.organisation_id, kept.pk).validity_months is None
