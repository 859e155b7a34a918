from datetime import date

import pytest

from stafett.recipes.placement.queries import now
from stafett.recipes.placement.stays import actions
from stafett.recipes.placement.terms import calendar
from stafett.recipes.placement.terms import queries as terms
from stafett.recipes.placement.visits import queries as visits
from stafett.recipes.placement.workflow import State
from stafett.records.models import Achievement
from tests import factories
from tests.factories import placements

pytestmark = pytest.mark.django_db


def page(stay) -> str:
    return f"/work-shadowing/{stay.pk}/"


def doings(client, stay) -> list[str]:
    return [one.name for one in client.get(page(stay)).context["offered"]]


def test_a_conversation_then_yes_at_home_and_at_the_host(
    client_of, stay, bob, alice, charlie, today, at_noon
) -> None:
    client_of(charlie).post(page(stay), {"do": "say", "text": "Of course you may"})
    assert "Of course you may" in client_of(bob).get(page(stay)).content.decode()
    empty = client_of(bob).post(page(stay), {"do": "say", "text": ""})
    assert empty.status_code == 422
    actions.apply(
        stay, placements.GOALS, placements.FIRST, placements.TWELVE_WEEKS, by=bob.actor, on=today, at=at_noon
    )
    assert doings(client_of(alice), stay) == ["back", "refuse"]
    assert doings(client_of(bob), stay) == ["withdraw"]
    assert client_of(alice).post(page(stay), {"do": "back"}).status_code == 302
    assert doings(client_of(charlie), stay) == ["accept", "route", "decline"]
    assert client_of(charlie).post(page(stay), {"do": "accept"}).status_code == 302
    assert now(stay).state == State.AGREEING


def test_a_no_is_read_with_its_grounds(client_of, stay, bob, alice, charlie) -> None:
    placements.sent(stay, alice)
    assert client_of(charlie).post(page(stay), {"do": "decline", "grounds": ""}).status_code == 422
    client_of(charlie).post(page(stay), {"do": "decline", "grounds": "We are too few"})
    assert "We are too few" in client_of(bob).get(page(stay)).content.decode()
    assert doings(client_of(bob), stay) == []


def test_what_somebody_may_not_do_now_is_not_done(client_of, stay, bob) -> None:
    said = client_of(bob).post(page(stay), {"do": "accept"}, follow=True)
    assert "It stands differently now" in said.content.decode()
    assert now(stay).state == State.TALKING


def test_it_is_passed_on_and_who_has_no_part_any_more_is_led_back(
    client_of, bob, alice, charlie, unit_elsewhere, unit_a, elsewhere
) -> None:
    ida = factories.member(unit_elsewhere, "Ida Juul")
    offer = placements.offer(charlie, unit_elsewhere.pk, contact_id=ida.person.pk)
    stay = placements.sent(placements.asked(offer, bob, unit_a.pk), alice)
    night = factories.unit(factories.root_of(elsewhere), "Night patrol")
    said = client_of(charlie).post(page(stay), {"do": "route", "unit": night.pk})
    assert said["Location"] == "/work-shadowing/"
    assert client_of(charlie).get(page(stay)).status_code == 404
    assert client_of(ida).get(page(stay)).status_code == 404  # the new host chooses whom to ask


def test_the_waiting_list(client_of, alice, charlie, bob, unit_elsewhere, unit_a, at_noon) -> None:
    offer = placements.offer(charlie, unit_elsewhere.pk, per_month=1)
    other = factories.member(unit_a, "Per Ås")
    first, second = (placements.sent(placements.asked(offer, one, unit_a.pk), alice) for one in (bob, other))
    for one in (first, second):
        client_of(charlie).post(page(one), {"do": "accept"})
    assert "Number 1 in line" in client_of(other).get(page(second)).content.decode()
    client_of(alice).post(page(first), {"do": "withdraw"})
    assert "A place came free" in client_of(other).get(page(second)).content.decode()
    assert client_of(other).post(page(second), {"do": "take"}).status_code == 302
    assert now(second).state == State.AGREEING


def test_purpose_days_and_return_visits(client_of, agreed, bob, charlie, monkeypatch) -> None:
    monkeypatch.setenv("STAFETT_TODAY", "2027-03-18")
    client_of(bob).post(page(agreed), {"do": "aim", "purpose": "The whole", "grounds": "The move went well"})
    day = terms.coming([agreed], since=placements.FIRST)[12]
    client_of(bob).post(page(agreed), {"do": "call_off", "day": day.occasion_id, "grounds": "A meeting"})
    visit = {
        "do": "visit",
        "title": "A night",
        "day": "2027-04-22",
        "starts": "22:00",
        "ends": "07:00",
        "people": "2",
    }
    client_of(charlie).post(page(agreed), visit)
    wrong = client_of(charlie).post(page(agreed), visit | {"starts": "late"})
    assert wrong.status_code == 422

    shown = client_of(bob).get(page(agreed))
    text = shown.content.decode()
    assert ("The whole" in text, "The move went well" in text, "A night" in text) == (True, True, True)
    assert (len(shown.context["coming"]), shown.context["been"]) == (13, 8)
    assert visits.of([agreed]).count() == 1


def test_a_return_visit_is_moved_and_called_off_on_the_page(
    client_of, agreed, alice, charlie, bob, monkeypatch
) -> None:
    monkeypatch.setenv("STAFETT_TODAY", "2027-03-18")
    assert {"move_visit", "call_off_visit"}.isdisjoint(doings(client_of(alice), agreed))
    planned = {"do": "visit", "title": "A night", "day": "2001-04-22", "people": "2"}
    assert client_of(charlie).post(page(agreed), planned).status_code == 422
    client_of(charlie).post(page(agreed), planned | {"day": "2027-04-22"})
    visit = visits.of([agreed]).get().occasion_id

    moved = {"do": "move_visit", "visit": visit, "day": "2027-04-29", "starts": "08:00", "ends": "12:00"}
    client_of(alice).post(page(agreed), moved)
    assert "</time> 08:00–12:00: A night" in client_of(bob).get(page(agreed)).content.decode()
    off = {"do": "call_off_visit", "visit": visit, "grounds": ""}
    assert client_of(bob).post(page(agreed), off).status_code == 422
    client_of(bob).post(page(agreed), off | {"grounds": "Too few at work"})
    assert visits.of([agreed]).count() == 0


def test_a_year_after_it_no_visit_is_planned(client_of, agreed, charlie, monkeypatch) -> None:
    monkeypatch.setenv("STAFETT_TODAY", "2028-05-12")
    assert "visit" in doings(client_of(charlie), agreed)
    monkeypatch.setenv("STAFETT_TODAY", "2028-05-13")
    assert "visit" not in doings(client_of(charlie), agreed)


def test_the_end_what_both_think_and_that_it_counts(
    client_of, agreed, bob, alice, charlie, trust, monkeypatch
) -> None:
    course = factories.competence(trust, "Work shadowing")
    assert "finish" not in doings(client_of(bob), agreed)
    monkeypatch.setenv("STAFETT_TODAY", "2027-05-12")
    assert client_of(bob).post(page(agreed), {"do": "finish"}).status_code == 302
    learned = {"do": "evaluate", "useful": "5", "learned": "Nights are something else", "better": ""}
    assert client_of(bob).post(page(agreed), learned | {"useful": ""}).status_code == 422
    client_of(bob).post(page(agreed), learned)
    assert "Nights are something else" in client_of(charlie).get(page(agreed)).content.decode()
    assert "Nights are something else" not in client_of(alice).get(page(agreed)).content.decode()
    theirs = client_of(charlie).get(page(agreed)).context["offered"]
    form = next(one.form for one in theirs if one.name == "disagree")
    said = {"do": "disagree", "evaluation": form.initial["evaluation"], "text": "Mornings too"}
    client_of(charlie).post(page(agreed), said)
    assert "Mornings too" in client_of(bob).get(page(agreed)).content.decode()

    assert doings(client_of(alice), agreed) == ["count", "note", "visit"]
    client_of(alice).post(page(agreed), {"do": "count", "competence": course.pk})
    assert Achievement.objects.get().competence == course
    assert client_of(alice).get(page(agreed)).context["counted"] == ["Work shadowing"]
    monkeypatch.setenv("STAFETT_TODAY", "2027-08-12")
    client_of(bob).post(page(agreed), {"do": "tell", "text": "We answer sooner"})
    assert calendar.later(agreed)[0].outcome == "We answer sooner"
    assert [is_guest for is_guest, _row in client_of(bob).get(page(agreed)).context["told"]] == [True]


def test_a_need_is_noted_and_what_becomes_of_it_is_read(
    client_of, agreed, alice, bob, charlie, unit_a
) -> None:
    need = {
        "do": "note",
        "kind": "need_out_of_hours",
        "title": "Nights",
        "unit_id": unit_a.pk,
        "breadth": "seats",
    }
    assert client_of(bob).post(page(agreed), need | {"title": ""}).status_code == 422
    client_of(bob).post(page(agreed), need)
    (noted,) = client_of(bob).get(page(agreed)).context["found"]
    assert (noted.kind, noted.standing) == ("Need outside office hours", "New")
    host = {"unit_id": now(agreed).host.unit_id, "title": "Between us"}
    client_of(charlie).post(page(agreed), need | host)

    def read(member) -> list[str]:
        return sorted(one.state.matter.title for one in client_of(member).get(page(agreed)).context["found"])

    assert read(bob) == read(charlie) == ["Between us", "Nights"]
    assert read(alice) == ["Nights"]


def test_a_patients_number_is_refused(client_of, stay, bob) -> None:
    said = client_of(bob).post(page(stay), {"do": "say", "text": "It was 13097248022"})
    assert said.status_code == 422
    assert "national identity number" in said.content.decode()


def test_broken_off_and_nobody_came(client_of, agreed, charlie, monkeypatch) -> None:
    monkeypatch.setenv("STAFETT_TODAY", "2027-03-18")
    assert "nobody" in doings(client_of(charlie), agreed)
    wrong = {"do": "break_off", "last_day": "2027-06-01", "grounds": "Moving"}
    assert client_of(charlie).post(page(agreed), wrong).status_code == 422
    client_of(charlie).post(page(agreed), wrong | {"last_day": "2027-03-11"})
    assert now(agreed).state == State.BROKEN_OFF


def test_ended_on_its_last_day_that_day_has_been_and_none_is_to_come(
    client_of, stay, everybody, bob, monkeypatch
) -> None:
    on_a_tuesday = date(2027, 5, 11)
    agreed = placements.agreed(stay, everybody, last=on_a_tuesday)
    monkeypatch.setenv("STAFETT_TODAY", on_a_tuesday.isoformat())
    before = client_of(bob).get(page(agreed)).context
    client_of(bob).post(page(agreed), {"do": "finish"})

    after = client_of(bob).get(page(agreed)).context
    assert (len(before["coming"]), after["coming"]) == (1, [])
    assert after["been"] == before["been"] + 1


def test_broken_off_ahead_of_its_last_day(client_of, agreed, bob, monkeypatch) -> None:
    monkeypatch.setenv("STAFETT_TODAY", "2027-03-18")
    off = {"do": "break_off", "last_day": "2027-04-29", "grounds": "Another job"}
    client_of(bob).post(page(agreed), off)
    shown = client_of(bob).get(page(agreed))
    assert 'last day <time datetime="2027-04-29">29 April 2027</time>.' in shown.content.decode()
    assert shown.context["say"] is not None
    assert doings(client_of(bob), agreed) == ["note", "call_off", "visit", "break_off"]
    monkeypatch.setenv("STAFETT_TODAY", "2027-04-30")
    assert doings(client_of(bob), agreed) == ["evaluate", "story", "note"]


def test_where_something_was_found_nobody_says_that_the_guest_did_not_come(
    client_of, agreed, bob, charlie, unit_a, monkeypatch
) -> None:
    monkeypatch.setenv("STAFETT_TODAY", "2027-03-18")
    assert "those that have been too" in client_of(charlie).get(page(agreed)).content.decode()
    need = {"do": "note", "kind": "need", "title": "Nights", "unit_id": unit_a.pk, "breadth": "seats"}
    client_of(bob).post(page(agreed), need)
    assert "nobody" not in doings(client_of(charlie), agreed)
    off = {"do": "break_off", "last_day": "", "grounds": "Nobody came"}
    refused = client_of(charlie).post(page(agreed), off)
    assert refused.status_code == 422
    assert "shows that they came" in refused.content.decode()


def test_what_nobody_has_ended_waits_and_what_has_changed_is_said_all_the_same(
    client_of, agreed, bob, monkeypatch
) -> None:
    monkeypatch.setenv("STAFETT_TODAY", "2027-08-12")
    assert {"tell", "finish"} <= set(doings(client_of(bob), agreed))
    (row,) = client_of(bob).get("/work-shadowing/").context["rows"]
    assert row.is_mine_to_do
    assert not client_of(bob).get(page(agreed)).context["is_mine_to_agree"]
    client_of(bob).post(page(agreed), {"do": "tell", "text": "We answer sooner"})
    assert calendar.later(agreed)[0].outcome == "We answer sooner"


def test_strangers_find_nothing(client_of, dana, hanne, stay) -> None:
    for one in (dana, hanne):
        assert client_of(one).get(page(stay)).status_code == 404


def test_a_day_called_off_is_read_with_its_grounds(client_of, agreed, bob, alice, monkeypatch) -> None:
    monkeypatch.setenv("STAFETT_TODAY", "2027-03-01")
    (day,) = client_of(bob).get(page(agreed)).context["coming"][:1]
    off = {"do": "call_off", "day": day.occasion_id, "grounds": "The host has a fire drill"}
    client_of(bob).post(page(agreed), off)

    shown = client_of(alice).get(page(agreed))
    assert [row.starts_on for row in shown.context["off"]] == [day.starts_on]
    assert "The host has a fire drill" in shown.content.decode()
    monkeypatch.setenv("STAFETT_TODAY", "2027-03-15")
    broken = {"do": "break_off", "last_day": "2027-03-11", "grounds": "Moving"}
    client_of(bob).post(page(agreed), broken)
    assert [row.grounds for row in client_of(bob).get(page(agreed)).context["off"]] == [off["grounds"]]


def test_a_purpose_written_twice_on_a_day_is_read_both_times(client_of, agreed, bob, charlie) -> None:
    client_of(bob).post(page(agreed), {"do": "aim", "purpose": "See the nights", "grounds": ""})
    client_of(charlie).post(
        page(agreed), {"do": "aim", "purpose": "See the mornings", "grounds": "No nights"}
    )

    shown = client_of(bob).get(page(agreed)).context["purposes"]
    assert [one.text for one in shown] == ["See the mornings", "See the nights"]


def test_where_nobody_came_the_days_are_not_told_one_by_one(client_of, agreed, charlie, monkeypatch) -> None:
    monkeypatch.setenv("STAFETT_TODAY", "2027-02-18")
    client_of(charlie).post(page(agreed), {"do": "break_off", "last_day": "", "grounds": "Never came"})

    assert client_of(charlie).get(page(agreed)).context["off"] == []
