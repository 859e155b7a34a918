"""One gathering through a link."""

import pytest
from django.urls import reverse

from stafett.arenas.models import Party, SeatState, State
from stafett.matters.models import Matter
from stafett.recipes.gathering import actions as gatherings_of
from stafett.recipes.gathering.agenda import actions as agenda
from stafett.recipes.gathering.minutes import actions as minutes
from stafett.recipes.gathering.minutes.rules import Line
from stafett.recipes.gathering.models import Coming
from stafett.recipes.gathering.rules import Who
from tests.factories import days_ahead, gatherings
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
    told = guro.post(page, said | {"review_on": days_ahead(90).isoformat()}, follow=True).text
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


def test_sees_that_it_was_called_off(guro, page, at, gathering, alice) -> None:
    gatherings_of.call_off(gathering, "Storm", by=alice.actor, at=NOON)
    shown = guro.get(page).text
    assert ("Called off on" in shown, "Storm" in shown, "Sign up" in shown) == (True, True, False)
    assert "Called off" in guro.get(at("arena")).text
