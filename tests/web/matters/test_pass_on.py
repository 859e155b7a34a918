from datetime import timedelta

import pytest

from stafett.matters import queries
from stafett.matters.models import Meaning
from tests.factories import days_ahead, gatherings, matters

pytestmark = pytest.mark.django_db


def given(lamp, to, **more) -> dict:
    day, seen = days_ahead(9).isoformat(), queries.state(lamp).pk
    return {"to": to.pk, "why": "The lights are theirs.", "back_on": day, "seen": seen} | more


def test_it_is_with_the_other_unit_and_still_the_same(client_of, alice, beate, lamp, unit_b) -> None:
    response = client_of(alice).post(f"/matters/{lamp.pk}/pass-on/", given(lamp, unit_b), follow=True)

    assert "Passed on. You still see what becomes of it." in response.text
    state = queries.state(lamp)
    assert (state.unit, state.meaning, state.due_on) == (unit_b, Meaning.PASSED_ON, days_ahead(9))
    assert "The lights are theirs." in client_of(beate).get(f"/matters/{lamp.pk}/").text


def test_without_a_word_or_a_unit_nothing_is_passed_on(
    client_of, alice, lamp, unit_a, unit_b, unit_elsewhere
) -> None:
    client, address = client_of(alice), f"/matters/{lamp.pk}/pass-on/"

    for wrong in (
        {"why": " "},
        {"back_on": ""},
        {"to": unit_elsewhere.pk},
        {"to": unit_a.pk},
        {"to": "x"},
    ):
        assert client.post(address, given(lamp, unit_b) | wrong).status_code == 422

    assert queries.state(lamp).unit == unit_a


def test_who_passes_on_what_was_answered_meanwhile_is_told(client_of, alice, gunnar, lamp, unit_b) -> None:
    mine = given(lamp, unit_b)
    matters.answered(lamp, gunnar)

    response = client_of(alice).post(f"/matters/{lamp.pk}/pass-on/", mine)

    assert (response.status_code, "The lights are theirs." in response.text) == (409, True)


def test_only_the_leader_passes_it_on(client_of, bob, lamp) -> None:
    response = client_of(bob).get(f"/matters/{lamp.pk}/pass-on/", follow=True)

    assert "Only whoever leads the unit it is with can answer." in response.text


def test_the_last_day_may_depend_on_a_day_of_what_it_was_raised_in(client_of, alice, unit_a, unit_b) -> None:
    series = gatherings.series(alice.actor, unit_a)
    gathering = gatherings.gathering(series, alice.actor)
    matter = matters.matter(alice, unit_a, arena_id=series.pk)
    said = {"on": f"occasion_end-{gathering.pk}", "number": "2", "unit": "weeks", "back_on": ""}

    answer = client_of(alice).post(f"/matters/{matter.pk}/pass-on/", given(matter, unit_b, **said))

    state = queries.state(matter)
    assert (answer.status_code, state.meaning, state.anchor_occasion) == (302, Meaning.PASSED_ON, gathering)
    assert state.due_on == gatherings.SOON + timedelta(weeks=2)


def test_a_day_that_is_not_asked_for_is_not_looked_at(client_of, alice, unit_a, unit_b) -> None:
    series = gatherings.series(alice.actor, unit_a)
    gathering = gatherings.gathering(series, alice.actor)
    matter = matters.matter(alice, unit_a, arena_id=series.pk)
    address, client = f"/matters/{matter.pk}/pass-on/", client_of(alice)
    said = given(
        matter, unit_b, on=f"occasion_end-{gathering.pk}", number="", unit="weeks", back_on="0026-01-01"
    )

    gone = client.post(address, said | {"on": "occasion_end-0"})
    assert (gone.status_code, list(gone.context["form"].errors)) == (422, ["on", "back_on"])
    assert client.post(address, said).status_code == 302
    assert queries.state(matter).due_on == gatherings.SOON


def test_nobody_is_chosen_until_somebody_chooses(client_of, alice, lamp, unit_b) -> None:
    form = client_of(alice).get(f"/matters/{lamp.pk}/pass-on/").context["form"]

    assert form.fields["to"].choices[0] == ("", "Choose")
    assert form["to"].value() is None
