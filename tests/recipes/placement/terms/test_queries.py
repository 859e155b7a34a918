import pytest

from stafett.arenas.agreements.actions import Stale
from stafett.recipes.placement import turns
from stafett.recipes.placement.queries import now
from stafett.recipes.placement.terms import actions, queries
from stafett.recipes.placement.terms.actions import Reply
from stafett.recipes.placement.workflow import Who
from tests.factories import TODAY, placements
from tests.factories.placements import FIRST, SIXTEEN_WEEKS, TUESDAYS_AND_THURSDAYS, TWELVE_WEEKS

pytestmark = pytest.mark.django_db


def test_before_anything_is_written_there_is_nothing(stay) -> None:
    assert queries.agreement(stay) is None
    assert queries.latest(stay) is None
    assert queries.in_force(stay) is None
    assert list(queries.days_of([stay])) == []


def test_what_is_agreed_holds_until_all_agree_on_another(agreed, bob, today) -> None:
    first = queries.in_force(agreed)
    actions.extend(agreed, SIXTEEN_WEEKS, seen=first.version, by=bob.actor, on=TODAY)
    newest = queries.latest(agreed)

    assert queries.in_force(agreed).version == first.version
    assert newest.missing == ["guest", "home", "host"]
    actions.answer(agreed, newest.version, Who.GUEST, by=bob.actor, on=today)
    newest = queries.latest(agreed)
    assert newest.missing == ["home", "host"]
    assert (newest.answer("guest").by, newest.answer("home")) == ("Bob Berg", None)
    assert [str(one.label) for one in queries.difference(first, newest)] == [
        "First and last day",
        "Days",
    ]


def test_those_who_have_not_answered_the_newest_are_known_for_many_stays(agreed, bob, today) -> None:
    assert queries.unanswered([agreed]) == {agreed.arena_id: set()}

    newest = actions.extend(
        agreed, SIXTEEN_WEEKS, seen=queries.latest(agreed).version, by=bob.actor, on=TODAY
    )
    actions.answer(agreed, newest, Who.GUEST, by=bob.actor, on=today)
    assert queries.unanswered([agreed]) == {agreed.arena_id: {"home", "host"}}
    assert queries.unanswered([]) == {}


def test_where_one_said_no_the_others_are_not_asked(stay, alice, bob, charlie, today) -> None:
    placements.accepted(stay, alice, charlie)
    by = charlie.actor
    version = actions.propose(
        stay, placements.WORDING, TUESDAYS_AND_THURSDAYS, FIRST, TWELVE_WEEKS, seen=None, by=by, on=TODAY
    )
    assert turns.turns([(now(stay), {Who.HOME})], on=today) == {stay.pk}
    actions.answer(
        stay, version, Who.GUEST, reply=Reply(is_given=False, grounds="Two nights"), by=bob.actor, on=today
    )
    assert queries.unanswered([stay]) == {}
    assert [turns.turns([(now(stay), {one})], on=today) for one in (Who.HOST, Who.HOME)] == [{stay.pk}, set()]


def test_nobody_is_asked_before_anything_is_written(stay) -> None:
    assert queries.unanswered([stay]) == {}


def test_one_of_its_days_and_no_other(agreed, bob, today) -> None:
    first = queries.coming([agreed], since=today)[0]
    assert queries.a_day_of(agreed, first.occasion_id) == first.occasion
    assert queries.a_day_of(agreed, 0) is None
    assert list(queries.coming([agreed], since=now(agreed).details.ends_on)) == []


def test_an_answer_to_an_older_version_gets_the_newer(agreed, bob, charlie, today) -> None:
    first = queries.latest(agreed)
    actions.extend(agreed, SIXTEEN_WEEKS, seen=first.version, by=charlie.actor, on=TODAY)
    with pytest.raises(Stale) as refused:
        actions.answer(agreed, first.version, Who.GUEST, by=bob.actor, on=today)
    assert refused.value.current == queries.latest(agreed).version
