import pytest

from stafett.matters.models import Breadth
from stafett.recipes.placement.found import actions, queries
from stafett.recipes.placement.found.actions import Found

pytestmark = pytest.mark.django_db


def test_the_host_sees_the_needs_by_the_organisation_they_come_from(
    agreed, bob, charlie, alice, unit_a, unit_elsewhere, today
) -> None:
    need = actions.note(agreed, Found(kind="need", title="Nights", unit_id=unit_a.pk), by=bob.actor, on=today)
    insight = Found(kind="insight", title="Aha", unit_id=unit_a.pk, breadth=Breadth.US)
    actions.note(agreed, insight, by=bob.actor, on=today)

    found = queries.needs(charlie.actor, [unit_elsewhere.pk])
    assert {name: [row.matter for row in rows] for name, rows in found.items()} == {
        "Granli Hospital Trust": [need]
    }
    assert queries.needs(charlie.actor, [unit_a.pk]) == {}
    seen = {one: queries.of(agreed, one.actor).count() for one in (alice, bob, charlie)}
    assert seen == {alice: 2, bob: 2, charlie: 1}
