"""The series of gatherings that the demo shows."""

import pytest

from stafett.arenas.agenda import queries as points
from stafett.arenas.models import Arena
from stafett.demo import actions
from stafett.demo.organisations import EIKEDAL, NORDHAVN, VAAGSUND
from stafett.recipes.gathering import queries
from stafett.recipes.gathering.meeting import queries as meeting
from stafett.recipes.gathering.people import queries as people
from tests.factories import TODAY
from tests.factories.arenas import NOON

pytestmark = pytest.mark.django_db


def test_four_organisations_have_met_and_the_next_gathering_is_postponed() -> None:
    actions.load(on=TODAY, organisations=[NORDHAVN, EIKEDAL, VAAGSUND])
    series = Arena.objects.get(recipe="gathering", follows=None)

    assert len(queries.members(series)) == 4
    last, coming = queries.gatherings([series])
    assert (last.host_name, coming.host_name, coming.is_moved) == (
        "Vågsund IKT",
        "Nordhavn universitetssykehus HF",
        True,
    )
    found = people.delegations(coming.occasion, at=NOON)
    assert [len(each.people) > 1 for each in found] == [True, True, True, False]
    assert [row.title for row in points.slots(last.occasion)][1] == "Et felles spørsmål"
    assert len(meeting.of_series(series, on=TODAY)) == 1
