"""Somebody says how far they think they are."""

import pytest

from stafett.audit import queries as audit
from stafett.lib.verdict import NotAllowed
from stafett.people.actor import Actor
from stafett.records.actions import RecordsError
from stafett.records.models import Achievement, SelfAssessment
from stafett.records.self_assessment import actions, queries
from tests import factories
from tests.factories import days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Cannula")


def test_what_was_said_last_stands_and_nothing_is_held_by_it(bob, course, today) -> None:
    first = actions.say(course.pk, 2, by=bob.actor, on=today)
    actions.say(course.pk, 3, by=bob.actor, on=days_ahead(1))

    first.refresh_from_db()
    entry = audit.entries(bob.actor.organisation_id).first()
    assert queries.of(bob.person.pk, course.pk).level == 3
    assert (first.closed, entry.verb, entry.subject) == (entry.position, "self_assessment.said", "Cannula")
    assert Achievement.objects.count() == 0


@pytest.mark.parametrize("level", [0, 5])
def test_only_the_levels_there_are(bob, course, today, level) -> None:
    with pytest.raises(RecordsError, match="Choose one of the levels"):
        actions.say(course.pk, level, by=bob.actor, on=today)


def test_not_about_what_is_another_organisations_nor_by_nobody(charlie, course, today) -> None:
    with pytest.raises(RecordsError):
        actions.say(course.pk, 1, by=charlie.actor, on=today)
    with pytest.raises(NotAllowed):
        actions.say(course.pk, 1, by=Actor(label="a log-in"), on=today)

    assert SelfAssessment.objects.count() == 0
