from dataclasses import replace
from datetime import time

import pytest

from stafett.recipes.gathering.proposals import rules
from stafett.recipes.gathering.proposals.rules import Proposed
from stafett.recipes.gathering.rules import Who
from tests.factories import TODAY, days_ago, days_ahead

A = Who(1)
SOLUTION = Proposed(kind="shared_solution", title="One", owner=A, review_on=TODAY, group_id=7)
POINT = replace(SOLUTION, kind="fixed_point", meets_on=days_ahead(1), meets_from=time(9), meets_to=time(10))


def judged(said: Proposed) -> str:
    return rules.fits(said, [A], [7], on=TODAY).reason


def test_whoever_comes_proposes_and_the_host() -> None:
    assert rules.can_propose(has_a_place=True, may_host=False)
    assert rules.can_propose(has_a_place=False, may_host=True)
    assert not rules.can_propose(has_a_place=False, may_host=False)


def test_a_proposal_has_an_owner_and_a_day() -> None:
    assert judged(SOLUTION) == judged(replace(SOLUTION, group_id=None)) == judged(POINT) == ""


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (replace(SOLUTION, kind="dream"), "what kind"),
        (replace(SOLUTION, group_id=8), "groups"),
        (replace(SOLUTION, owner=Who(2)), "takes it further"),
        (replace(SOLUTION, owner=Who(None, "Sør IKT")), "takes it further"),
        (replace(SOLUTION, review_on=None), "looked at again"),
        (replace(POINT, meets_from=None), "meets first"),
        (replace(POINT, meets_to=time(9)), "end after"),
        (replace(POINT, meets_on=days_ago(1)), "today or later"),
    ],
)
def test_what_it_lacks_is_said(said, sentence) -> None:
    assert sentence in judged(said)
