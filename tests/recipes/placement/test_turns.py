from datetime import timedelta

import pytest

from stafett.recipes.placement.queries import now
from stafett.recipes.placement.turns import about_terms, turns
from stafett.recipes.placement.workflow import CONSENTING, Who
from tests.factories.placements import TWELVE_WEEKS

pytestmark = pytest.mark.django_db


def test_a_stay_whose_last_day_has_been_waits_for_those_who_may_end_it(agreed) -> None:
    def waits(part: Who, day) -> bool:
        return agreed.pk in turns([(now(agreed), {part})], on=day)

    after = TWELVE_WEEKS + timedelta(days=1)
    assert [waits(part, TWELVE_WEEKS) for part in Who] == [False, False, False, False]
    assert [waits(part, after) for part in Who] == [part in CONSENTING for part in Who]
    assert about_terms([(now(agreed), {Who.GUEST})]) == set()
