import pytest

from stafett.pulses.keeping import queries
from tests import factories
from tests.factories import TODAY, arenas, days_ahead, pulses

pytestmark = pytest.mark.django_db


def test_what_is_asked_is_shown_by_its_newest_questions_and_in_the_order_of_days(
    arena, unit_a, django_assert_num_queries
) -> None:
    old, other = pulses.form(arena), pulses.form(arena, title="And now?")
    form = pulses.form(arena, pulse=old.pulse, title="How is it?")
    waves = [
        pulses.wave(form, day, name)
        for day, name in ((None, "Later"), (days_ahead(90), "After"), (TODAY, "Now"))
    ]
    (one,) = pulses.members(unit_a, arena, 1)
    pulses.answered(waves[2], one)

    with django_assert_num_queries(3):
        newest, first = queries.of_arena(arena)

    assert (newest.form, newest.waves, newest.answered) == (other, (), frozenset())
    assert (first.form, [row.name for row in first.waves]) == (form, ["Now", "After", "Later"])
    assert (first.answered, queries.kept(old.pulse)) == ({waves[2].pk}, first)
    assert (bool(first.can_change(on=TODAY)), bool(first.can_end(on=TODAY))) == (False, True)


def test_the_units_whose_leader_may_know_take_part(arena, unit_a, unit_b, trust) -> None:
    with arenas.change(trust) as change:
        for side in ("one", "two"):
            arenas.arenas.join(arena, side, unit=unit_b, change=change)
        arenas.arenas.join(arena, "one", outside="Solvik", change=change)

    assert queries.units(arena) == {unit_a.pk: "Section A", unit_b.pk: "Section B"}


def test_each_who_has_a_place_counts_once(arena, unit_a) -> None:
    several = pulses.members(unit_a, arena, 3)
    arenas.seat(arenas.pool(arena), several[0].person, for_unit=unit_a)
    factories.member(unit_a, "Nina Ny")

    assert queries.how_many(arena) == 3
