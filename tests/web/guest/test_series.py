"""Gatherings through a link: when and where, the agenda, and one's own place."""

from datetime import time

import pytest

from stafett.arenas.models import Pool
from stafett.recipes.gathering.proposals import actions as proposals
from stafett.recipes.gathering.proposals.rules import Proposed
from stafett.recipes.gathering.rules import Who
from tests.factories import arenas, days_ahead

from . import gathered
from .conftest import words

pytestmark = pytest.mark.django_db
gathering, guro, made, page, series = (
    gathered.gathering,
    gathered.guro,
    gathered.made,
    gathered.page,
    gathered.series,
)


def test_the_series_leads_to_its_gatherings(guro, at, page) -> None:
    assert "for Sør IKT" in guro.get(at("welcome")).text
    shown = guro.get(at("arena")).text
    assert ("Four companies meet" in shown, page in shown) == (True, True)


def test_what_has_been_stands_below(guro, at, monkeypatch, page) -> None:
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(100).isoformat())
    assert "Earlier" in guro.get(at("arena")).text
    assert "Will you come?" not in guro.get(page).text


def test_a_meeting_point_stands_there_for_who_has_a_place_in_it(
    guro, at, made, series, gathering, alice, unit_a, today
) -> None:
    said = Proposed(
        kind="fixed_point", title="Morning coffee", owner=Who(unit_a.pk), review_on=days_ahead(90),
        meets_on=days_ahead(8), meets_from=time(9), meets_to=time(10), link="https://meet.example.org/c",
    )  # fmt: skip
    put = proposals.propose(gathering, said, by=alice.actor, on=today)
    proposals.agree(put.matter, by=alice.actor, on=today)
    assert "Morning coffee" not in guro.get(at("arena")).text
    arenas.guest_seat(Pool.objects.get(arena__follows=series), made.link.guest_id)
    shown = words(guro.get(at("arena")).text)
    assert "Morning coffee 23 June 2026, 09:00–10:00 · Take part by link: Morning coffee" in shown
