"""What the catalogue tells: as of now and then, what is alike, overdue, lacking, and what a change would do."""

from dataclasses import replace

import pytest

from stafett.audit.models import LogHead
from stafett.people.actor import NOBODY
from stafett.records.catalogue import actions, queries
from stafett.records.catalogue.said import Said, Way
from tests import factories
from tests.factories import days_ago, days_ahead

pytestmark = pytest.mark.django_db


def add(member, name: str, **said):
    return actions.add(Said(name=name, **said), by=member.actor)


def merge(goes, stays, member) -> None:
    actions.merge(goes.pk, into=stays.pk, by=member.actor)


def test_what_was_said_at_a_position_can_be_read_again(trust, erik, root) -> None:
    made = add(erik, "Fire safety", description="Old", owner_unit_id=root.pk)
    position = LogHead.objects.get(organisation=trust.pk).position
    before = queries.about(trust.pk, made.pk)
    seen = queries.last_change(made.pk)
    actions.change(made.pk, replace(before, description="New"), seen=seen, by=erik.actor)

    assert queries.about(trust.pk, made.pk, position=position) == before
    assert queries.about(trust.pk, made.pk).description == "New"
    assert queries.last_change(made.pk) > seen == position


def test_nothing_is_said_of_what_is_elsewhere(trust, elsewhere) -> None:
    strange = factories.competence(elsewhere)

    assert queries.about(trust.pk, strange.pk) is None
    assert queries.last_change(0) == 0


def test_what_is_merged_on_leads_to_the_last(trust, erik) -> None:
    one, two, three = (add(erik, name) for name in ("One", "Two", "Three"))
    merge(one, two, erik)
    merge(two, three, erik)

    assert queries.merged(trust.pk) == {one.pk: three.pk, two.pk: three.pk}
    assert queries.offered(trust.pk, also=[one.pk]) == [(one.pk, "One"), (three.pk, "Three")]


def test_names_that_are_alike_are_found_the_most_alike_first(trust, erik) -> None:
    names = ["Fire safety", "Fire safety in theatres", "Hand hygiene", "Fire safety 2"]
    made = {name: add(erik, name) for name in names}
    merge(made["Fire safety 2"], made["Fire safety"], erik)

    found = queries.similar(trust.pk, "fire  safety")

    assert [name for _pk, name in found] == ["Fire safety", "Fire safety in theatres"]
    assert queries.similar(trust.pk, "Fire safety", other_than=made["Fire safety"].pk) == found[1:]


def test_what_should_have_been_looked_through(clinic, unit_a, unit_b, alice, hanne, erik, today) -> None:
    for name, unit, day in (
        ("Today", unit_a, today),
        ("Yesterday", unit_a, days_ago(1)),
        ("Long ago", unit_b, days_ago(90)),
        ("Ahead", unit_a, days_ahead(1)),
    ):
        add(erik, name, owner_unit_id=unit.pk, review_on=day)
    gone = add(erik, "Gone", owner_unit_id=unit_a.pk, review_on=days_ago(5))
    merge(gone, add(erik, "Stays"), erik)

    def names(member) -> list[str]:
        rows = queries.overdue(member.actor, on=today)
        return [queries.about(row.organisation_id, row.competence_id).name for row in rows]

    assert (names(alice), names(hanne)) == (["Yesterday"], ["Long ago", "Yesterday"])
    assert names(erik) == ["Long ago", "Yesterday"]


def test_the_units_one_may_make_owners(root, clinic, unit_a, unit_b, alice, hanne, bob, today) -> None:
    assert queries.owners(alice.actor, on=today) == [(unit_a.pk, "Section A", 2)]
    assert [name for _pk, name, _depth in queries.owners(hanne.actor, on=today)] == [
        "Clinic of Medicine",
        "Section A",
        "Section B",
    ]
    assert queries.owners(bob.actor, on=today) == []


# -- What must be held before ------------------------------------------------------------------------------


@pytest.fixture
def theory(erik):
    return add(erik, "Theory", validity_months=12)


@pytest.fixture
def pump(erik, theory):
    return add(erik, "Pump", needed=frozenset({theory.pk}))


def lacks(competence, *members, on) -> list[list[str]]:
    persons = [member.person.pk for member in members]
    found = queries.missing_before(competence.pk, persons, on=on)
    return [[one.name for one in found[person]] for person in persons]


def test_what_each_lacks_is_told(pump, theory, alice, bob, today) -> None:
    factories.achievement(alice.person, theory)

    assert lacks(pump, alice, bob, on=today) == [[], ["Theory"]]
    assert lacks(theory, alice, bob, on=today) == [[], []]


def test_only_what_is_approved_unrevoked_and_valid_that_day_is_held(
    trust, pump, theory, alice, bob, hanne, today
) -> None:
    factories.claim(alice.person, theory)
    factories.achievement(bob.person, theory, revoked_on=days_ago(1))
    factories.achievement(hanne.person, theory, achieved_on=days_ago(360))

    assert lacks(pump, alice, bob, hanne, on=today) == [["Theory"], ["Theory"], []]
    assert lacks(pump, hanne, on=days_ahead(30)) == [["Theory"]]


def test_what_counts_for_it_is_enough_by_its_own_months(trust, pump, theory, alice, bob, today) -> None:
    more = factories.competence(trust, "Advanced theory", validity_months=60)
    factories.equivalence(theory, accepts=more)
    factories.achievement(alice.person, more)
    factories.achievement(bob.person, more, achieved_on=days_ago(500))

    assert lacks(pump, alice, bob, on=today) == [[], ["Theory"]]


def test_what_was_merged_is_held_by_what_is_used_instead(pump, theory, erik, alice, bob, today) -> None:
    stays = add(erik, "Theory for all")
    merge(theory, stays, erik)
    factories.achievement(alice.person, stays)
    factories.achievement(bob.person, theory)

    assert lacks(pump, alice, bob, erik, on=today) == [[], [], ["Theory for all"]]


def test_what_was_taken_back_by_file_is_asked_of_nobody(pump, theory, bob, today) -> None:
    factories.close(theory.details.get())

    assert lacks(pump, bob, on=today) == [[]]


# -- What another validity would do ------------------------------------------------------------------------


def test_who_would_hold_it_no_longer_and_who_would_again(trust, theory, alice, bob, hanne, today) -> None:
    for member, days in ((alice, 10), (bob, 200), (hanne, 500)):
        factories.achievement(member.person, theory, achieved_on=days_ago(days))
    left = factories.person(trust)
    factories.achievement(left, theory)

    def told(months: int | None) -> tuple[int, int, int]:
        found = queries.effect(trust.pk, theory.pk, months, on=today)
        return found.holding, found.losing, found.gaining

    assert (told(6), told(12), told(None)) == ((2, 1, 0), (2, 0, 0), (2, 0, 1))
    assert queries.holding(trust.pk, theory.pk, on=today) == 2


def test_whoever_is_nobody_here_makes_no_unit_an_owner(today) -> None:
    assert queries.owners(NOBODY, on=today) == []


def test_the_ways_to_some_competences_are_told_at_once(trust, fire, django_assert_num_queries) -> None:
    course, other = factories.competence(trust, "Cannula"), factories.competence(trust, "Pump")
    factories.way(fire, "Half a day")
    factories.way(fire, "The procedure", kind="procedure", document_version="4")
    factories.close(factories.way(course, "Gone"))
    factories.way(other, "Not asked for")
    factories.practice(course, "Insert a cannula")
    factories.practice(other, "Not asked for")

    with django_assert_num_queries(2):
        ways = queries.ways_to(trust.pk, {fire.pk, course.pk})
        practised = queries.with_practice_list(trust.pk, {fire.pk, course.pk})

    assert ways == {fire.pk: [Way("course", "Half a day"), Way("procedure", "The procedure", "", "4")]}
    assert practised == {course.pk}
