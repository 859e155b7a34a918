"""Who was there is ticked by who hosts it, or keeps the series."""

import pytest

from stafett.arenas.attendance import queries
from stafett.arenas.errors import ArenaError
from stafett.audit.models import Entry
from stafett.lib.verdict import NotAllowed
from stafett.recipes.gathering import actions as series_
from stafett.recipes.gathering.attending import actions
from stafett.recipes.gathering.people import actions as people
from tests.factories import gatherings

pytestmark = pytest.mark.django_db


def test_ticked_and_corrected(series, alice, bob, charlie, unit_a, at, today) -> None:
    held = gatherings.gathering(series, alice.actor, today)
    places = gatherings.places(held, unit_a)
    (row,) = people.sign_up(held, places, [bob.person.pk], by=alice.actor, at=at)
    for member in (bob, charlie):
        with pytest.raises(NotAllowed):
            actions.keep_list(held, [row.seat_id], by=member.actor, on=today)
    (new,) = actions.keep_list(held, [row.seat_id], by=alice.actor, on=today)
    assert (new.seat_id, queries.came(held)) == (row.seat_id, {row.seat_id})
    entry = Entry.objects.latest("position")
    assert (entry.verb, entry.detail) == ("gathering.attended", {"count": 1})
    assert actions.keep_list(held, [], by=alice.actor, on=today) == []
    assert queries.came(held) == set()


def test_not_before_its_day_nor_when_it_was_called_off(gathering, alice, at, today) -> None:
    with pytest.raises(ArenaError, match="not started"):
        actions.keep_list(gathering, [], by=alice.actor, on=today)
    series_.call_off(gathering, "Storm", by=alice.actor, at=at)
    with pytest.raises(ArenaError, match="called off"):
        actions.keep_list(gathering, [], by=alice.actor, on=gatherings.SOON)
