import pytest

from stafett.arenas import actions as arenas
from stafett.matters import actions, queries
from stafett.matters.models import Meaning
from stafett.recipes.gathering import actions as series_
from stafett.recipes.gathering import queries as members
from stafett.recipes.gathering.people import actions as coming
from stafett.recipes.gathering.rules import Who
from tests.factories import TODAY, days_ahead, gatherings, matters
from tests.factories import arenas as meetings

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(lamp) -> str:
    return f"/matters/{lamp.pk}/"


def given(lamp, **more) -> dict:
    seen = queries.state(lamp).pk
    return {"meaning": "adopted", "answer": "We buy one.", "due_on": "", "effect": "", "seen": seen} | more


def test_the_leader_answers(client_of, alice, bob, lamp, address) -> None:
    response = client_of(alice).post(address, given(lamp, due_on=days_ahead(40).isoformat()), follow=True)

    assert "Answered. Whoever raised it can read it." in response.text
    state = queries.state(lamp)
    assert (state.meaning, state.answer, state.due_on) == (Meaning.ADOPTED, "We buy one.", days_ahead(40))
    assert "We buy one." in client_of(bob).get(address).text


def test_who_does_not_lead_reads_why_there_is_no_answer_to_give(client_of, bob, lamp, address) -> None:
    client = client_of(bob)

    assert "Only whoever leads the unit it is with can answer." in client.get(address).text
    response = client.post(address, given(lamp))
    assert (response.status_code, queries.state(lamp).meaning) == (422, Meaning.NEW)


def test_what_is_not_fine_is_said_and_all_is_kept(client_of, alice, lamp, address) -> None:
    response = client_of(alice).post(address, given(lamp, meaning="trying", answer="We try the red one"))

    assert response.status_code == 422
    assert "Say when there will be an answer" in response.text
    assert "We try the red one" in response.text
    assert client_of(alice).post(address, {}).status_code == 422
    assert client_of(alice).post(address, {"seen": "x"}).status_code == 422


def test_who_answers_second_sees_the_first_answer_and_keeps_their_own(
    client_of, alice, gunnar, lamp, address
) -> None:
    mine = given(lamp, answer="Mine")
    matters.answered(lamp, gunnar, Meaning.DECLINED, answer="Theirs")

    response = client_of(alice).post(address, mine)

    assert response.status_code == 409
    assert [text in response.text for text in ("It has changed meanwhile", "Mine", "Theirs")] == [True] * 3
    again = mine | {"seen": queries.state(lamp).pk}
    assert client_of(alice).post(address, again).status_code == 302
    assert queries.state(lamp).answer == "Mine"


def test_what_was_passed_on_is_taken_back(client_of, alice, beate, lamp, address, unit_a, unit_b) -> None:
    seen = matters.passed_on(lamp, unit_b, alice).pk
    client = client_of(alice)
    assert "Take it back if there is no answer." in client.get(address).text

    assert client.post(address, {"do": "take_back", "seen": seen}).status_code == 422
    day = days_ahead(4).isoformat()
    refused = client_of(beate).post(address, {"do": "take_back", "seen": seen, "due_on": day})
    assert refused.status_code == 422
    response = client.post(address, {"do": "take_back", "seen": seen, "due_on": day}, follow=True)

    assert "It is with you again." in response.text
    assert (queries.state(lamp).unit, queries.state(lamp).due_on) == (unit_a, days_ahead(4))


def test_what_was_merged_shows_the_answer_of_the_other(
    client_of, alice, bob, lamp, address, unit_a, gunnar
) -> None:
    other = matters.matter(gunnar, unit_a, "Secret light", breadth="everybody")
    actions.merge(lamp, other, seen=queries.state(lamp).pk, by=alice.actor, on=TODAY)
    matters.answered(other, alice, answer="There will be light.")

    page = client_of(bob).get(address).text

    assert "There will be light." in page
    assert "Secret light" not in page


def test_strangers_find_nothing(client_of, charlie, address) -> None:
    assert client_of(charlie).get(address).status_code == 404


def test_who_takes_part_reads_what_is_with_another_organisation(
    client_of, bob, charlie, trust, unit_a, unit_elsewhere
) -> None:
    arena = meetings.arena(unit_a, recipe="course")
    with meetings.change(trust) as change:
        arenas.join(arena, "guest", unit=unit_elsewhere, change=change)
    made = matters.matter(bob, unit_a, "Shared", arena_id=arena.pk, kind="handover")

    page = client_of(charlie).get(f"/matters/{made.pk}/").text

    assert ("Shared" in page, "handover" in page) == (True, True)


def test_a_recipe_that_is_gone_leaves_plain_words(client_of, bob, unit_a) -> None:
    made = matters.matter(bob, unit_a, arena_id=meetings.arena(unit_a, recipe="gone").pk, kind="need")

    assert "Need" in client_of(bob).get(f"/matters/{made.pk}/").text


def test_the_next_day_may_depend_on_another_and_moves_with_it(client_of, alice, bob, unit_a, lamp) -> None:
    arena = meetings.arena(unit_a, recipe="course")
    met = meetings.occasion(arena, days_ahead(30))
    made = matters.matter(bob, unit_a, arena_id=arena.pk, kind="need")
    leader, page, code = client_of(alice), f"/matters/{made.pk}/", f"occasion_end-{met.pk}"
    assert "A meeting" in leader.get(page).text

    hung = given(made, meaning="trying", on=code, number="2", unit="weeks")
    assert leader.post(page, hung).status_code == 302
    assert queries.state(made).due_on == days_ahead(44)
    meetings.moved(met, days_ahead(40))

    assert queries.state(made).due_on == days_ahead(54)
    assert leader.get(page).context["form"].initial["on"] == code
    assert "on" not in leader.get(f"/matters/{lamp.pk}/").context["form"].fields


def test_whoever_takes_no_part_in_it_is_offered_none_of_its_days(
    client_of, bob, beate, alice, unit_a, unit_b
) -> None:
    arena = meetings.arena(unit_a, recipe="course", open_to="parties")
    meetings.occasion(arena, days_ahead(30))
    made = matters.matter(bob, unit_a, arena_id=arena.pk, kind="need")
    matters.passed_on(made, unit_b, alice)

    assert "A meeting" not in client_of(beate).get(f"/matters/{made.pk}/").text


def test_who_led_a_member_that_has_left_is_offered_none_of_the_days_to_come(
    client_of, alice, charlie, unit_a, unit_elsewhere
) -> None:
    series = gatherings.with_others(alice.actor, unit_a, Who(unit_elsewhere.pk))
    met = gatherings.gathering(series, alice.actor, TODAY)
    places = gatherings.places(met, unit_elsewhere)
    coming.sign_up(met, places, [charlie.person.pk], by=charlie.actor, at=meetings.NOON)
    gatherings.gathering(series, alice.actor, title="Next year")
    made = matters.matter(alice, unit_elsewhere, arena_id=series.pk, kind="proposal")
    page = f"/matters/{made.pk}/"
    assert "Next year" in client_of(charlie).get(page).text

    party = members.members(series)[1].party
    series_.remove_member(series, party, by=alice.actor, on=days_ahead(1))

    assert "Next year" not in client_of(charlie).get(page).text
