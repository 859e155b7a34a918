"""Guests are let in, given another link, taken back, and forgotten."""

from dataclasses import replace

import pytest

from stafett.audit import queries as audit
from stafett.lib.verdict import NotAllowed
from stafett.people.guests import actions, queries
from stafett.people.models import Guest, GuestLink
from tests.factories import GURO, changing, days_ago, days_ahead, let_in

pytestmark = pytest.mark.django_db

SCOPE = "practice:1:2"


def test_a_link_is_made_and_only_the_hash_of_its_secret_is_stored(alice, today) -> None:
    made = let_in(SCOPE, by=alice)

    entry = audit.entries(alice.person.organisation_id).first()
    guest = Guest.objects.get()
    assert (guest.name, guest.email, guest.works_at, guest.language, guest.organisation) == (
        "Guro Gjest", "guro@solvik.example.org", "Solvik Municipality", "en", alice.person.organisation,
    )  # fmt: skip
    assert (made.link.scope, made.link.expires_on, made.link.made_by) == (SCOPE, days_ahead(30), alice.person)
    assert (entry.position, entry.subject, entry.detail) == (made.link.opened, str(guest), {})
    assert len(made.token) == 43  # 256 bits
    stored = [
        str(value) for row in (*Guest.objects.values(), *GuestLink.objects.values()) for value in row.values()
    ]
    assert not any(made.token in text for text in stored)


def test_links_differ(alice) -> None:
    tokens = {let_in(SCOPE, by=alice).token for _ in range(20)}

    assert len(tokens) == 20


def test_asked_once_more_it_is_the_same_guest_and_the_old_link_stops_working(alice, today) -> None:
    first = let_in(SCOPE, by=alice)
    again = replace(GURO, name="Guro G. Gjest", email="GURO@solvik.example.org")
    second = let_in(SCOPE, by=alice, asked=again)
    elsewhere = let_in("practice:1:3", by=alice)

    assert [guest.name for guest in Guest.objects.order_by("pk")] == ["Guro G. Gjest", "Guro Gjest"]
    found = [queries.by_token(made.token, on=today) for made in (first, second, elsewhere)]
    assert found == [None, second.link, elsewhere.link]


@pytest.mark.parametrize("until", [days_ago(1), days_ahead(367)])
def test_what_the_rules_refuse_is_not_made(alice, until, today) -> None:
    for asked, day in ((replace(GURO, email="alice@example.org"), today), (GURO, until)):
        with pytest.raises(NotAllowed):
            let_in(SCOPE, by=alice, asked=asked, expires_on=day)

    assert not Guest.objects.exists()


def test_a_guest_lets_nobody_in(alice, today) -> None:
    guest = queries.actor_of(let_in(SCOPE, by=alice).link)

    with changing(alice) as change, pytest.raises(NotAllowed, match="Only somebody who works here"):
        actions.let_in(GURO, scope=SCOPE, expires_on=today, by=guest, on=today, change=change)


def test_a_new_link_takes_the_place_of_one_that_was_lost(alice, today) -> None:
    lost = let_in(SCOPE, by=alice)
    with changing(alice) as change:
        made = actions.renew(lost.link, expires_on=days_ahead(10), by=alice.actor, on=today, change=change)

    assert (made.link.guest, made.link.scope, made.link.expires_on) == (
        lost.link.guest,
        SCOPE,
        days_ahead(10),
    )
    assert (queries.by_token(lost.token, on=today), queries.by_token(made.token, on=today)) == (
        None,
        made.link,
    )
    with changing(alice) as change, pytest.raises(NotAllowed, match="changed meanwhile"):
        actions.renew(lost.link, expires_on=days_ahead(10), by=alice.actor, on=today, change=change)


def test_what_is_taken_back_stops_at_once_and_once(alice, charlie, today) -> None:
    made = let_in(SCOPE, by=alice)
    with changing(charlie) as change, pytest.raises(NotAllowed, match="Only somebody who works here"):
        actions.take_back(made.link, by=charlie.actor, change=change)
    with changing(alice) as change:
        actions.take_back(made.link, by=alice.actor, change=change)

    made.link.refresh_from_db()
    assert (made.link.closed, change.subject) == (change.position, str(made.link.guest))
    assert queries.by_token(made.token, on=today) is None
    with changing(alice) as change, pytest.raises(NotAllowed, match="changed meanwhile"):
        actions.take_back(made.link, by=alice.actor, change=change)


def test_guests_are_forgotten_and_the_log_says_how_many(alice, charlie, today) -> None:
    for member in (alice, charlie):
        let_in(SCOPE, by=member)
    let_in("practice:1:3", by=alice, expires_on=days_ahead(200))

    assert (actions.forget(on=days_ahead(100)), actions.forget(on=days_ahead(121))) == (0, 2)

    entry = audit.entries(alice.person.organisation_id).first()
    assert (entry.verb, entry.by, entry.subject, entry.detail) == (
        "guest.forgotten", "command line", "", {"count": 1},
    )  # fmt: skip
    rows = Guest.objects.order_by("pk").values_list("name", "email", "works_at", "language", "forgotten_on")
    empty = ("", "", "", "", days_ahead(121))
    assert list(rows) == [empty, empty, ("Guro Gjest", GURO.email, "Solvik Municipality", "en", None)]
    assert actions.forget(on=days_ahead(121)) == 0


def test_a_guest_who_was_forgotten_and_comes_back_is_a_new_one(alice, today) -> None:
    let_in(SCOPE, by=alice, expires_on=today)
    actions.forget(on=days_ahead(91))
    let_in(SCOPE, by=alice, expires_on=days_ahead(120), on=days_ahead(91))

    assert [guest.name for guest in Guest.objects.order_by("pk")] == ["", "Guro Gjest"]
