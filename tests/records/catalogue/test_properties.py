"""Whatever is done to a catalogue, in whatever order: nothing leads back to itself, and what is undone is as before."""

from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from stafett.lib.verdict import NotAllowed
from stafett.records.catalogue import actions, queries
from stafett.records.catalogue.said import Said
from stafett.records.models import Achievement
from stafett.status.loops import edges_in_loops
from tests import factories

pytestmark = pytest.mark.django_db

SIZE = 4
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["counts", "needs", "merge", "take back"]),
        st.integers(0, SIZE - 1),
        st.integers(0, SIZE - 1),
    ),
    max_size=10,
)


def step(kind: str, one: int, other: int, by) -> bool:
    """Whether it was done; what makes no sense is refused."""
    try:
        if kind == "merge":
            actions.merge(one, into=other, by=by)
        elif kind == "take back":
            actions.take_back_merge(one, by=by)
        else:
            said = queries.about(by.organisation_id, one)
            name = "counting" if kind == "counts" else "needed"
            said = replace(said, **{name: getattr(said, name) | {other}})
            actions.change(one, said, seen=queries.last_change(one), by=by)
    except (actions.CatalogueError, NotAllowed):
        return False
    return True


@given(steps=STEPS)
@settings(max_examples=12, deadline=None)
def test_nothing_leads_back_to_itself_and_merges_are_undone(steps) -> None:
    with transaction.atomic():
        assert_sound_after(steps)
        transaction.set_rollback(True)


def assert_sound_after(steps) -> None:
    trust = factories.organisation(key=None)
    by = factories.member(factories.root_of(trust), "Erik Foss", role_code="hr_adviser").actor
    made = [actions.add(Said(name=f"Number {number}"), by=by).pk for number in range(SIZE)]

    for kind, one, other in steps:
        step(kind, made[one], made[other], by)
        into = queries.merged(trust.pk)
        assert edges_in_loops(queries.equivalent_pairs(trust.pk, but=0)) == {}
        needed = queries.needed_pairs(trust.pk, but=0, into=into)
        assert edges_in_loops([(one, before) for one, before in needed if one != before]) == {}

    before = [queries.about(trust.pk, one) for one in made]
    pairs = set(queries.equivalent_pairs(trust.pk, but=0))
    free = [one for one in made if one not in queries.merged(trust.pk)]
    if len(free) > 1 and step("merge", free[0], free[1], by):
        actions.take_back_merge(free[0], by=by)
        assert [queries.about(trust.pk, one) for one in made] == before
        assert set(queries.equivalent_pairs(trust.pk, but=0)) == pairs
    assert not Achievement.objects.exists()
