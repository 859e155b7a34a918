"""A municipality of 6,000 people and a million cells: what the organisation's page shows is what counting gives."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl
import pytest
from django.db import transaction

from stafett import status
from stafett.demo.large import SIZES, loading
from stafett.files.writing import unheard
from stafett.people.models import Organisation
from stafett.people.tree import tree
from stafett.standings import figures, making, snapshots
from stafett.standings.figures import Figures
from stafett.standings.standing import afresh
from stafett.status.calendar import covering
from tests.factories import TODAY, days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def municipality(django_db_setup: None, django_db_blocker: Any) -> Iterator[int]:
    """Loaded once for these tests; undone after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        (size,) = SIZES["municipality"]
        loading.load(size, on=TODAY, progress=unheard)
        yield Organisation.objects.get(key=size.key).pk
        transaction.set_rollback(True)


def counted(organisation: int, on: date) -> dict[int, Figures]:
    """Every unit's members by the worst colour of their mandatory cells, person by person and unit by unit."""
    found = afresh(organisation, on=on)
    above = status.tree_on(found.facts, on)
    given = covering(found.evaluation.grants, on).select("piece", "unit_id").unique()
    mandatory = found.cells.filter("mandatory").select("piece", "person_id", "colour")
    theirs = mandatory.join(given, on="piece").join(above, on="unit_id").group_by("ancestor_id", "person_id")
    worst = theirs.agg(pl.col("colour").min().cast(pl.String))
    members = status.members_on(found.facts, on).rename({"unit_id": "ancestor_id"})
    told = members.join(worst, on=["ancestor_id", "person_id"], how="left").with_columns(
        pl.col("colour").fill_null("none")
    )
    numbers: dict[int, dict[str, int]] = {unit: {} for unit in above["ancestor_id"]}
    for unit, colour, people in told.group_by("ancestor_id", "colour").len().iter_rows():
        numbers[unit][colour] = people
    return {unit: Figures(members=sum(of.values()), **of) for unit, of in numbers.items()}


@pytest.mark.parametrize("large", [3_000, 30_000], ids=["beside the site", "on the page"])
def test_every_units_figures_are_those_of_its_cells_on_several_days(
    municipality: int, large: int, snapshots_kept, monkeypatch
) -> None:
    monkeypatch.setattr(snapshots, "LARGE", large)
    assert making.make(municipality, on=TODAY)
    kept = snapshots.newest(municipality)
    assert kept is not None
    for on in (TODAY, days_ahead(180), days_ahead(700), days_ago(90)):
        if on < TODAY and large < kept.mark.people:
            assert making.make_of_day(kept, on)
        units = tree(municipality, on=on)
        everything = frozenset(units.nodes)
        page = figures.overview(municipality, units, [units.root.id], seen=everything, on=on)
        assert page.units == counted(municipality, on), on
