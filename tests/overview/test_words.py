"""What matters and their states are called."""

import pytest

from stafett.matters.models import Matter, MatterState, Meaning
from stafett.overview import words
from tests.factories import arenas, matters

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("recipe", "kind", "said"),
    [
        ("gathering", "shared_solution", "Shared solution"),
        ("gathering", "need", "Need"),
        ("tests", "need", "Need"),
        ("tests", "our_own", "our_own"),
    ],
)
def test_a_kind_is_called_as_its_recipe_does_or_else_as_all_do(recipe, kind, said, bob, unit_a) -> None:
    arena = arenas.arena(unit_a, recipe=recipe)

    assert words.kind(Matter(arena=arena, kind=kind)) == said


def test_where_it_stands_is_said_in_the_recipe_s_word_or_by_what_it_means(bob, unit_a) -> None:
    state = MatterState(matter=matters.matter(bob, unit_a), meaning=Meaning.NEW)
    assert words.standing(state) == "New"
    state.matter.arena, state.word = arenas.arena(unit_a, recipe="gathering"), "sharing"
    assert words.standing(state) == "Sharing of experience"
