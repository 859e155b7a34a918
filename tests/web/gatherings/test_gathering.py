import pytest

from stafett.recipes.gathering.agenda import actions as agenda
from stafett.recipes.gathering.baton import actions as baton
from stafett.recipes.gathering.models import Coming, How
from stafett.recipes.gathering.people import actions as people
from stafett.recipes.gathering.rules import NOBODY, Who
from tests.factories import TODAY, arenas, days_ahead, gatherings

pytestmark = pytest.mark.django_db


def test_who_has_a_place_sees_it_all_and_says_how_they_come(
    client_of, gathering, address, alice, bob, unit_a
) -> None:
    places = gatherings.places(gathering, unit_a)
    people.sign_up(gathering, places, [bob.person.pk], by=alice.actor, at=arenas.NOON)
    slot = agenda.add(gathering, "Welcome", 30, NOBODY, by=alice.actor).slot
    agenda.add_link(slot, "Read", "https://example.org", by=alice.actor)
    people.make_group(gathering, "Operations", by=alice.actor, on=TODAY)
    browser = client_of(bob)
    page = browser.get(address("gathering"))
    for text in ("Welcome", "https://example.org", "Operations", "You have a place", "The mountain hotel"):
        assert text in page.text
    assert page.context["counted"] == [("in the room", 0), ("by link", 0)]

    browser.post(address("gathering"), {"how": "link"})
    browser.post(address("gathering"), {"how": "by boat"})
    assert Coming.objects.open().get().how == How.LINK
    assert "You come by link." in browser.get(address("gathering")).text


def test_who_does_not_come_after_all_says_so(client_of, gathering, address, alice, bob, unit_a) -> None:
    places = gatherings.places(gathering, unit_a)
    people.sign_up(gathering, places, [bob.person.pk], by=alice.actor, at=arenas.NOON)
    browser = client_of(bob)

    page = browser.post(address("gathering"), {"do": "stay_away"}, follow=True)
    assert (page.redirect_chain, "Taken off the list." in page.text) == ([("/gatherings/", 302)], True)
    leader = client_of(alice).post(address("gathering"), {"do": "stay_away"}, follow=True)
    assert "This has been changed meanwhile." in leader.text


def test_who_leads_the_member_it_is_offered_to_is_asked(
    client_of, gathering, address, alice, charlie, unit_elsewhere
) -> None:
    baton.offer(gathering, Who(unit_elsewhere.pk), why="New", by=alice.actor, on=TODAY)
    assert "The baton is offered to Home care" in client_of(charlie).get(address("gathering")).text
    assert not client_of(alice).get(address("gathering")).context["may_answer"]


def test_what_has_been_is_only_read(client_of, gathering, address, alice, bob, unit_a, monkeypatch) -> None:
    places = gatherings.places(gathering, unit_a)
    people.sign_up(gathering, places, [bob.person.pk], by=alice.actor, at=arenas.NOON)
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(100).isoformat())
    page = client_of(bob).get(address("gathering"))
    assert not page.context["is_coming"]
    assert 'name="how"' not in page.text


def test_strangers_find_no_such_page(client_of, address, bob, hanne) -> None:
    assert {client_of(who).get(address("gathering")).status_code for who in (bob, hanne)} == {404}
