"""The plan under way that the demo shows."""

import pytest

from stafett.demo import actions, drafts
from stafett.demo.organisations import NORDHAVN
from stafett.plans import queries as plans
from stafett.plans.drafts import queries
from stafett.plans.models import Comment, Draft, DraftState
from tests.factories import TODAY

pytestmark = pytest.mark.django_db


def test_the_hospital_has_a_plan_in_review_that_can_be_published() -> None:
    actions.load(on=TODAY, organisations=[NORDHAVN])

    draft = Draft.objects.open().get()
    assert (draft.plan.key, draft.state, draft.version) == (drafts.NEXT_OF, DraftState.REVIEW, 2)
    assert [comment.text for comment in Comment.objects.all()] == [drafts.COMMENT]
    assert (
        queries.to_put_right(
            draft, plans.newest(draft.plan_id), queries.catalogue(draft.organisation_id), on=TODAY
        )
        == []
    )
