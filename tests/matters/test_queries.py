import pytest

from stafett.arenas import actions as arenas
from stafett.matters import actions, queries
from stafett.matters.models import Breadth, Meaning
from stafett.people.actor import NOBODY, Actor
from tests import factories
from tests.factories import TODAY, days_ahead, matters
from tests.factories import arenas as meetings

pytestmark = pytest.mark.django_db


def sees(member, matter) -> bool:
    return queries.visible_to(member.actor).filter(pk=matter.pk).exists()


def test_each_breadth_reaches_whom_it_says(bob, alice, gunnar, hanne, charlie, unit_a) -> None:
    own = [matters.matter(bob, unit_a, breadth=breadth) for breadth in Breadth]

    def seen(member) -> list[bool]:
        return [sees(member, one) for one in own]

    assert seen(bob) == seen(alice) == seen(gunnar) == [True, True, True, True]
    assert seen(hanne) == [False, False, True, True]
    assert seen(charlie) == [False, False, False, True]
    assert not queries.visible_to(NOBODY).exists()


def test_who_passed_it_on_still_sees_it(lamp, alice, beate, unit_b) -> None:
    matters.passed_on(lamp, unit_b, alice)

    assert sees(alice, lamp)
    assert [row.matter for row in queries.raised_to(beate.actor, [unit_b.pk])] == [lamp]
    assert [row.matter for row in queries.raised_to(alice.actor, [lamp.raised_to_id])] == [lamp]


def test_those_who_take_part_see_what_is_shared_with_the_organisations(
    charlie, bob, unit_a, unit_elsewhere, trust
) -> None:
    arena = meetings.arena(unit_a)
    shared = matters.matter(bob, unit_a, arena_id=arena.pk)
    between_us = matters.matter(bob, unit_a, arena_id=arena.pk, breadth=Breadth.US)
    assert not sees(charlie, shared)

    with meetings.change(trust) as change:
        arenas.join(arena, "guest", unit=unit_elsewhere, change=change)

    assert [row.matter for row in queries.in_arena(charlie.actor, arena.pk)] == [shared]
    assert not sees(charlie, between_us)


def test_a_raiser_s_own_organisation_sees_what_was_raised_elsewhere(
    charlie, unit_a, unit_elsewhere, trust
) -> None:
    arena = meetings.arena(unit_a)
    with meetings.change(trust) as change:
        arenas.join(arena, "host", unit=unit_a, change=change)
        party = arenas.join(arena, "guest", unit=unit_elsewhere, change=change)
    need = matters.matter(charlie, unit_a, arena_id=arena.pk)
    with meetings.change(trust) as change:
        arenas.leave(party, change=change)
    colleague = factories.member(unit_elsewhere, "Carl Colleague")

    assert sees(colleague, need)


def test_a_guest_sees_their_own_and_what_is_shared_in_the_arena_of_their_link(
    alice, unit_a, trust, bob
) -> None:
    arena = meetings.arena(unit_a)
    with meetings.change(trust) as change:
        arenas.join(arena, "host", unit=unit_a, change=change)
    guest = factories.guest_of(factories.let_in(f"arena:{arena.pk}", by=alice).link)
    made = actions.raise_(matters.raised(unit_a, arena_id=arena.pk), by=guest, on=TODAY)
    shared = [
        matters.matter(bob, unit_a, arena_id=arena.pk, breadth=breadth)
        for breadth in (Breadth.ORGANISATIONS, Breadth.EVERYBODY)
    ]
    matters.matter(bob, unit_a, arena_id=arena.pk, breadth=Breadth.US)
    matters.matter(bob, unit_a, breadth=Breadth.EVERYBODY)

    assert [row.matter for row in queries.raised_by(guest)] == [made]
    assert set(queries.visible_to(guest)) == {made, *shared}
    other_thing = Actor("Guro", guest_id=guest.guest_id, guest_scope="practice:1:2")
    assert not queries.visible_to(other_thing).exists()


def test_what_was_merged_is_not_on_the_list(lamp, alice, bob, unit_a) -> None:
    other = matters.matter(bob, unit_a, "Light")
    actions.merge(lamp, other, seen=queries.state(lamp).pk, by=alice.actor, on=TODAY)

    assert [row.matter for row in queries.raised_to(alice.actor, [unit_a.pk])] == [other]
    assert {row.matter for row in queries.raised_by(bob.actor)} == {lamp, other}


def test_nothing_is_raised_by_nobody(lamp) -> None:
    assert not queries.raised_by(NOBODY).exists()


def test_its_story_is_told_from_the_beginning(lamp, alice, unit_b, beate) -> None:
    matters.answered(lamp, alice, Meaning.CONSIDERED, due_on=days_ahead(3))
    matters.passed_on(lamp, unit_b, alice)
    matters.answered(lamp, beate, Meaning.DECLINED, answer="No money.")

    assert [(one.meaning, one.by) for one in queries.history(lamp)] == [
        (Meaning.NEW, ""),
        (Meaning.CONSIDERED, "Alice Aas"),
        (Meaning.PASSED_ON, "Alice Aas"),
        (Meaning.DECLINED, "Beate Bø"),
    ]


def test_what_seems_to_be_about_the_same_is_found(lamp, bob, charlie, unit_a, alice) -> None:
    matters.matter(bob, unit_a, "More chairs at lunch")

    def found(member, title, **more) -> list:
        return [row.matter.title for row in queries.similar(member.actor, title, **more)]

    assert found(bob, "Lamp for the corridor") == ["A lamp in the corridor"]
    assert found(bob, "A lamp in the corridor", other_than=lamp.pk) == []
    assert found(charlie, "Lamp for the corridor") == []
    assert found(bob, " ") == []


def test_what_became_of_several_is_followed_into_what_they_went_into(
    lamp, alice, bob, gunnar, unit_a
) -> None:
    middle, last = (matters.matter(gunnar, unit_a, title) for title in ("Middle", "Last"))
    for merged, into in ((lamp, middle), (middle, last)):
        actions.merge(merged, into, seen=queries.state(merged).pk, by=alice.actor, on=TODAY)
    other = matters.matter(bob, unit_a, "Other")
    rows = [queries.state(one) for one in (lamp, other)]

    found = queries.outcomes(rows)

    assert found == {lamp.pk: queries.state(last), other.pk: queries.state(other)}
    assert [queries.outcome(row) for row in rows] == list(found.values())
    assert queries.outcomes([]) == {}
    assert queries.merged_into(last) == [middle, lamp]
    assert queries.merged_into(lamp) == []
