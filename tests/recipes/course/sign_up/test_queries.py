import pytest

from stafett.recipes.course import actions as course_actions
from stafett.recipes.course import queries as course_queries
from stafett.recipes.course.sign_up import actions, queries
from tests.factories import courses, days_ahead

pytestmark = pytest.mark.django_db


def test_the_list_shows_all_to_who_keeps_it_and_others_theirs(
    session, staff, alice, bob, hanne, gunnar, unit_b, charlie, at
) -> None:
    courses.signed_up(session, gunnar.person, by=gunnar.actor)
    courses.signed_up(session, *staff[:2], by=alice.actor)
    one = course_queries.session(session, at=at)

    def listed(member) -> list[tuple[str, str, int]]:
        return [(place.name, place.state, place.line) for place in queries.listed(member.actor, one, at=at)]

    first, second, third = (
        ("Gunnar Holm", "taken", 0),
        ("Nurse0 Nilsen", "taken", 0),
        ("Nurse1 Nilsen", "waiting", 1),
    )
    assert listed(hanne) == [first, second, third]
    assert listed(alice) == [second, third]
    assert listed(gunnar) == [first, second, third]
    assert listed(bob) == []


def test_my_own_places_are_those_to_come(session, bob, hanne, at) -> None:
    assert queries.mine(bob.actor, at=at) == []
    courses.signed_up(session, bob.person, by=bob.actor)
    ((one, place),) = queries.mine(bob.actor, at=at)

    assert (one.occasion, place.state) == (session, "taken")
    assert queries.own(bob.actor, one, at=at) == place
    assert queries.own(hanne.actor, one, at=at) is None

    actions.take_off(place.row.seat, by=bob.actor, at=at)
    assert queries.mine(bob.actor, at=at) == []


def test_planned_is_a_place_taken_at_what_is_to_come(
    course, session, safety, bob, alice, hanne, staff, at, today
) -> None:
    later = courses.session(courses.course(hanne.actor, session.arena.details.get().owner_unit), hanne.actor)
    courses.signed_up(session, bob.person, alice.person, staff[0], by=hanne.actor)
    courses.signed_up(later, bob.person, by=bob.actor)

    found = queries.planned([bob.person.pk, staff[0].pk], on=today)
    assert [(one.occasion, one.given) for one in found[bob.person.pk]] == [
        (session, ((safety.pk, 1),)),
        (later, ()),
    ]
    assert set(found) == {bob.person.pk}
    assert queries.planned([bob.person.pk], on=days_ahead(8)) == {}

    course_actions.cancel_session(session, grounds="Ill", by=hanne.actor, at=at)
    assert [one.occasion for one in queries.planned([bob.person.pk], on=today)[bob.person.pk]] == [later]
