"""Links to a stay."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from stafett.recipes.placement import week
from stafett.recipes.placement.outside.rules import BEYOND
from stafett.recipes.week import Asked
from tests.factories import TODAY, placements
from tests.factories.arenas import NOON

pytestmark = pytest.mark.django_db

THERE = reverse("placements:there")


def test_links_are_for_who_leads_here(client_of, bob, alice, charlie, unit_a, stay) -> None:
    there = placements.there(bob, unit_a.pk)
    page = reverse("placements:outside", args=[there.pk])
    answers = [client_of(one).get(page).status_code for one in (alice, bob, charlie)]
    assert answers == [200, 404, 404]
    assert client_of(charlie).get(reverse("placements:outside", args=[stay.pk])).status_code == 404


def test_a_link_lasts_until_the_last_question_about_the_stay_is_answered(
    client_of, bob, alice, unit_a, monkeypatch
) -> None:
    stay, _host = placements.agreed_outside(bob, alice, unit_a.pk)
    monkeypatch.setenv("STAFETT_TODAY", placements.FIRST.isoformat())
    shown = client_of(alice).get(reverse("placements:outside", args=[stay.pk])).context["inviting"]
    assert shown.until == placements.TWELVE_WEEKS + BEYOND


def test_what_is_sent_to_a_host_where_nobody_has_a_link_reached_nobody_and_waits_in_the_week(
    client_of, bob, alice, unit_a
) -> None:
    stay = placements.there(bob, unit_a.pk)
    client_of(bob).post(f"/work-shadowing/{stay.pk}/apply/", {
        "goals": "See nights\nSee mornings", "first": "2027-02-18", "last": "2027-05-12",
    })  # fmt: skip

    answer = client_of(alice).post(f"/work-shadowing/{stay.pk}/", {"do": "back"})
    assert [str(one) for one in get_messages(answer.wsgi_request)] == [
        "It is ready, but nobody at the host has a link yet. Make one, so that they can answer."
    ]
    (line,) = week.lines(alice.actor, Asked(TODAY, TODAY, NOON, frozenset({unit_a.pk})))
    assert line.note == "Nobody at the host has a link, so nobody there can answer: make one."
    assert line.link == f"/work-shadowing/{stay.pk}/outside/"

    placements.invited(stay, alice)
    assert list(week.lines(alice.actor, Asked(TODAY, TODAY, NOON, frozenset({unit_a.pk})))) == []
