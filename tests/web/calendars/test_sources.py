from datetime import datetime, time

import pytest

from stafett.lib.clock import OSLO
from stafett.recipes.placement.workflow import Who
from stafett.web.calendars import sources
from tests.factories import arenas, placements

pytestmark = pytest.mark.django_db


def test_a_guests_days_stand_in_their_calendar_and_nobody_elses(
    bob, alice, charlie, unit_a, unit_elsewhere, today
) -> None:
    stay = placements.asked(placements.offer(charlie, unit_elsewhere.pk), bob, unit_a.pk)
    placements.agreed(stay, {Who.GUEST: bob, Who.HOME: alice, Who.HOST: charlie})
    entries = list(sources.shadowing(bob.actor, today, arenas.NOON))

    assert len(entries) == 22
    assert entries[0].starts == datetime.combine(placements.FIRST, time(8), OSLO)
    assert entries[0].link == f"/work-shadowing/{stay.pk}/"
    assert list(sources.shadowing(charlie.actor, today, arenas.NOON)) == []
