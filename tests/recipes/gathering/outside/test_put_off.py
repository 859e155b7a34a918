"""A gathering is postponed: the links of who comes from outside last as far beyond it as they did."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from stafett.arenas.occasions import queries as times
from stafett.audit.models import Entry
from stafett.people.guests import actions as guests
from stafett.people.models import GuestLink
from stafett.recipes.gathering import actions as gatherings_of
from stafett.recipes.gathering.baton import actions as baton
from stafett.recipes.gathering.outside import actions, queries
from tests.factories import TODAY, days_ahead, gatherings
from tests.factories.guests import changing, let_in
from tests.recipes.gathering.conftest import SOR

pytestmark = pytest.mark.django_db

A_WEEK_AFTER = gatherings.SOON + timedelta(days=7)


@pytest.fixture
def link(series, gathering, alice) -> GuestLink:
    """Guro's works until a week after the gathering."""
    return actions.invite(series, SOR, expires_on=A_WEEK_AFTER, by=alice.actor, on=TODAY).link


def postponed(gathering, to: date, *, by, on: date = TODAY) -> None:
    gatherings_of.set_time(
        gathering, gatherings.day(to), gatherings.ROOM, grounds="Storm", by=by.actor, on=on
    )


def too_short(gathering, *, on: date = TODAY) -> list[GuestLink]:
    return list(queries.too_short(times.details(gathering), on=on))


def until(link: GuestLink) -> date:
    return GuestLink.objects.open().get(guest=link.guest_id).expires_on


def test_the_link_lasts_as_long_after_the_new_day_as_after_the_old_and_is_the_same_link(
    gathering, link, alice
) -> None:
    postponed(gathering, days_ahead(160), by=alice)
    now = GuestLink.objects.get()
    assert (now.pk, now.token_hash, now.expires_on) == (link.pk, link.token_hash, days_ahead(167))
    entry = Entry.objects.latest("position")
    assert (entry.verb, entry.detail, entry.position) == (
        "gathering.postponed",
        {"links": 1},
        link.opened + 1,
    )
    assert too_short(gathering) == []


def test_never_longer_than_a_year_from_today_and_then_it_is_known_to_be_too_short(
    gathering, link, alice
) -> None:
    postponed(gathering, gatherings.SOON + timedelta(days=365), by=alice)
    assert until(link) == days_ahead(366)
    assert too_short(gathering) == [link]
    postponed(gathering, date(9999, 12, 31), by=alice)
    assert until(link) == days_ahead(366)


def test_a_link_taken_back_or_ended_is_not_revived(series, gathering, link, alice) -> None:
    ended = actions.invite(
        series, replace(SOR, email="g2@sor.example.org"), expires_on=days_ahead(10), by=alice.actor, on=TODAY
    ).link
    actions.take_back(series, link, by=alice.actor, on=TODAY)
    postponed(gathering, days_ahead(160), by=alice, on=days_ahead(11))
    assert not GuestLink.objects.open().exclude(pk=ended.pk).exists()
    assert GuestLink.objects.get(pk=link.pk).expires_on == A_WEEK_AFTER
    assert until(ended) == days_ahead(10)
    assert Entry.objects.latest("position").detail == {}
    assert too_short(gathering, on=days_ahead(11)) == []


def test_a_link_that_never_reached_the_gathering_is_no_longer_and_is_known_to_be_too_short(
    gathering, link, alice
) -> None:
    with changing(alice) as change:
        guests.renew(link, expires_on=TODAY, by=alice.actor, on=TODAY, change=change)
    postponed(gathering, days_ahead(160), by=alice)
    assert until(link) == TODAY
    assert [row.guest_id for row in too_short(gathering)] == [link.guest_id]


def test_moving_the_day_to_and_fro_makes_no_link_longer(gathering, link, alice) -> None:
    for day in (days_ahead(160), gatherings.SOON, days_ahead(160), gatherings.SOON, days_ahead(170)):
        postponed(gathering, day, by=alice)
    assert until(link) <= days_ahead(170 + 31)


def test_of_a_gathering_without_a_day_no_link_is_too_short(series, link, alice) -> None:
    assert too_short(gatherings.gathering(series, alice.actor, None)) == []


def test_a_link_that_lasts_long_enough_and_those_to_anything_else_stay_as_they_are(
    gathering, guest, alice, unit_a
) -> None:
    other = gatherings.with_others(alice.actor, unit_a)
    elsewhere = let_in(f"arena:{other.pk}", by=alice, expires_on=days_ahead(70)).link
    postponed(gathering, days_ahead(100), by=alice)
    kept = {row.guest_id: row.expires_on for row in GuestLink.objects.open()}
    assert kept == {guest.guest_id: days_ahead(365), elsewhere.guest_id: days_ahead(70)}
    assert Entry.objects.latest("position").detail == {}


def test_moved_to_an_earlier_day_or_to_another_place_nothing_is_longer(gathering, link, alice) -> None:
    postponed(gathering, days_ahead(30), by=alice)
    gatherings_of.set_time(
        gathering, gatherings.day(days_ahead(30)), gatherings.ROOM, by=alice.actor, on=TODAY
    )
    assert until(link) == A_WEEK_AFTER


def test_also_by_a_host_of_another_organisation(gathering, link, theirs, alice, charlie) -> None:
    baton.offer(gathering, theirs, why="A new house", by=alice.actor, on=TODAY)
    baton.accept(gathering, by=charlie.actor, on=TODAY)
    postponed(gathering, days_ahead(160), by=charlie)
    assert until(link) == days_ahead(167)
    assert Entry.objects.filter(verb="gathering.postponed", detail={"links": 1}).count() == 2
