"""What people think of themselves, and who sees it."""

import pytest

from stafett.records.models import CatalogueEntry
from stafett.records.self_assessment import actions, queries
from stafett.records.self_assessment.queries import Opinion
from tests import factories
from tests.factories.audit import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Cannula")


def test_the_levels_are_called_as_the_catalogue_says(trust, course) -> None:
    assert [word for _level, word in queries.levels(course.pk)] == [
        "I have not done this",
        "I can do it with help",
        "I can do it alone",
        "I can teach it to others",
    ]

    record(CatalogueEntry, organisation=trust, competence=course, levels="Beginner\n\nSkilled\n")
    assert queries.levels(course.pk) == [(1, "Beginner"), (2, "Skilled")]


def test_it_is_seen_by_oneself_and_by_those_who_approve_where_one_works(
    alice, bob, gunnar, hanne, erik, dana, charlie, course, today
) -> None:
    actions.say(course.pk, 3, by=bob.actor, on=today)
    said = Opinion(3, "I can do it alone", today)
    cast = [bob, alice, gunnar, hanne, erik, dana, charlie]

    seen = [queries.visible_to(one.actor, bob.person.pk, course.pk, on=today) for one in cast]

    assert seen == [said, said, said, None, None, None, None]
    assert queries.of(alice.person.pk, course.pk) is None


def test_all_that_somebody_said_is_told_at_once_to_the_same(
    trust, alice, bob, hanne, course, today, django_assert_num_queries
) -> None:
    record(CatalogueEntry, organisation=trust, competence=course, levels="Beginner\nSkilled")
    lifting, pump = factories.competence(trust, "Lifting"), factories.competence(trust, "Pump")
    actions.say(course.pk, 2, by=bob.actor, on=today)
    actions.say(lifting.pk, 1, by=bob.actor, on=today)
    actions.say(pump.pk, 1, by=alice.actor, on=today)
    said = {course.pk: Opinion(2, "Skilled", today), lifting.pk: Opinion(1, "I have not done this", today)}

    actor = alice.actor
    with django_assert_num_queries(3):
        assert queries.all_visible_to(actor, bob.person.pk, on=today) == said
    assert queries.all_visible_to(bob.actor, bob.person.pk, on=today) == said
    assert queries.all_visible_to(hanne.actor, bob.person.pk, on=today) == {}
