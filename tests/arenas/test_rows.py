import pytest

from stafett.arenas import rows
from stafett.arenas.models import Purpose
from tests.factories import arenas

pytestmark = pytest.mark.django_db


def purpose(arena, day, text, change) -> Purpose:
    return Purpose.objects.create(
        organisation_id=arena.organisation_id, arena=arena, since=day, text=text, opened=change.position
    )


def test_a_renewed_row_is_closed_and_opened_anew(arena, trust, today) -> None:
    with arenas.change(trust) as change:
        first = purpose(arena, today, "first", change)
    with arenas.change(trust) as change:
        second = rows.renew(first, change.position, text="second")

    first.refresh_from_db()
    assert (first.text, first.closed) == ("first", change.position)
    assert (second.text, second.opened, second.closed) == ("second", change.position, None)


def test_what_the_same_change_opened_is_written_anew(arena, trust, today) -> None:
    with arenas.change(trust) as change:
        first = purpose(arena, today, "first", change)
        rows.renew(first, change.position, text="second")

    assert list(Purpose.objects.values_list("text", "closed")) == [("second", None)]


def test_nothing_to_renew_is_nothing() -> None:
    assert rows.renew_all([], 1) == []


def test_closing_takes_away_what_nobody_has_seen(arena, trust, today) -> None:
    with arenas.change(trust) as change:
        seen = purpose(arena, today, "seen", change)
    with arenas.change(trust) as change:
        unseen = purpose(arena, today.replace(day=1), "unseen", change)
        rows.close([seen, unseen], change.position)

    assert list(Purpose.objects.values_list("text", "closed")) == [("seen", change.position)]
