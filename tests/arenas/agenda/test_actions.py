import io

import pytest

from stafett.arenas.agenda import actions, queries
from stafett.arenas.agenda.actions import Point
from stafett.arenas.errors import ArenaError
from stafett.records import evidence
from tests.factories import arenas

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 slides"


@pytest.fixture
def meeting(arena, today):
    return arenas.occasion(arena, today)


def upload(content=PDF) -> evidence.Upload:
    return evidence.Upload("slides.pdf", len(content), io.BytesIO(content))


def test_an_agenda_is_written_ordered_and_changed(meeting, trust, unit_b) -> None:
    with arenas.change(trust) as change:
        one, two, three = (
            actions.add_slot(meeting, Point(title=title), change=change) for title in ("1", "2", "3")
        )
    with arenas.change(trust) as change:
        actions.order_slots(meeting, [three.slot_id, 10_000, one.slot_id], change=change)
    assert [row.title for row in queries.slots(meeting)] == ["3", "1", "2"]

    with arenas.change(trust) as change:
        actions.alter_slot(one.slot, Point(title="One", minutes=20, unit_id=unit_b.pk), change=change)
        actions.drop_slot(two.slot, change=change)
    assert [(row.title, row.minutes, row.unit) for row in queries.slots(meeting)] == [
        ("3", None, None),
        ("One", 20, unit_b),
    ]
    with pytest.raises(ArenaError), arenas.change(trust) as change:
        actions.add_slot(meeting, Point(title=""), change=change)


def test_a_file_is_kept_with_its_slot_and_may_be_taken_away(arena, meeting, trust, alice) -> None:
    with arenas.change(trust) as change:
        slot = actions.add_slot(meeting, Point(title="Talk"), change=change).slot
    with actions.kept(upload()) as file, arenas.change(trust) as change:
        made = actions.add_file(arena, file, slot=slot, by_identity=alice.identity.pk, change=change)

    assert (made.title, made.content_type, made.size) == ("slides.pdf", "application/pdf", len(PDF))
    assert evidence.path(made.stored_as).read_bytes() == PDF

    with arenas.change(trust) as change:
        actions.take_away(made, change=change)
    assert list(queries.materials([arena])) == []


def test_a_file_that_nothing_came_to_point_at_is_dropped() -> None:
    with pytest.raises(LookupError), actions.kept(upload()) as file:
        raise LookupError
    assert not evidence.path(file.stored_as).exists()
    with pytest.raises(evidence.EvidenceError), actions.kept(upload(b"not a pdf")):
        pytest.fail("it was let in")
