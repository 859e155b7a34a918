from datetime import timedelta

import pytest

from stafett.arenas import actions, queries
from stafett.arenas.actions import Setting
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Following, Party
from stafett.audit.models import ChangedMeanwhile
from tests.factories import arenas

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_an_arena_may_follow_an_earlier_one(arena, trust, unit_a) -> None:
    with arenas.change(trust) as change:
        made = actions.begin(
            "tests",
            trust.pk,
            Setting(title="Once more", owner_unit_id=unit_a.pk),
            change=change,
            follows=arena,
            how=Following.CONTINUES,
        )

    assert (made.arena.follows, made.arena.how, str(made)) == (arena, "continues", "Once more")


def test_an_arena_without_a_title_is_none(trust, unit_a) -> None:
    with pytest.raises(ArenaError, match="Write a title"), arenas.change(trust) as change:
        actions.begin("tests", trust.pk, Setting(title=" ", owner_unit_id=unit_a.pk), change=change)


def test_altering_closes_what_was_said_and_opens_another(arena, trust, today) -> None:
    before = queries.details(arena)

    with arenas.change(trust) as change:
        actions.alter(arena, change=change, title="Another title", seen=before.pk)

    after = queries.details(arena)
    assert (after.title, after.owner_unit_id) == ("Another title", before.owner_unit_id)
    with pytest.raises(ChangedMeanwhile) as refused, arenas.change(trust) as change:
        actions.alter(arena, change=change, title="Mine", seen=before.pk)
    assert refused.value.now == after
    with pytest.raises(ArenaError), arenas.change(trust) as change:
        actions.alter(arena, change=change, starts_on=today, ends_on=today - DAY)


def test_a_purpose_may_change_and_both_are_read(arena, trust, today) -> None:
    with arenas.change(trust) as change:
        actions.set_purpose(arena, "Learn the new system", since=today - 30 * DAY, change=change)
    with arenas.change(trust) as change:
        actions.set_purpose(arena, "Help at nite", since=today, grounds="It went well.", change=change)
    with arenas.change(trust) as change:
        actions.set_purpose(arena, "Help at night", since=today, grounds="It went well.", change=change)

    assert [one.text for one in queries.purposes(arena)] == [
        "Help at night",
        "Help at nite",
        "Learn the new system",
    ]
    assert str(queries.purpose(arena, on=today)) == "Help at night"
    assert str(queries.purpose(arena, on=today - DAY)) == "Learn the new system"
    assert queries.purpose(arena, on=today - 31 * DAY) is None
    with pytest.raises(ArenaError), arenas.change(trust) as change:
        actions.set_purpose(arena, "", since=today, change=change)


def test_units_and_outsiders_join_once_and_leave(arena, trust, unit_b, unit_elsewhere) -> None:
    with arenas.change(trust) as change:
        first = actions.join(arena, "guest", unit=unit_b, change=change)
        assert actions.join(arena, "guest", unit=unit_b, change=change) == first
        actions.join(arena, "host", unit=unit_elsewhere, change=change)
        actions.join(arena, "host", outside="A company", change=change)
    with arenas.change(trust) as change:
        actions.leave(first, change=change)

    assert [(one.side, str(one)) for one in queries.parties(arena)] == [
        ("host", f"unit {unit_elsewhere.pk}"),
        ("host", "A company"),
    ]
    assert Party.objects.count() == 3
