from datetime import time

import pytest
from django.urls import reverse

from stafett.recipes.gathering.proposals import actions
from stafett.recipes.gathering.proposals.rules import Proposed
from stafett.recipes.gathering.rules import Who
from tests.factories import TODAY, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(series) -> str:
    return reverse("gatherings:meeting", args=[series.pk])


@pytest.fixture
def agreed(gathering, alice, charlie, unit_elsewhere) -> None:
    """Home care has agreed to a meeting point."""
    said = Proposed(
        kind="fixed_point",
        title="Morning coffee",
        owner=Who(unit_elsewhere.pk),
        review_on=days_ahead(180),
        meets_on=days_ahead(8),
        meets_from=time(9),
        meets_to=time(9, 30),
        link="https://meet.example.org/coffee",
    )
    put = actions.propose(gathering, said, by=alice.actor, on=TODAY)
    actions.agree(put.matter, review_on=None, by=charlie.actor, on=TODAY)


def test_its_days_are_shown_and_its_owner_ends_it(client_of, agreed, meeting, alice, charlie, told) -> None:
    keeper, owner = client_of(alice), client_of(charlie)
    (row,) = keeper.get(meeting).context["rows"]
    assert (row[1], len(row[0].coming)) == (None, 12)
    end = {"do": f"end-{row[0].row.pk}", "grounds": ""}
    assert owner.post(meeting, end).status_code == 422
    assert told(keeper.post(meeting, end)) == ["This has been changed meanwhile. Look again."]
    assert told(owner.post(meeting, end | {"grounds": "Enough"})) == [
        "Ended. What was planned is called off."
    ]
    page = owner.get(meeting)
    assert "Ended" in page.text
    assert page.context["rows"][0][1] is None


def test_before_there_is_one(client_of, meeting, alice, bob) -> None:
    assert "There are no fixed meeting points yet" in client_of(alice).get(meeting).text
    assert client_of(bob).get(meeting).status_code == 404
