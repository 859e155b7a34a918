"""What is ticked is about those on the list."""

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import RequestFactory

from stafett.web import ticking
from tests.factories import TODAY, arenas

pytestmark = pytest.mark.django_db


def sent(*seats: object):
    request = RequestFactory().post("/", {"seat": [str(seat) for seat in seats]})
    request.session = {}
    request._messages = FallbackStorage(request)
    return request


def test_those_on_the_list_and_nobody_else(unit_a, bob) -> None:
    arena = arenas.arena(unit_a)
    meeting, row = arenas.occasion(arena, TODAY), arenas.seat(arenas.pool(arena), bob.person)
    assert ticking.ticked(sent(row.seat_id), meeting) == [row.seat_id]
    assert ticking.ticked(sent(), meeting) == []
    for wrong in (row.seat_id + 1, "x"):
        request = sent(row.seat_id, wrong)
        assert ticking.ticked(request, meeting) is None
        assert "The list has changed" in str(*get_messages(request))


def test_how_many_more_were_there() -> None:
    request = sent()
    ticking.saved(request, 2)
    assert [str(one) for one in get_messages(request)] == ["Saved. 2 more were there."]
