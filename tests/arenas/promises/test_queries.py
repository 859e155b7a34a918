from datetime import timedelta

import pytest

from stafett.arenas.promises import actions, queries
from stafett.arenas.promises.actions import Owed
from tests.factories import arenas

pytestmark = pytest.mark.django_db


def test_what_is_owed_and_by_whom(arena, trust, bob, unit_b, today) -> None:
    week = timedelta(days=7)
    with arenas.change(trust) as change:
        later = actions.make(
            arena, Owed(what="Later", by_person_id=bob.person.pk, due_on=today + week), change=change
        )
        soon = actions.make(arena, Owed(what="Soon", by_unit_id=unit_b.pk, due_on=today), change=change)
        some_day = actions.make(arena, Owed(what="Some day", by_guest_id=1), change=change)
        done = actions.make(arena, Owed(what="Done", by_person_id=bob.person.pk), change=change)
        done = actions.keep(done.promise, change=change, on=today)

    assert list(queries.of_arenas([arena])) == [soon, later, some_day, done]
    assert list(queries.owed_by(bob.person.pk)) == [later]
    assert list(queries.owed_by(bob.person.pk, [unit_b.pk])) == [soon, later]
    assert list(queries.owed_by(None)) == []
