import pytest

from stafett.arenas.errors import ArenaError
from stafett.lib.verdict import NotAllowed
from stafett.matters import actions as matters
from stafett.matters import queries
from stafett.matters.models import Breadth, Meaning
from stafett.matters.rules import Answer
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.found import actions
from stafett.recipes.placement.found.actions import Found
from stafett.recipes.placement.queries import now
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_need_is_on_the_home_units_list_as_the_same_record_and_its_answer_reaches_the_guest(
    agreed, bob, alice, unit_a, today
) -> None:
    need = Found(kind="need_out_of_hours", title="Somebody to call at night", unit_id=unit_a.pk)
    noted = actions.note(agreed, need, by=bob.actor, on=today)

    (state,) = queries.raised_to(alice.actor, [unit_a.pk])
    assert (state.matter, state.matter.arena_id) == (noted, agreed.arena_id)
    answer = Answer(meaning=Meaning.ADOPTED, answer="From May there is")
    matters.answer(noted, answer, seen=state.pk, by=alice.actor, on=today)
    assert [row.answer for row in queries.raised_by(bob.actor)] == ["From May there is"]


def test_both_sides_note_what_they_find_and_nobody_else(agreed, charlie, dana, unit_a, unit_b, today) -> None:
    host = now(agreed).host.unit_id
    found = actions.note(agreed, Found(kind="insight", title="Aha", unit_id=host), by=charlie.actor, on=today)
    assert found.raised_to_id == host
    with pytest.raises(NotAllowed):
        actions.note(agreed, Found(kind="insight", title="Aha", unit_id=host), by=dana.actor, on=today)
    with pytest.raises(PlacementError):
        actions.note(agreed, Found(kind="need", title="Aha", unit_id=unit_b.pk), by=charlie.actor, on=today)
    with pytest.raises(ArenaError):
        actions.note(agreed, Found(kind="need", title=" ", unit_id=host), by=charlie.actor, on=today)


def test_what_is_between_guest_and_host_is_read_by_both_and_by_who_answers_and_nobody_else(
    agreed, alice, bob, charlie, elsewhere, unit_a, unit_elsewhere, today
) -> None:
    sides = {"guest": bob, "home leader": alice, "host": charlie}
    sides |= {
        "colleague": factories.member(unit_a, "Carla"),
        "host team": factories.member(unit_elsewhere, "Tor"),
    }
    chief = factories.member(factories.root_of(elsewhere), "Cato Chief", role_code="leader")

    def readers(by, unit_id) -> set[str]:
        found = Found(kind="insight", title="Between us", unit_id=unit_id, breadth=Breadth.SEATS)
        made = actions.note(agreed, found, by=by.actor, on=today)
        everybody = sides | {"the host's chief": chief}
        return {
            name
            for name, one in everybody.items()
            if queries.visible_to(one.actor).filter(pk=made.pk).exists()
        }

    us = {"guest", "host", "the host's chief"}
    for by in (bob, charlie):
        assert readers(by, now(agreed).host.unit_id) == us
        assert readers(by, unit_a.pk) == us | {"home leader"}
