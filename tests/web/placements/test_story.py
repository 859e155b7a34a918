"""Stories of stays: told on the stay's page, read in a list, answered."""

from datetime import timedelta

import pytest
from django.urls import reverse

from stafett.arenas.models import ArenaDetails
from stafett.matters.models import Matter
from stafett.recipes.placement.ends import actions as ends
from tests import factories
from tests.factories.placements import FIRST, LATER, TWELVE_WEEKS

pytestmark = pytest.mark.django_db

WEEK_LATER = FIRST + timedelta(days=7)
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


def test_when_the_stay_was_and_whom_to_ask_stand_on_it(client_of, page, bob, charlie, dana, agreed) -> None:
    client_of(bob).post(page, TOLD | {"invitation": "Ask me"})
    shown = client_of(dana).get(reverse("placements:story", args=[agreed.pk]))
    assert (shown.context["first"], shown.context["last"]) == (FIRST, TWELVE_WEEKS)
    assert "The stay was from" in shown.text
    reach = f'Contact: {charlie.person.details.get(closed=None).name}, <a href="mailto:charlie@example.org">'
    assert reach in shown.text


def test_broken_off_it_says_the_day_it_really_ended(client_of, agreed, alice, bob, dana, monkeypatch) -> None:
    monkeypatch.setenv("STAFETT_TODAY", TWELVE_WEEKS.isoformat())
    ends.break_off(agreed, WEEK_LATER, "Ill", by=alice.actor, on=TWELVE_WEEKS, at=LATER)
    client_of(bob).post(reverse("placements:stay", args=[agreed.pk]), TOLD)
    shown = client_of(dana).get(reverse("placements:story", args=[agreed.pk]))
    assert (shown.context["first"], shown.context["last"]) == (FIRST, WEEK_LATER)
    assert "Contact:" not in shown.text


def test_who_it_is_not_shared_with_sees_neither_it_nor_the_contact(client_of, page, bob, agreed) -> None:
    client_of(bob).post(page, TOLD | {"invitation": "Ask me"})
    stranger = factories.member(factories.root_of(factories.organisation("Nes")), "Nils Nes")
    assert client_of(stranger).get(reverse("placements:story", args=[agreed.pk])).status_code == 404


def test_the_contact_of_an_offer_one_does_not_see_is_not_shown(
    client_of, page, bob, dana, agreed, offer
) -> None:
    client_of(bob).post(page, TOLD | {"invitation": "Ask me"})
    ArenaDetails.objects.open().filter(arena=offer.pk).update(open_to="organisation")
    shown = client_of(dana).get(reverse("placements:story", args=[agreed.pk])).text
    assert ("Ask me" in shown, "Contact:" in shown) == (True, False)


def test_a_story_one_may_not_read_is_not_there(client_of, charlie) -> None:
    assert client_of(charlie).get(reverse("placements:story", args=[7])).status_code == 404
