"""One gathering through a link."""

import pytest
from django.urls import reverse

from stafett.arenas.models import Party, SeatState, State
from stafett.matters import actions as answering
from stafett.matters import queries as matters
from stafett.matters.models import Matter
from stafett.matters.rules import Answer
from stafett.recipes.gathering import actions as gatherings_of
from stafett.recipes.gathering import queries
from stafett.recipes.gathering.agenda import actions as agenda
from stafett.recipes.gathering.baton import actions as baton
from stafett.recipes.gathering.minutes import actions as minutes
from stafett.recipes.gathering.minutes.rules import Line
from stafett.recipes.gathering.models import Coming
from stafett.recipes.gathering.people import actions as coming
from stafett.recipes.gathering.proposals import actions as proposals
from stafett.recipes.gathering.proposals.rules import Proposed
from stafett.recipes.gathering.rules import Who
from tests.factories import days_ago, days_ahead, gatherings
from tests.factories.arenas import NOON

from . import gathered

pytestmark = pytest.mark.django_db
gathering, guro, made, page, series = (
    gathered.gathering,
    gathered.guro,
    gathered.made,
    gathered.page,
    gathered.series,
)


def test_signs_up_proposes_and_withdraws(guro, page, unit_a) -> None:
    assert "Signed up." in guro.post(page, {"do": "come"}, follow=True).text
    said = {"do": "propose", "kind": "sharing", "title": "Show the duty desk", "owner": str(unit_a.pk)}
    assert guro.post(page, said).status_code == 422
    told = guro.post(
        page, said | {"on": "day", "unit": "weeks", "review_on": days_ahead(90).isoformat()}, follow=True
    ).text
    assert ("Proposed." in told, "Show the duty desk" in told) == (True, True)
    assert Matter.objects.get().guest_id is not None
    assert "Taken off the list." in guro.post(page, {"do": "stay_away"}, follow=True).text
    assert SeatState.objects.open().get().state == State.WITHDRAWN
    assert "Look again." in guro.post(page, {"do": "stay_away"}, follow=True).text


def test_the_agenda_and_the_minutes_are_shown_and_nobody_else(
    guro, page, gathering, alice, unit_a, monkeypatch
) -> None:
    slot = agenda.add(gathering, "Welcome", 30, Who(unit_a.pk), by=alice.actor).slot
    monkeypatch.setenv("STAFETT_TODAY", gatherings.SOON.isoformat())
    line = Line(kind="decision", text="We share the duty desk")
    minutes.write(slot, line, by=alice.actor, on=gatherings.SOON)
    shown = guro.get(page).text
    assert ("Welcome" in shown, "We share the duty desk" in shown, "Alice" in shown) == (True, True, False)


def test_gone_where_the_member_has_left_or_it_is_another_series(
    guro, at, page, made, series, alice, today
) -> None:
    other = gatherings.gathering(gatherings.series(alice.actor, series.details.get().owner_unit), alice.actor)
    assert guro.get(reverse("guest:gathering", args=[made.link.pk, other.pk])).status_code == 404
    party = Party.objects.open().get(arena=series, outside="Sør IKT")
    gatherings_of.remove_member(series, party, by=alice.actor, on=today)
    assert [guro.get(one).status_code for one in (at("arena"), page)] == [404, 404]


def test_says_how_they_come(guro, page, gathering) -> None:
    assert 'name="how"' not in guro.get(page).text
    guro.post(page, {"do": "come"})
    assert "How will you take part?" in guro.get(page).text
    assert "You come by link." in guro.post(page, {"how": "link"}, follow=True).text
    assert "Look again." in guro.post(page, {"how": "by boat"}, follow=True).text
    assert Coming.objects.open().get().how == "link"


def test_chooses_a_group(guro, page, gathering, alice, today) -> None:
    group = coming.make_group(gathering, "Operations", by=alice.actor, on=today).group
    assert "Join Operations" not in guro.get(page).text
    guro.post(page, {"do": "come"})
    assert "Join Operations" in guro.get(page).text
    told = guro.post(page, {"do": f"group-{group.pk}"}, follow=True).text
    assert ("Saved." in told, "Your groups: Operations." in told, "Leave Operations" in told) == (True,) * 3
    assert "Look again." in guro.post(page, {"do": "group-0"}, follow=True).text


def test_sees_that_it_was_called_off(guro, page, at, gathering, alice) -> None:
    gatherings_of.call_off(gathering, "Storm", by=alice.actor, at=NOON)
    shown = guro.get(page).text
    assert ("Called off on" in shown, "Storm" in shown, "Sign up" in shown) == (True, True, False)
    assert "Called off" in guro.get(at("arena")).text


@pytest.fixture
def offered(gathering, alice, unit_a, today) -> None:
    baton.offer(gathering, Who(None, "Sør IKT"), why="They ask", by=alice.actor, on=today)


def test_somebody_there_takes_the_baton_and_may_give_it_back(offered, guro, at, page, gathering) -> None:
    assert (
        "The baton is offered to Sør IKT" in guro.get(at("arena")).text,
        page in guro.get(at("arena")).text,
    ) == (
        True,
        True,
    )
    shown = guro.get(page).text
    assert ("Take the baton" in shown, "Who there said" in shown) == (True, False)
    told = guro.post(page, {"do": "take"}, follow=True).text
    assert ("Thank you! The baton is yours." in told, "Sør IKT hosts" in told) == (True, True)
    assert "The baton is offered" not in guro.get(at("arena")).text
    assert "not offered any more" in guro.post(page, {"do": "take"}, follow=True).text
    assert queries.gathering(gathering).baton.answered_by == "Guro Gjest, Sør IKT"
    told = guro.post(page, {"do": "decline", "grounds": "Fire in the house"}, follow=True).text
    assert ("The others can read why." in told, "Give the baton back" in told) == (True, False)


def test_declines_with_a_word(offered, guro, page, gathering) -> None:
    wrong = guro.post(page, {"do": "decline", "grounds": ""})
    assert (wrong.status_code, "Not this time" in wrong.text) == (422, True)
    guro.post(page, {"do": "decline", "grounds": "We move", "by_name": "Somebody else"})
    now = queries.gathering(gathering).baton
    assert (now.state, now.grounds, now.answered_by) == ("declined", "We move", "Guro Gjest, Sør IKT")


def test_another_member_is_not_answered_for(guro, at, page, gathering, alice, unit_a, today) -> None:
    other = Who(None, "Nord IKT")
    gatherings_of.add_member(gathering.arena, other, by=alice.actor, on=today)
    baton.offer(gathering, other, why="They ask", by=alice.actor, on=today)
    assert ["The baton is offered" in guro.get(one).text for one in (at("arena"), page)] == [False, False]
    assert "Only who leads this member" in guro.post(page, {"do": "take"}, follow=True).text


def test_opens_with_what_became_of_last_times_proposals(
    guro, made, page, series, gathering, alice, unit_a, today
) -> None:
    last = gatherings.gathering(series, alice.actor, days_ago(300), title="Last year")
    said = Proposed(
        kind="sharing", title="Show the duty desk", owner=Who(unit_a.pk), review_on=days_ahead(90)
    )
    put = proposals.propose(last, said, by=alice.actor, on=days_ago(299))
    given = Answer(meaning="adopted", answer="Everybody may come.", due_on=days_ahead(90))
    seen = matters.state(put.matter).pk
    answering.answer(put.matter, given, seen=seen, by=alice.actor, on=today)
    shown = guro.get(page).text
    for text in ("What became of last time’s proposals", "Show the duty desk", "Everybody may come."):
        assert text in shown
    assert f"/matters/{put.matter.pk}/" not in shown
    assert "What became of" not in guro.get(reverse("guest:gathering", args=[made.link.pk, last.pk])).text
