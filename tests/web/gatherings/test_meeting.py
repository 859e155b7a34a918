import pytest
from django.urls import reverse

from stafett.arenas.models import Party
from stafett.recipes.gathering import actions as gatherings
from tests.factories import TODAY

pytestmark = pytest.mark.django_db


def test_its_days_are_shown_and_its_owner_ends_it(client_of, agreed, meeting, alice, charlie, told) -> None:
    keeper, owner = client_of(alice), client_of(charlie)
    (row,) = keeper.get(meeting).context["rows"]
    assert (row[1], row[2], len(row[0].months)) == (None, "join", 12)
    end = {"do": f"end-{row[0].row.pk}", "grounds": ""}
    assert owner.post(meeting, end).status_code == 422
    assert told(keeper.post(meeting, end)) == ["This has been changed meanwhile. Look again."]
    assert told(owner.post(meeting, end | {"grounds": "Enough"})) == [
        "Ended. What was planned is called off."
    ]
    page = owner.get(meeting)
    assert "Ended" in page.text
    assert page.context["rows"][0][1:] == (None, "")


def test_members_people_take_part_and_do_so_no_more(client_of, agreed, meeting, alice, told) -> None:
    browser = client_of(alice)
    (row,) = browser.get(meeting).context["rows"]
    key = row[0].row.pk
    assert "You take part" not in browser.get(meeting).text
    joined = browser.post(meeting, {"do": f"join-{key}"})
    assert told(joined) == ["You take part every month. It comes into your calendar."]
    page = browser.get(meeting)
    assert ("You take part" in page.text, page.context["rows"][0][2]) == (True, "leave")
    left = browser.post(meeting, {"do": f"leave-{key}"})
    assert told(left) == ["You take part no more. It leaves your calendar."]
    assert told(browser.post(meeting, {"do": f"leave-{key}"})) == ["You do not take part in it."]
    assert told(browser.post(meeting, {"do": "join-0"})) == ["This has been changed meanwhile. Look again."]


def test_the_keeper_ends_what_nobody_answers_for_any_more(
    client_of, agreed, meeting, series, alice, unit_elsewhere, told
) -> None:
    party = Party.objects.open().get(arena=series, unit=unit_elsewhere)
    gatherings.remove_member(series, party, by=alice.actor, on=TODAY)
    keeper = client_of(alice)
    (row,) = keeper.get(meeting).context["rows"]
    assert keeper.get(reverse("gatherings:month", args=[row[0].next.occasion_id])).status_code == 200
    ended = keeper.post(meeting, {"do": f"end-{row[0].row.pk}", "grounds": "They left"})
    assert told(ended) == ["Ended. What was planned is called off."]


def test_before_there_is_one(client_of, meeting, alice, bob) -> None:
    assert "There are no fixed meeting points yet" in client_of(alice).get(meeting).text
    assert client_of(bob).get(meeting).status_code == 404
