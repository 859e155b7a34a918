"""What a snapshot tells of one plan, with those changed since laid over it."""

import random
from datetime import timedelta

import polars as pl
import pytest

from stafett import status
from stafett.records.models import Achievement
from stafett.standings.current import Given, outlined_plan
from stafett.standings.known import Known
from stafett.standings.standing import afresh
from stafett.status.calendar import covering
from tests import factories
from tests.standings.test_current import DAY, ONE, imported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("snapshots_kept")]


def coloured(found: Given | Known, on) -> set[tuple[object, ...]]:
    """Of whom which colour is asked where on a day."""
    rows = status.outline_on_day(found.rows, found.facts, on)
    given = rows.join(covering(found.grants, on).select("piece", "unit_id"), on="piece")
    told = given.select("person_id", "plan_id", "unit_id", "mandatory", pl.col("colour").cast(pl.String))
    return set(told.iter_rows())


@pytest.mark.parametrize("seed", range(3))
def test_a_plan_in_outline_is_that_part_of_everything_evaluated_afresh(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    organisation, chance = imported(6, monkeypatch), random.Random(seed)  # noqa: S311 - repeatable
    for change, model in chance.choices(ONE, k=4):
        change(model, chance)
    everybody = sorted(set(afresh(organisation, on=DAY).cells["person_id"]))
    some = chance.sample(everybody, len(everybody) // 2)
    for held in Achievement.objects.open().filter(approved_on__isnull=False, person__in=some[:3]):
        factories.correct(held, revoked_on=DAY + timedelta(days=chance.randrange(1, 20)))

    for on in (DAY - timedelta(days=100), DAY, DAY + timedelta(days=20), DAY + timedelta(days=500)):
        whole = afresh(organisation, on=on, people=some)
        for plan in sorted(set(whole.cells["plan_id"])):
            cells = whole.evaluation.cells.filter(pl.col("plan_id") == plan)
            expected = Given(whole.facts, status.outline(cells, whole.facts), whole.evaluation.grants)
            found = outlined_plan(organisation, plan, on=on, people=some).of
            assert coloured(found, on) == coloured(expected, on)
