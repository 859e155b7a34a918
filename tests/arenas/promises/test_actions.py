import pytest

from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Anchor
from stafett.arenas.occasions import actions as occasions
from stafett.arenas.occasions.rules import When
from stafett.arenas.promises import actions, queries
from stafett.arenas.promises.actions import Owed
from tests.factories import arenas

pytestmark = pytest.mark.django_db


def test_a_promise_is_made_altered_and_kept(arena, trust, bob, today) -> None:
    with arenas.change(trust) as change:
        made = actions.make(arena, Owed(what=" Write ", by_person_id=bob.person.pk), change=change)
    with arenas.change(trust) as change:
        actions.alter(
            made.promise, Owed(what="Write it all", by_person_id=bob.person.pk, due_on=today), change=change
        )
    with arenas.change(trust) as change:
        kept = actions.keep(made.promise, outcome=" Sent ", change=change, on=today)

    assert (made.what, kept.what, kept.due_on, kept.kept_on, kept.outcome) == (
        "Write",
        "Write it all",
        today,
        today,
        "Sent",
    )
    with pytest.raises(ArenaError, match="done already"), arenas.change(trust) as change:
        actions.drop(made.promise, why="No", change=change, on=today)


def test_a_promise_may_be_given_up(arena, trust, bob, today) -> None:
    with arenas.change(trust) as change:
        made = actions.make(arena, Owed(what="Write", by_person_id=bob.person.pk), change=change)
        dropped = actions.drop(made.promise, why=" Not needed ", change=change, on=today)

    assert (dropped.dropped_on, dropped.outcome) == (today, "Not needed")


def test_a_promise_that_hangs_follows_and_has_its_day_at_once(arena, trust, bob, today) -> None:
    meeting = arenas.occasion(arena, today)
    hangs_on = Hanging(Anchor.OCCASION_START, meeting.pk, days=-1)
    owed = Owed(what="Prepare", by_person_id=bob.person.pk, hangs_on=hangs_on)
    with arenas.change(trust) as change:
        made = actions.make(arena, owed, occasion=meeting, change=change)
    assert made.due_on == today.replace(day=today.day - 1)

    with arenas.change(trust) as change:
        occasions.move(meeting, When(starts_on=today.replace(month=12)), change=change)
    assert queries.details(made.promise).due_on == today.replace(month=12, day=today.day - 1)


def test_what_makes_no_sense_is_refused(arena, trust) -> None:
    with pytest.raises(ArenaError, match="who"), arenas.change(trust) as change:
        actions.make(arena, Owed(what="Write"), change=change)
