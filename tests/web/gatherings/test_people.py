from datetime import timedelta

import pytest

from stafett.arenas.models import GroupMember, Pool, PoolDetails, SeatState, State
from stafett.recipes.gathering.models import Coming
from stafett.recipes.gathering.people import actions as coming
from tests import factories
from tests.factories import TODAY, arenas, gatherings, let_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(gathering, unit_a):
    return gatherings.places(gathering, unit_a)


def sign_up(browser, address, places, *members):
    said = {"do": f"sign_up-{places.pk}", "people": [one.person.pk for one in members]}
    return browser.post(address("people"), said)


def test_a_leader_signs_up_theirs_once(client_of, address, places, alice, bob, told) -> None:
    browser = client_of(alice)
    assert told(sign_up(browser, address, places, bob)) == ["Signed up."]
    page = browser.get(address("people"))
    assert "Bob Berg" in page.text
    assert list(page.context["shown"][0].signing.fields["people"].choices) == [(alice.person.pk, "Alice Aas")]
    assert sign_up(browser, address, places, bob).status_code == 422
    assert browser.post(address("people"), {"do": f"sign_up-{places.pk}"}).status_code == 422
    assert SeatState.objects.open().count() == 1


def test_people_are_found_by_name(client_of, address, alice, bob) -> None:
    browser = client_of(alice)
    found = browser.get(f"{address('people')}?q=ber").context["shown"][0].signing.fields["people"].choices
    assert [name for _key, name in found] == ["Bob Berg"]
    assert "Nobody with that name" in browser.get(f"{address('people')}?q=xyz").text


def test_with_many_some_are_looked_for(client_of, address, alice, unit_a) -> None:
    for number in range(62):
        factories.employment(factories.person(unit_a.organisation, f"Nurse {number}"), unit_a)
    assert client_of(alice).get(address("people")).context["shown"][0].unshown == 3


def test_each_says_how_they_come_which_group_they_are_in_and_that_they_do_not(
    client_of, address, places, alice, bob, told
) -> None:
    leader, browser = client_of(alice), client_of(bob)
    sign_up(leader, address, places, bob)
    leader.post(address("people"), {"do": "group", "name": "Operations"})
    assert leader.post(address("people"), {"do": "group", "name": ""}).status_code == 422
    seat = SeatState.objects.open().get().seat_id
    group = browser.get(address("people")).context["groups"][0].group.pk

    for do in ("link", f"group-{group}", "group-0"):
        browser.post(address("people"), {"do": do, "seat": seat})
    assert (Coming.objects.open().get().how, GroupMember.objects.open().count()) == ("link", 1)
    assert "Not in Operations" in browser.get(address("people")).text

    assert told(browser.post(address("people"), {"do": "take_off", "seat": seat})) == ["Taken off the list."]
    assert SeatState.objects.open().get().state == State.WITHDRAWN
    gone = leader.post(address("people"), {"do": "take_off", "seat": seat})
    assert told(gone) == ["This has been changed meanwhile. Look again."]


def test_the_keeper_answers_for_who_comes_from_a_member_outside(
    client_of, address, gathering, series, alice, charlie, told
) -> None:
    link = let_in(f"arena:{series.pk}", by=alice).link
    seat = arenas.guest_seat(Pool.objects.get(occasion=gathering, for_unit=None), link.guest_id).seat
    group = coming.make_group(gathering, "Operations", by=alice.actor, on=TODAY).group
    said = {"do": f"group-{group.pk}", "seat": seat.pk}
    assert "Only this person" in told(client_of(charlie).post(address("people"), said))[0]
    assert told(client_of(alice).post(address("people"), said)) == ["Saved."]
    assert GroupMember.objects.open().get().seat == seat


def test_of_what_has_been_only_groups_are_changed(
    client_of, address, gathering, places, alice, bob, monkeypatch
) -> None:
    browser = client_of(alice)
    sign_up(browser, address, places, bob)
    shown = ('value="take_off"', 'value="link"', 'value="group-')
    monkeypatch.setenv("STAFETT_TODAY", (gatherings.SOON + timedelta(days=1)).isoformat())
    assert [text in browser.get(address("people")).text for text in shown] == [False] * 3
    group = coming.make_group(gathering, "Operations", by=alice.actor, on=TODAY).group
    assert [text in browser.get(address("people")).text for text in shown] == [False, False, True]
    browser.post(
        address("people"), {"do": f"group-{group.pk}", "seat": SeatState.objects.open().get().seat_id}
    )
    assert GroupMember.objects.open().get().group == group


def test_the_keeper_gives_a_member_more_places(client_of, address, places, alice, charlie, told) -> None:
    browser = client_of(alice)
    browser.post(address("people"), {"do": "places", "pool": places.pk, "places": "9"})
    assert PoolDetails.objects.open().get(pool=places).quota == 9
    answer = browser.post(address("people"), {"do": "places", "pool": places.pk, "places": "x"})
    assert told(answer) == ["Write how many places, or nothing for as many as come."]
    answer = client_of(charlie).post(address("people"), {"do": "places", "pool": places.pk, "places": "1"})
    assert "Only the host" in told(answer)[0]
    assert PoolDetails.objects.open().get(pool=places).quota == 9


def test_somebody_else_takes_the_place(client_of, address, places, alice, bob, unit_a, told) -> None:
    browser = client_of(alice)
    sign_up(browser, address, places, bob)
    seat, other = SeatState.objects.open().get().seat_id, factories.member(unit_a, "Nora Ny")
    said = {"do": "hand_over", "seat": seat}
    assert told(browser.post(address("people"), said | {"person": ""})) == ["Choose at least one person."]
    assert told(browser.post(address("people"), said | {"person": other.person.pk})) == [
        "The place is somebody else’s now."
    ]
    assert SeatState.objects.open().get().person == other.person
    assert "Somebody else takes the place" not in client_of(other).get(address("people")).text


def test_who_gets_no_place_is_said_to_wait(client_of, address, places, alice, bob, gathering, told) -> None:
    coming.set_places(gathering, places, 1, by=alice.actor, at=arenas.NOON)
    browser = client_of(alice)
    both = {"do": f"sign_up-{places.pk}", "people": [alice.person.pk, bob.person.pk]}
    assert told(browser.post(address("people"), both)) == ["1 waits for a place."]
