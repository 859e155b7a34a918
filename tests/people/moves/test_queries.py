"""Where units hang, day after day."""

import pytest

from stafett.people.moves import queries
from tests import factories
from tests.factories import days_ahead

pytestmark = pytest.mark.django_db


def test_the_days_on_which_anything_moves_until_the_unit_itself_does(
    trust, root, clinic, unit_a, unit_b, today
) -> None:
    other = factories.unit(root, "Clinic of Surgery")
    factories.move(unit_b, to=other, on=days_ahead(5))
    factories.move(unit_b, to=clinic, on=days_ahead(9))
    factories.move(unit_a, to=other, on=days_ahead(9))
    hangs = [
        [units.nodes[unit.pk].parent_id for unit in (unit_a, unit_b)]
        for units in queries.trees_from(trust.pk, unit_a.pk, today)
    ]

    assert hangs == [[clinic.pk, clinic.pk], [clinic.pk, other.pk]]
