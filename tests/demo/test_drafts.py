"""The plan under way that the demo shows."""

import pytest

from stafett.demo.drafts import NEXT, write
from stafett.demo.organisations import ORGANISATIONS
from stafett.people.models import Organisation
from stafett.plans import queries as plans
from stafett.plans.drafts import queries
from stafett.plans.models import Comment, Draft, DraftState
from tests.factories import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def test_a_plan_is_in_review_and_can_be_published() -> None:
    draft = Draft.objects.open().get()
    assert (draft.plan.key, draft.state, draft.version) == (NEXT["VIKT"].plan, DraftState.REVIEW, 2)
    assert [comment.text for comment in Comment.objects.all()] == [NEXT["VIKT"].comment]
    newest, catalogue = plans.newest(draft.plan_id), queries.catalogue(draft.organisation_id)
    assert queries.to_put_right(draft, newest, catalogue, on=TODAY) == []


def test_without_somebody_to_write_it_there_is_none() -> None:
    write(Organisation.objects.get(key="VIKT"), {}, on=TODAY)

    assert Draft.objects.open().count() == 1


def test_every_organisation_has_a_plan_for_it() -> None:
    for blueprint in ORGANISATIONS:
        assert NEXT[blueprint.root_id].plan in {version.plan_id for version in blueprint.versions}
