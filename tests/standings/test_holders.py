"""Who holds a competence on a day."""

import pytest

from stafett.people.roles import Power
from stafett.standings import holders
from tests import factories
from tests.factories import TODAY, Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Fire safety", validity_months=12)


def details(competence):
    return competence.details.get(closed=None)


def held(member: Member, competence, *, on=TODAY, power=Power.SEE):
    found = holders.holders(member.actor, details(competence), on=on, power=power)
    return [(one.name, one.valid_through) for one in found]


def test_a_leader_sees_who_holds_it_among_their_own_by_family_name(course, alice, bob, gunnar) -> None:
    for member in (bob, alice, gunnar):
        factories.achievement(member.person, course, achieved_on=TODAY)

    through = TODAY.replace(year=TODAY.year + 1)
    assert held(alice, course) == [("Alice Aas", through), ("Bob Berg", through)]


def test_it_lapses_after_its_own_months(course, alice) -> None:
    factories.achievement(alice.person, course, achieved_on=TODAY)
    through = TODAY.replace(year=TODAY.year + 1)

    assert held(alice, course, on=through) == [("Alice Aas", through)]
    assert held(alice, course, on=factories.days_ahead(366)) == []
    assert held(alice, course, on=days_ago(1)) == []


def test_what_never_lapses_has_no_last_day(trust, alice) -> None:
    pump = factories.competence(trust, "Infusion pump")
    factories.achievement(alice.person, pump)

    assert held(alice, pump) == [("Alice Aas", None)]


def test_the_achievement_that_lasts_longest_counts(course, alice) -> None:
    factories.achievement(alice.person, course, achieved_on=days_ago(10), valid_until=days_ahead(5))
    factories.achievement(alice.person, course, achieved_on=days_ago(300), valid_until=days_ahead(20))

    assert held(alice, course) == [("Alice Aas", days_ahead(20))]


def test_neither_a_claim_nor_what_is_revoked_counts(course, alice, bob) -> None:
    factories.claim(alice.person, course)
    factories.achievement(bob.person, course, revoked_on=TODAY)

    assert held(alice, course) == []
    assert held(alice, course, on=days_ago(1)) == [("Bob Berg", days_ago(10).replace(year=2027))]


def test_what_counts_for_it_counts_by_its_months(trust, course, alice) -> None:
    other = factories.competence(trust, "Fire officer")
    factories.equivalence(course, accepts=other)
    factories.achievement(alice.person, other, achieved_on=TODAY)

    (found,) = holders.holders(alice.actor, details(course), on=TODAY)

    assert (found.valid_through, found.by_competence) == (TODAY.replace(year=2027), other.pk)


def test_with_another_power_only_those_who_work_where_one_has_it(course, hanne, alice) -> None:
    factories.achievement(alice.person, course)

    assert len(held(hanne, course)) == 1
    assert held(hanne, course, power=Power.EXPORT) == []
    assert len(held(alice, course, power=Power.EXPORT)) == 1


def test_a_stranger_sees_nobody(course, alice, charlie) -> None:
    factories.achievement(alice.person, course)

    assert held(charlie, course) == []


def test_ones_own(course, bob) -> None:
    assert holders.own(bob.actor, details(course), on=TODAY) is None

    factories.achievement(bob.person, course, achieved_on=TODAY)

    found = holders.own(bob.actor, details(course), on=TODAY)
    assert found is not None
    assert (found.name, found.valid_through) == ("Bob Berg", TODAY.replace(year=2027))
