import pytest

from stafett.matters import actions as matters
from stafett.matters import queries as raised
from stafett.matters.models import Matter, Meaning
from stafett.matters.rules import Answer
from stafett.recipes import registry
from stafett.recipes.gathering.models import MeetingPoint
from stafett.recipes.gathering.proposals import actions
from stafett.recipes.gathering.proposals.rules import Proposed
from tests.factories import TODAY, days_ahead, gatherings
from tests.factories import matters as made

pytestmark = pytest.mark.django_db


def answered(matter: Matter, by, meaning: str = Meaning.ADOPTED) -> str:
    """What is done by itself when it is answered so, from its page."""
    said = Answer(meaning=meaning, answer="Let us.", due_on=days_ahead(90))
    matters.answer(matter, said, seen=raised.state(matter).pk, by=by.actor, on=TODAY)
    return registry.answered(matter, on=TODAY)


def test_a_meeting_point_that_its_owner_agrees_to_on_its_page_meets(
    gathering, alice, charlie, theirs
) -> None:
    matter = gatherings.fixed_point(gathering, theirs, alice.actor).matter

    assert answered(matter, charlie, Meaning.CONSIDERED) == ""
    assert MeetingPoint.objects.count() == 0
    assert answered(matter, charlie) == "It is planned every month from now on."
    assert MeetingPoint.objects.get().matter == matter
    assert answered(matter, charlie) == ""


def test_nothing_is_done_when_something_else_is_answered(gathering, alice, charlie, theirs, unit_a) -> None:
    said = Proposed(kind="shared_solution", title="One login", owner=theirs, review_on=days_ahead(90))
    shared = actions.propose(gathering, said, by=alice.actor, on=TODAY).matter

    assert answered(shared, charlie) == ""
    assert answered(made.matter(alice, unit_a), alice) == ""


def test_its_page_says_where_it_was_raised_and_when_it_would_meet(gathering, alice, theirs) -> None:
    matter = gatherings.fixed_point(gathering, theirs, alice.actor).matter
    at = registry.raised_at(matter)

    assert (at.title, at.link) == ("The gathering", f"/gatherings/at/{gathering.pk}/proposals/")
    assert at.note == (
        "Meets first on Tuesday 23 June 2026 from 09:00 to 09:30, and then every month on the same weekday."
    )


def test_what_was_raised_to_a_unit_alone_was_raised_nowhere_else(alice, unit_a) -> None:
    assert registry.raised_at(made.matter(alice, unit_a)) is None


def test_when_it_would_meet_is_not_said_of_what_was_answered(gathering, alice, charlie, theirs) -> None:
    matter = gatherings.fixed_point(gathering, theirs, alice.actor).matter
    answered(matter, charlie, Meaning.DECLINED)

    assert registry.raised_at(matter).note == ""
