"""Whoever put a slip in the box cannot be found out: a test tries, through everything that is stored."""

import pytest
from django.apps import apps

from stafett.arenas.errors import ArenaError
from stafett.audit.models import Entry
from stafett.communication.models import Message
from stafett.lib.verdict import NotAllowed
from stafett.matters import queries
from stafett.matters.box import actions
from stafett.matters.models import Matter, MatterState, Meaning, Privacy, Slip
from tests.factories import TODAY, days_ago, days_ahead, matters

pytestmark = pytest.mark.django_db


def test_a_slip_is_a_matter_the_day_after(unit_a, alice, trust) -> None:
    matters.boxed(unit_a, on=TODAY)
    assert (actions.empty(on=TODAY), Slip.objects.count(), Matter.objects.count()) == (0, 1, 0)

    assert actions.empty(on=days_ahead(1)) == 1

    made = Matter.objects.get()
    state = queries.state(made)
    assert (made.privacy, made.person, made.guest_id, made.raised_on) == (
        Privacy.NOBODY,
        None,
        None,
        days_ahead(1),
    )
    assert (state.meaning, state.unit, state.due_on, state.by) == (Meaning.NEW, unit_a, days_ahead(15), "")
    assert not Slip.objects.exists()
    assert Message.objects.filter(person=alice.person).count() == 1
    entry = Entry.objects.get(verb="matter.box_emptied")
    assert (entry.by, entry.subject, entry.detail) == ("command line", "", {"count": 1})


def test_the_same_slip_is_put_in_once(unit_a) -> None:
    code = actions.new_code()
    for _time in range(2):
        actions.put_in(matters.raised(unit_a), code, on=TODAY)

    assert Slip.objects.count() == 1
    actions.empty(on=days_ahead(1))
    actions.put_in(matters.raised(unit_a), code, on=days_ahead(1))
    assert (Slip.objects.count(), Matter.objects.count()) == (0, 1)


def test_what_makes_no_sense_is_not_put_in(unit_a) -> None:
    with pytest.raises(ArenaError):
        actions.put_in(matters.raised(unit_a, " "), actions.new_code(), on=TODAY)
    with pytest.raises(NotAllowed):
        actions.put_in(matters.raised(unit_a), "guess", on=TODAY)

    assert not Slip.objects.exists()


def test_each_organisation_empties_its_own_box(unit_a, unit_elsewhere) -> None:
    matters.boxed(unit_a)
    matters.boxed(unit_elsewhere)

    assert actions.empty(on=TODAY) == 2
    assert {one.organisation_id for one in Matter.objects.all()} == {
        unit_a.organisation_id,
        unit_elsewhere.organisation_id,
    }


def test_the_answer_tells_nobody_but_the_keeper_of_the_code(unit_a, alice, bob) -> None:
    matters.boxed(unit_a)
    actions.empty(on=TODAY)
    before = Message.objects.count()

    matters.answered(Matter.objects.get(), alice)

    assert Message.objects.count() == before


def test_putting_a_slip_in_writes_the_slip_and_nothing_else(unit_a, bob, alice) -> None:
    before = {model: model._base_manager.count() for model in apps.get_models()}

    matters.boxed(unit_a, on=TODAY)

    after = {model: model._base_manager.count() for model in apps.get_models()}
    assert {model: after[model] - before[model] for model in after if after[model] != before[model]} == {
        Slip: 1
    }


def test_no_order_of_keys_positions_or_days_tells_who_came_when(unit_a, alice) -> None:
    titles = [f"Matter {number}" for number in range(12)]
    for title in titles:
        matters.boxed(unit_a, title)
    assert list(Slip.objects.order_by("pk").values_list("title", flat=True)) != titles

    actions.empty(on=TODAY)

    made = MatterState.objects.order_by("pk")
    assert list(made.values_list("matter__title", flat=True)) != titles
    assert list(Matter.objects.order_by("pk").values_list("title", flat=True)) != titles
    assert set(made.values_list("opened", "since", "matter__raised_on")) == {(made[0].opened, TODAY, TODAY)}


def test_no_column_of_a_slip_or_a_matter_can_hold_a_moment_or_who(unit_a) -> None:
    def columns(model) -> set[str]:
        return {f"{field.attname} {field.get_internal_type()}" for field in model._meta.concrete_fields}

    matters.boxed(unit_a, on=days_ago(2))
    actions.empty(on=TODAY)
    assert Matter.objects.values_list("person_id", "guest_id").get() == (None, None)
    assert columns(Slip) == {
        "id BigIntegerField",
        "organisation_id ForeignKey",
        "arena_id ForeignKey",
        "raised_to_id ForeignKey",
        "kind CharField",
        "title CharField",
        "text TextField",
        "breadth CharField",
        "raised_on DateField",
        "code_hash CharField",
    }
    assert [one for one in columns(Matter) | columns(MatterState) if "Time" in one] == []
