"""What is told of a seat, to whom; and an occasion as a calendar holds it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from django.db import transaction

from stafett.arenas import calls
from stafett.arenas.calls import News
from stafett.arenas.models import Arena, Following, OccasionDetails
from stafett.communication.actions import Words
from stafett.communication.models import Message
from stafett.lib.clock import OSLO
from stafett.people.guests import actions as guests
from stafett.people.guests import queries as links
from stafett.people.models import Guest, GuestLink
from tests import factories
from tests.factories import NEWS, TODAY, arenas, days_ago, days_ahead
from tests.factories.guests import changing

pytestmark = pytest.mark.django_db

WORDS = Words(subject="Come", link="/somewhere/", link_label="Open it")
AT = datetime(2026, 6, 1, tzinfo=OSLO)


def news(**more) -> News:
    return News(**{"kind": NEWS, "words": lambda: WORDS} | more)


def details(arena, *args, **fields) -> OccasionDetails:
    return OccasionDetails.objects.open().get(occasion=arenas.occasion(arena, *args, **fields))


def take_back(arena, alice) -> None:
    """The link to an arena stops working."""
    link = links.links_to(arena.organisation_id, f"arena:{arena.pk}").get()
    with changing(alice) as change:
        guests.take_back(link, by=alice.actor, change=change)


@pytest.fixture
def guest(arena, alice) -> Guest:
    return factories.let_in(f"arena:{arena.pk}", by=alice).link.guest


def test_each_is_told_in_their_own_organisation_s_outbox(pool, bob, charlie) -> None:
    rows = [arenas.seat(pool, member.person) for member in (bob, charlie)]
    calls.tell(rows, news())

    assert [(row.organisation, row.person) for row in Message.objects.order_by("pk")] == [
        (member.person.organisation, member.person) for member in (bob, charlie)
    ]
    assert [row.about for row in Message.objects.order_by("pk")] == [f"seat:{row.seat_id}" for row in rows]


def test_people_without_a_seat_are_told_in_their_own_organisation_s_outbox(bob, charlie) -> None:
    with transaction.atomic():
        calls.tell_people([charlie.person.pk, bob.person.pk, None], news(about="it"))

    told = {(row.organisation, row.person, row.about) for row in Message.objects.all()}
    assert told == {(member.person.organisation, member.person, "it") for member in (bob, charlie)}


def test_who_leads_a_unit_is_told_but_for_who_did_it(unit_a, alice, gunnar) -> None:
    with transaction.atomic():
        calls.tell_leaders(unit_a, news(), but=alice.person.pk, on=TODAY)
        calls.tell_leaders(None, news(), on=TODAY)

    assert [row.person for row in Message.objects.all()] == [gunnar.person]


def test_what_is_no_longer_so_is_taken_back_before_it_is_sent(pool, bob, alice) -> None:
    rows = [arenas.seat(pool, member.person) for member in (bob, alice)]
    calls.tell(rows, news())
    calls.take_back(rows[:1], NEWS)

    assert [row.person for row in Message.objects.filter(dropped=False)] == [alice.person]


def test_a_guest_is_told_to_use_their_link_and_whom_to_ask_for_another(arena, pool, guest, alice) -> None:
    row = arenas.guest_seat(pool, guest.pk)
    calls.tell([row], news(invitation=calls.asked(details(arena), "/somewhere/")))
    factories.close(alice.person.details.get())
    calls.tell([row], news())

    first, second = Message.objects.order_by("pk")
    use = "Use the link you were sent."
    assert (first.guest, first.link) == (guest, "")
    assert first.paragraphs == [f"{use} If you do not have it, ask Alice Aas for a new one."]
    assert first.calendar["entry"]["link"] == ""
    assert (second.link, second.paragraphs) == ("", [use])


def test_guests_without_a_seat_are_told_unless_their_link_was_taken_back(arena, guest, alice) -> None:
    calls.tell_guests([guest.pk], news(about="stay:1"))
    assert [(row.guest, row.about, row.subject) for row in Message.objects.all()] == [
        (guest, "stay:1", "Come")
    ]
    take_back(arena, alice)
    calls.tell_guests([guest.pk], news())
    assert Message.objects.count() == 1


def test_a_guest_who_is_forgotten_is_told_nothing(pool, guest) -> None:
    row = arenas.guest_seat(pool, guest.pk)
    Guest.objects.update(forgotten_on=TODAY)
    calls.tell([row], news())
    calls.tell([row], news(is_end=True))
    assert not Message.objects.exists()


@pytest.mark.parametrize("ended", ["taken back", "expired", "to something else"])
def test_a_guest_whose_link_works_no_longer_hears_only_that_it_is_over(arena, pool, guest, ended) -> None:
    row = arenas.guest_seat(pool, guest.pk)
    links = GuestLink.objects.filter(guest=guest)
    if ended == "taken back":
        links.update(closed=row.opened)
    elif ended == "expired":
        links.update(expires_on=days_ago(1))
    else:
        links.update(scope="arena:0")
    at = details(arena)
    at.place, at.link = "Room 3", "https://meet.example.org/x"
    words = replace(WORDS, paragraphs=calls.where(at))
    calls.tell([row], news(invitation=calls.asked(at, "/x/")))
    calls.tell([row], news())
    assert not Message.objects.exists()

    calls.tell([row], news(words=lambda: words, invitation=calls.called_off(at, "/x/")))
    calls.tell([row], news(words=lambda: words, is_end=True))
    off, over = Message.objects.order_by("pk")
    assert (off.paragraphs, off.link, over.paragraphs, over.link) == ([], "", [], "")
    assert [off.calendar["entry"][field] for field in ("place", "description", "link")] == ["", "", ""]


def test_a_guest_of_a_series_hears_of_what_came_of_it(arena, unit_a, guest) -> None:
    point = arenas.arena(unit_a, "Morning coffee")
    Arena.objects.filter(pk=point.pk).update(follows=arena, how=Following.CONTINUES)
    calls.tell([arenas.guest_seat(arenas.pool(point), guest.pk)], news())
    assert Message.objects.get().guest == guest


def test_whose_it_is(pool, bob, alice, guest) -> None:
    row, theirs = arenas.seat(pool, bob.person), arenas.guest_seat(pool, guest.pk)
    by_guest = factories.guest_of(factories.let_in("arena:0", by=alice).link)
    assert [calls.is_own(row, one) for one in (bob.actor, alice.actor, by_guest)] == [True, False, False]
    assert not calls.is_own(theirs, by_guest)


def test_an_occasion_is_told_and_held_at_its_times(arena) -> None:
    row = details(arena, starts_time=time(9), ends_time=time(11, 30))
    entry = calls.entry(row, link="/x/", changed_at=AT)

    assert (entry.starts, entry.ends) == (
        datetime.combine(TODAY, time(9), OSLO),
        datetime.combine(TODAY, time(11, 30), OSLO),
    )
    assert (entry.uid, entry.sequence, entry.link) == (row.occasion.uid, 0, "/x/")
    assert calls.what(row) == "A meeting, 15 June 2026, 09:00–11:30"


def test_whole_days_are_days(arena) -> None:
    row = details(arena, lasts=2)
    entry = calls.entry(row, link="", changed_at=AT)
    assert (entry.starts, entry.ends) == (TODAY, days_ahead(1))
    assert calls.what(row) == "A meeting, 15 June 2026–16 June 2026"


def test_without_a_day_it_stands_in_no_calendar(arena) -> None:
    row = details(arena, None, lasts=1)
    assert (calls.asked(row, ""), calls.called_off(row, ""), calls.what(row)) == (None, None, "A meeting")


def test_a_moment_and_a_place_are_told_as_on_the_wall() -> None:
    assert calls.moment(datetime(2026, 6, 15, 10, tzinfo=UTC)) == "15 June 2026, 12:00"
    row = OccasionDetails(place="Room 3", link="https://meet.example.org/x")
    assert calls.where(row) == ["Room 3", "https://meet.example.org/x"]
    assert calls.where(OccasionDetails(starts_on=date(2026, 1, 1))) == []


@pytest.mark.django_db(transaction=True)
def test_nothing_is_told_outside_a_change(pool, bob) -> None:
    row = arenas.seat(pool, bob.person)
    with pytest.raises(transaction.TransactionManagementError):
        calls.tell([row], news())
