from dataclasses import replace

import pytest
from django.urls import reverse

from stafett.lib.clock import months_after
from stafett.recipes.gathering import queries
from stafett.recipes.gathering.baton import actions as baton
from stafett.recipes.gathering.outside import actions as outside
from stafett.recipes.gathering.rules import Who
from tests.factories import GURO, days_ahead, gatherings

pytestmark = pytest.mark.django_db


@pytest.fixture
def theirs(unit_elsewhere) -> Who:
    """Home care, which Charlie leads."""
    return Who(unit_elsewhere.pk)


def test_postponed_by_a_year_with_a_word_why(client_of, gathering, address, alice, told) -> None:
    browser = client_of(alice)
    form = browser.get(f"{address('time')}?year=1").context["form"]
    later = months_after(gatherings.SOON, 12)
    assert (form["starts_on"].value(), form["ends_on"].value()) == (later, None)
    said = {"starts_on": later.isoformat(), "place": "The hotel", "seen": form["seen"].value()}
    page = browser.post(address("time"), said)
    assert (page.status_code, "Write why it is moved" in page.text) == (422, True)

    answer = browser.post(address("time"), said | {"grounds": "Storm"})
    assert told(answer) == [
        "Saved. Everybody keeps their place, and what depends on the day has moved with it."
    ]
    assert queries.gathering(gathering).details.starts_on == later
    assert "Postponed from" in browser.get(address("gathering")).text
    assert "somebody" in browser.post(address("time"), said | {"grounds": "Storm"}).text.lower()


def test_where_no_link_reaches_the_new_day_it_is_said_at_once_and_beside_the_guest(
    client_of, series, gathering, address, alice, charlie, theirs, told, today
) -> None:
    asked = replace(GURO, works_at="Sør IKT")
    outside.invite(series, asked, expires_on=days_ahead(70), by=alice.actor, on=today)
    keeper, host = client_of(alice), client_of(charlie)
    said = {"grounds": "Storm", "seen": queries.gathering(gathering).details.pk}
    answer = keeper.post(address("time"), said | {"starts_on": days_ahead(160).isoformat()})
    assert "Saved." in told(answer)[0]
    assert "before the gathering" not in keeper.get(address("gathering")).text

    said["seen"] = queries.gathering(gathering).details.pk
    answer = keeper.post(address("time"), said | {"starts_on": days_ahead(400).isoformat()})
    assert "1 guest has a link that ends before the gathering." in told(answer)[0]
    page = keeper.get(address("gathering")).text
    assert "Guro Gjest, Sør IKT: the link ends" in page
    assert reverse("gatherings:outside", args=[series.pk]) in page

    member = host.get(address("gathering")).text
    assert "before the gathering" not in member
    baton.offer(gathering, theirs, why="A new house", by=alice.actor, on=today)
    baton.accept(gathering, by=charlie.actor, on=today)
    page = host.get(address("gathering")).text
    assert ("Ask who keeps the gatherings for a new one." in page, "Guro" in page) == (True, False)


def test_several_days_are_kept_and_others_find_no_such_page(
    client_of, gathering, address, alice, charlie
) -> None:
    browser = client_of(alice)
    seen = queries.gathering(gathering).details.pk
    said = {"starts_on": gatherings.SOON.isoformat(), "ends_on": days_ahead(61).isoformat(), "seen": seen}
    assert browser.post(address("time"), said).status_code == 302
    assert browser.get(address("time")).context["form"]["ends_on"].value() == days_ahead(61)
    assert client_of(charlie).get(address("time")).status_code == 404


def test_the_days_may_follow_from_another_gathering_s_and_move_along(
    client_of, series, gathering, address, alice, told
) -> None:
    browser, plan = client_of(alice), reverse("gatherings:plan", args=[series.pk])
    after = {"title": "After", "on": f"occasion_start-{gathering.pk}", "number": "6", "unit": "months"}
    assert browser.post(plan, after | {"lasts": "2", "starts_on": days_ahead(9)}).status_code == 422
    assert browser.post(plan, after | {"lasts": "2"}).status_code == 302
    second = queries.gatherings([series])[1].details
    form = browser.get(reverse("gatherings:time", args=[second.occasion_id])).context["form"]
    assert (form["starts_on"].value(), form["ends_on"].value(), form["lasts"].value()) == (None, None, 2)
    assert (form["number"].value(), form["unit"].value(), form.follows) == (6, "months", True)

    page = browser.get(address("time"))
    assert ("These move along" in page.text, "After (" in page.text) == (True, True)
    assert not page.context["form"].follows
    later = months_after(gatherings.SOON, 1)
    said = {"on": "day", "starts_on": later, "grounds": "Storm", "seen": page.context["form"]["seen"].value()}
    answer = browser.post(address("time"), said)
    assert answer.status_code == 302, answer.context["form"].errors
    assert "has moved with it" in told(answer)[0]
    assert queries.gatherings([series])[1].details.starts_on == months_after(later, 6)
    first = browser.get(reverse("gatherings:time", args=[second.occasion_id]) + "?year=1").context["form"]
    assert (first["on"].value(), first["starts_on"].value()) == ("day", months_after(later, 18))


def test_called_off_with_a_word_why(client_of, gathering, address, alice, told) -> None:
    browser = client_of(alice)
    page = browser.post(address("time"), {"do": "call_off", "off-grounds": ""})
    assert (page.status_code, "Write why, so that people understand." in page.text) == (422, True)
    answer = browser.post(address("time"), {"do": "call_off", "off-grounds": "Storm"})
    assert told(answer) == ["Called off. Whoever was on the list is told."]
    page = browser.get(address("gathering")).text
    assert ("Called off on" in page, "Storm" in page) == (True, True)
    assert "This gathering was called off." in browser.get(address("time")).text
    again = browser.post(address("time"), {"do": "call_off", "off-grounds": "Storm"})
    assert again.status_code == 422
    series = browser.get(reverse("gatherings:detail", args=[gathering.arena_id])).text
    assert '<span class="pill red">Called off</span>' in series


def test_a_gathering_without_a_day_is_shown_and_its_place_is_said(client_of, series, alice, told) -> None:
    browser, pk = client_of(alice), gatherings.gathering(series, alice.actor, None).pk
    page, time = (reverse(f"gatherings:{name}", args=[pk]) for name in ("gathering", "time"))
    assert browser.get(page).status_code == 200
    seen = browser.get(time).context["form"]["seen"].value()
    answer = browser.post(time, {"place": "The hotel", "seen": seen})
    assert told(answer) == [
        "Saved. Everybody keeps their place, and what depends on the day has moved with it."
    ]
