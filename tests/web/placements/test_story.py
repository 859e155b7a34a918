"""Stories of stays: told on the stay's page, read in a list, answered."""

import pytest
from django.urls import reverse

from stafett.matters.models import Matter
from stafett.recipes.placement.ends import actions as ends
from tests.factories.placements import LATER, TWELVE_WEEKS

pytestmark = pytest.mark.django_db

LIST = reverse("placements:stories")
TOLD = {"do": "story", "title": "What the nights taught us", "text": "All of it", "breadth": "organisations"}


@pytest.fixture
def page(agreed, alice, monkeypatch) -> str:
    monkeypatch.setenv("STAFETT_TODAY", TWELVE_WEEKS.isoformat())
    ends.finish(agreed, by=alice.actor, on=TWELVE_WEEKS, at=LATER)
    return reverse("placements:stay", args=[agreed.pk])


def test_told_invited_to_and_answered(client_of, page, bob, charlie, dana, agreed) -> None:
    assert "Nobody has told anything yet" in client_of(dana).get(LIST).text
    guest = client_of(bob)
    assert guest.post(page, TOLD | {"text": "12057900499"}).status_code == 422
    assert "What the nights taught us" in guest.post(page, TOLD, follow=True).text
    reader, story = client_of(dana), reverse("placements:story", args=[agreed.pk])
    assert "Your answer" not in reader.get(story).text

    client_of(charlie).post(page, {"do": "open_door", "invitation": "Come and see"})
    shown = reader.get(LIST).text
    assert (story in shown, "An open invitation" in shown) == (True, True)
    assert "A look at home care" in reader.get(story).text
    assert reader.post(story, {"text": ""}).status_code == 422
    assert reader.post(story, {"text": "12057900499"}).status_code == 422
    told = reader.post(story, {"text": "May we come?"}, follow=True).text
    assert ("Sent." in told, "May we come?" in told) == (True, True)
    assert Matter.objects.get().kind == "request"
    assert "Come and see" in client_of(charlie).get(page).text


def test_a_story_one_may_not_read_is_not_there(client_of, charlie) -> None:
    assert client_of(charlie).get(reverse("placements:story", args=[7])).status_code == 404
