"""How far people have come with a practice list, and what waits to be signed."""

import pytest

from stafett.people.models import RoleCode
from stafett.records.models import Performance, Practice
from stafett.records.practice import queries
from tests import factories
from tests.factories import days_ago, days_ahead
from tests.factories.audit import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def cannula(trust):
    course = factories.competence(trust, "Cannula")
    return record(
        Practice, organisation=trust, competence=course, key="p1", text="Insert a cannula", times=2, months=12
    )


def done(member, practice, on, **signed) -> Performance:
    return record(
        Performance, organisation=practice.organisation, person=member.person,
        competence=practice.competence, practice=practice.key, done_on=on, **signed,
    )  # fmt: skip


def progress(member, practice, today):
    (found,) = queries.progress(member.person.pk, practice.competence_id, on=today)
    return found


def test_only_what_is_signed_and_done_lately_counts(bob, alice, cannula, today) -> None:
    by_alice = {"signed_on": today, "signer": alice.person, "signed_by": "Alice Aas"}
    done(bob, cannula, days_ago(400), **by_alice)
    done(bob, cannula, days_ago(10), **by_alice)
    done(bob, cannula, days_ago(5))
    done(alice, cannula, days_ago(5), **by_alice)

    found = progress(bob, cannula, today)

    assert (found.signed, found.unsigned, found.is_complete) == (1, 1, False)
    assert found.lacking == "Insert a cannula (1 of 2 signed)"
    assert [one.done_on for one in found.done] == [days_ago(5), days_ago(10), days_ago(400)]
    assert queries.is_complete(bob.person.pk, cannula.competence_id, on=today).reason.endswith(
        "Missing: Insert a cannula (1 of 2 signed)."
    )


def test_twelve_months_reach_back_to_the_same_day(bob, alice, cannula, today) -> None:
    by_alice = {"signed_on": today, "signer": alice.person}
    done(bob, cannula, today.replace(year=2025), **by_alice)
    done(bob, cannula, today, **by_alice)

    assert progress(bob, cannula, today).is_complete
    assert not progress(bob, cannula, days_ahead(1)).is_complete


def test_where_there_is_no_list_nothing_lacks(trust, bob, today) -> None:
    course = factories.competence(trust, "Lifting")

    assert queries.progress(bob.person.pk, course.pk, on=today) == []
    assert queries.is_complete(bob.person.pk, course.pk, on=today)


def test_what_waits_for_an_assessor_is_what_people_in_the_unit_did(
    alice, bob, gunnar, hanne, dana, unit_a, cannula, today
) -> None:
    newer, older = done(bob, cannula, today), done(bob, cannula, days_ago(3))
    own = done(alice, cannula, today)
    done(bob, cannula, today, signed_on=today)

    waiting = {member: queries.to_sign(member.actor, on=today) for member in (alice, gunnar, hanne, dana)}

    assert waiting == {
        alice: [older, newer],
        gunnar: [older, newer, own],
        hanne: [older, newer, own],
        dana: [],
    }


def test_not_for_whoever_the_person_appointed(alice, bob, unit_a, cannula, today) -> None:
    factories.role(bob.person, RoleCode.ASSESSOR, unit_a, appointed_by=alice.person)
    done(alice, cannula, today)

    assert queries.to_sign(bob.actor, on=today) == []
