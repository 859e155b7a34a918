"""Gatherings through a link: when and where, the agenda, and one's own place."""

import pytest

from tests.factories import days_ahead

from . import gathered

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
