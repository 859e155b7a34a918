import pytest

from stafett.recipes.course import actions, queries
from tests import factories
from tests.factories import courses, days_ahead

pytestmark = pytest.mark.django_db


def test_everybody_in_the_organisation_sees_its_courses_and_nobody_else(course, bob, dana, charlie) -> None:
    assert list(queries.visible_to(bob.actor)) == list(queries.visible_to(dana.actor)) == [course]
    assert list(queries.visible_to(charlie.actor)) == []


def test_sessions_in_their_order_with_how_full_they_are(
    course, session, hanne, bob, safety, at, today
) -> None:
    first = courses.session(course, hanne.actor, today, None)
    courses.signed_up(session, bob.person, by=bob.actor)

    found = queries.sessions(queries.visible_to(bob.actor), at=at)
    assert [one.occasion for one in found] == [first, session]
    assert [(one.filled.placed, one.filled.left) for one in found] == [(0, None), (1, 1)]
    assert found[0].competence_ids == {safety.pk}
    assert (found[0].course.title, queries.session(session, at=at)) == ("Fire course", found[1])
    assert queries.is_coming(found[0], on=today)


def test_what_has_been_or_was_called_off_does_not_come(course, session, hanne, at) -> None:
    visible = queries.visible_to(hanne.actor)
    assert [one.occasion for one in queries.coming(visible, at=at)] == [session]

    actions.cancel_session(session, grounds="Ill", by=hanne.actor, at=at)
    assert queries.coming(visible, at=at) == []
    assert len(queries.sessions(visible, at=at)) == 1


def test_sessions_are_found_by_words_and_by_what_counts(course, session, hanne, trust, safety, at) -> None:
    basic = factories.competence(trust, "Basics")
    factories.equivalence(basic, accepts=safety)
    found = queries.sessions(queries.visible_to(hanne.actor), at=at)

    def matching(words="", competence=None):
        return queries.matching(found, words, competence, organisation_id=trust.pk)

    assert matching() == matching("fire cou") == matching("safety") == found
    assert matching(competence=safety.pk) == matching(competence=basic.pk) == found
    assert matching("water") == []
    assert matching(competence=factories.competence(trust, "Other").pk) == []


def test_the_next_session_with_room_for_each_thing_asked(
    course, session, hanne, bob, alice, trust, safety, at
) -> None:
    other = factories.competence(trust, "Other")

    def following(until=None):
        return queries.next_with_room(hanne.actor, [((safety.pk,), 1), ((other.pk,), 1)], at=at, until=until)

    first, none = following()
    assert (first.occasion, none) == (session, None)
    assert following(until=days_ahead(6)) == [None, None]

    courses.signed_up(session, alice.person, bob.person, by=hanne.actor)
    later = courses.session(course, hanne.actor, days_ahead(20))
    assert following()[0].occasion == later


def test_courses_that_go_on_are_not_those_called_off(course, hanne, clinic, at) -> None:
    other = courses.course(hanne.actor, clinic, title="Another course")
    actions.call_off(course, grounds="Ill", by=hanne.actor, at=at)
    seen = queries.visible_to(hanne.actor)
    assert (set(seen), list(queries.going_on(seen))) == ({course, other}, [other])
