import pytest
from django.urls import reverse

from stafett.matters.models import Matter
from stafett.recipes.gathering.models import MeetingPoint, Proposal
from stafett.recipes.gathering.people import actions as people
from stafett.recipes.gathering.rules import Who
from tests.factories import arenas, days_ago, days_ahead, gatherings

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(unit_elsewhere) -> dict[str, str]:
    """A fixed meeting point, which Home care takes further."""
    return {
        "do": "propose",
        "kind": "fixed_point",
        "title": "Morning coffee",
        "group": "",
        "owner": Who(unit_elsewhere.pk).key,
        "on": "day",
        "unit": "weeks",
        "review_on": days_ahead(180).isoformat(),
        "meets_on": days_ahead(8).isoformat(),
        "meets_from": "09:00",
        "meets_to": "09:30",
        "link": "https://meet.example.org/coffee",
    }


def test_a_group_s_meeting_point_is_agreed_to_and_planned_every_month(
    client_of, gathering, series, address, said, alice, bob, charlie, unit_a, told
) -> None:
    places = gatherings.places(gathering, unit_a)
    people.sign_up(gathering, places, [bob.person.pk], by=alice.actor, at=arenas.NOON)
    proposer, owner = client_of(bob), client_of(charlie)
    wrong = proposer.post(address("proposals"), said | {"meets_to": "08:00"})
    assert (wrong.status_code, "It must end after it starts." in wrong.text) == (422, True)
    proposer.post(address("proposals"), said)
    made = Matter.objects.get().pk
    assert "Agree, and plan" not in proposer.get(address("proposals")).text
    assert "Agree, and plan" in owner.get(address("proposals")).text

    assert told(owner.post(address("proposals"), {"agree": made})) == [
        "Agreed. It is planned every month from now on."
    ]
    assert MeetingPoint.objects.count() == 1
    assert "Adopted" in proposer.get(address("proposals")).text
    shown = proposer.get(reverse("gatherings:detail", args=[series.pk])).text
    assert "Every month, next:" in shown
    assert proposer.get(reverse("matters:detail", args=[made])).status_code == 200


def test_the_next_gathering_opens_with_it(client_of, series, address, said, alice) -> None:
    last = gatherings.gathering(series, alice.actor, days_ago(300), title="Last year")
    keeper = client_of(alice)
    there = reverse("gatherings:proposals", args=[last.pk])
    assert keeper.post(there, said | {"kind": "shared_solution"}).status_code == 302
    assert Proposal.objects.get().meets_on is None
    page = keeper.get(address("gathering"))
    assert "What became of last time" in page.text
    assert [put.matter.title for put, _kind, _standing in page.context["opening"]] == ["Morning coffee"]


def test_who_neither_comes_nor_hosts_only_reads(client_of, address, said, charlie, bob, told) -> None:
    browser = client_of(charlie)
    assert "Propose something" not in browser.get(address("proposals")).text
    assert browser.post(address("proposals"), said).status_code == 422
    assert told(browser.post(address("proposals"), {"agree": "5"})) == [
        "This has been changed meanwhile. Look again."
    ]
    assert browser.post(address("proposals"), {"do": "propose"}).status_code == 422
    assert client_of(bob).get(address("proposals")).status_code == 404


def test_its_owner_agrees_from_their_own_list_and_it_is_planned(
    client_of, address, said, alice, charlie, told
) -> None:
    client_of(alice).post(address("proposals"), said)
    made, owner = Matter.objects.get().pk, client_of(charlie)
    here = reverse("matters:detail", args=[made])
    page = owner.get(here)
    assert (address("proposals") in page.text, "Meets first on" in page.text) == (True, True)

    form = page.context["form"]
    answer = {
        "meaning": "adopted",
        "answer": "Let us.",
        "seen": form["seen"].value(),
        "on": "day",
        "unit": "weeks",
    }
    assert told(owner.post(here, answer)) == [
        "Answered. Whoever raised it can read it. It is planned every month from now on."
    ]
    assert MeetingPoint.objects.count() == 1
