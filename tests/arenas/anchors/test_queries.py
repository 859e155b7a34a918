import pytest

from stafett.arenas.anchors import queries
from stafett.arenas.anchors.rules import Hanging, Span
from stafett.arenas.models import Anchor, PromiseDetails
from tests.factories import arenas

pytestmark = pytest.mark.django_db


def test_a_timeline_has_what_is_dated_and_what_hangs(arena, today) -> None:
    meeting = arenas.occasion(arena, today, lasts=2)
    undated = arenas.occasion(arena, None)
    later = arenas.occasion(arena, None, hangs_on=Hanging(Anchor.OCCASION_END, meeting.pk, months=1))

    timeline, lengths, found = queries.timeline(arena.pk)

    assert timeline.spans[meeting.pk] == Span(today, today.replace(day=today.day + 1))
    assert set(timeline.spans) == {meeting.pk, later.pk} == set(lengths)
    assert timeline.hangs == {later.pk: Hanging(Anchor.OCCASION_END, meeting.pk, months=1)}
    assert set(found) == {meeting.pk, undated.pk, later.pk}
    assert queries.chain(later.pk) == [later.pk, meeting.pk]
    assert queries.chain(None) == []


def test_what_hangs_from_elsewhere_has_a_day_of_its_own_there(arena, unit_a, today) -> None:
    meeting, other = arenas.occasion(arena, today), arenas.arena(unit_a)
    reunion = arenas.occasion(other, None, hangs_on=Hanging(Anchor.OCCASION_END, meeting.pk))

    here, there = queries.timeline(arena.pk)[0], queries.timeline(other.pk)[0]
    assert (set(here.hangs), set(here.elsewhere)) == ({reunion.pk}, {reunion.pk})
    assert (there.hangs, set(there.spans)) == ({}, {reunion.pk})


def test_every_table_of_days_is_followed() -> None:
    assert PromiseDetails in queries.followers()


def test_only_what_is_one_s_own_is_hung_on(arena, unit_elsewhere, today) -> None:
    theirs = arenas.occasion(arenas.arena(unit_elsewhere), today)
    ours = arenas.occasion(arena, today)

    assert not queries.can_hang(arena.organisation_id, None, theirs.pk)
    assert not queries.can_hang(arena.organisation_id, ours.pk, ours.pk)
    assert queries.can_hang(arena.organisation_id, None, ours.pk)


def test_a_day_is_known_before_anything_hangs_on_it(arena, unit_a, today) -> None:
    meeting, other = arenas.occasion(arena, today), arenas.arena(unit_a)

    assert queries.day(other.pk, Hanging(Anchor.OCCASION_START, meeting.pk)) == today
    assert queries.day(other.pk, Hanging(Anchor.ARENA_START)) is None
