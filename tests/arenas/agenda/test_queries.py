import pytest

from stafett.arenas.agenda import actions, queries
from stafett.arenas.agenda.actions import Point
from tests.factories import arenas

pytestmark = pytest.mark.django_db


def test_slots_and_materials_in_their_order(arena, trust, today) -> None:
    meeting = arenas.occasion(arena, today)
    with arenas.change(trust) as change:
        news = actions.add_slot(meeting, Point(title="News"), change=change)
        talk = actions.add_slot(meeting, Point(title="Talk"), change=change)
        link = actions.add_link(arena, "Slides", "https://example.org", slot=talk.slot, change=change)

    assert list(queries.slots(meeting)) == [news, talk]
    assert (list(queries.materials([arena])), link.occasion) == ([link], meeting)
    assert queries.details(talk.slot) == talk
