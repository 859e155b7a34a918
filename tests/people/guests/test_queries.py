"""Links that work are found; addresses tell who is known."""

from dataclasses import replace

import pytest

from stafett.audit.models import Entry
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.guests import actions, queries
from stafett.people.models import Guest
from stafett.plans import queries as plans
from stafett.records import queries as records
from tests import factories
from tests.factories import GURO, days_ahead, let_in
from tests.factories.guests import changing

pytestmark = pytest.mark.django_db

SCOPE = "practice:1:2"


def test_a_link_is_found_by_its_token_and_by_its_key_through_its_last_day(alice, today) -> None:
    made = let_in(SCOPE, by=alice)
    last, after = days_ahead(30), days_ahead(31)

    assert [queries.by_token(made.token, on=day) for day in (today, last, after)] == [
        made.link,
        made.link,
        None,
    ]
    assert [queries.usable(made.link.pk, on=day) for day in (last, after)] == [made.link, None]
    assert queries.usable(made.link.pk + 1, on=today) is None


@pytest.mark.parametrize("token", ["", "x", "\ud800", "a" * 10_000, "' or 1=1 --"])
def test_no_other_token_finds_one(alice, today, token) -> None:
    made = let_in(SCOPE, by=alice)

    tokens = [token, made.token[:-1], made.token + "a", made.token.swapcase(), made.link.token_hash]
    assert [queries.by_token(tried, on=today) for tried in tokens] == [None] * 5


def test_whom_guests_ask_for_another_link(alice, bob, today) -> None:
    first, second = let_in(SCOPE, by=alice).link, let_in("practice:3:4", by=bob).link
    keys = [first.guest_id, second.guest_id]
    assert queries.with_links(keys, on=today) == dict(zip(keys, ("Alice Aas", "Bob Berg"), strict=True))
    with changing(alice) as change:
        actions.take_back(first, by=alice.actor, change=change)
    factories.close(bob.person.details.get())
    assert queries.with_links(keys, on=today) == {second.guest_id: ""}
    assert queries.with_links(keys, on=days_ahead(31)) == {}


def test_a_guest_is_an_actor_to_whom_nothing_is_shown(alice, fire, today) -> None:
    guest = queries.actor_of(let_in(SCOPE, by=alice).link)

    assert (guest.label, guest.guest_scope) == ("Guro Gjest, Solvik Municipality", SCOPE)
    assert (guest.organisation_id, guest.person_id, guest.identity_id, guest.reach, guest.held) == (
        None, None, None, {}, {},
    )  # fmt: skip
    assert not people.visible_to(guest, on=today).exists()
    assert not people.units_visible_to(guest).exists()
    assert not plans.visible_to(guest).exists()
    assert not records.competences(guest.organisation_id).exists()


def test_a_guests_link_is_asked_for_again(alice, today) -> None:
    made = let_in(SCOPE, by=alice)
    guest = queries.actor_of(made.link)

    assert queries.link_of(guest, on=today) == made.link
    assert queries.link_of(guest, on=days_ahead(31)) is None
    assert queries.link_of(replace(guest, guest_scope="practice:1:3"), on=today) is None
    assert queries.link_of(Actor(label="nobody"), on=today) is None


def test_the_links_to_a_thing_are_those_that_were_not_taken_back(alice, charlie, today) -> None:
    kept, other = let_in(SCOPE, by=alice), let_in("practice:1:22", by=alice)
    let_in(SCOPE, by=charlie)
    asked = replace(GURO, email="another@solvik.example.org")
    second = let_in(SCOPE, by=alice, asked=asked, expires_on=today)
    organisation = alice.person.organisation_id

    assert list(queries.links_to(organisation, SCOPE)) == [kept.link, second.link]
    assert list(queries.links_to(organisation, "practice:1:22")) == [other.link]


def test_who_is_registered_is_known_by_the_record_or_the_log_in(bob, charlie, trust) -> None:
    private = factories.identity("Private@Example.org")
    factories.tie(private, factories.person(trust, "Nina Ny"))

    known = [
        "bob@example.org",
        " BOB@example.org ",
        "private@example.org",
        "charlie@example.org",
        "x@example.org",
    ]
    assert [queries.is_known(trust.pk, email) for email in known] == [True, True, True, False, False]


def test_a_persons_addresses_are_all_they_ever_had(bob) -> None:
    factories.correct(bob.person.details.get(), email="Bob+Work@Example.org")
    factories.tie(factories.identity("bob@home.example.org"), factories.person(bob.person.organisation))

    assert queries.addresses([bob.person.pk]) == {"bob@example.org"}


def test_a_mailbox_has_one_spelling() -> None:
    spellings = ["Bob@Example.org", " bob+guest@example.org", "bob@example.org"]

    assert {queries.mailbox(email) for email in spellings} == {"bob@example.org"}
    assert queries.mailbox("bob@another.org") == "bob@another.org"


def test_what_a_guest_did_is_read_in_the_log(alice) -> None:
    made = let_in(SCOPE, by=alice)
    told = {"at": "2026-06-15T12:00Z", "by": "x", "verb": "practice.signed"}
    organisation = alice.person.organisation_id
    mine = Entry.objects.create(organisation=organisation, position=90, by_guest=made.link.guest_id, **told)
    Entry.objects.create(organisation=organisation, position=91, by_guest=made.link.guest_id + 1, **told)

    assert list(queries.done_by(made.link.guest)) == [mine]


def test_a_guest_is_forgotten_when_the_last_link_ended_long_ago(alice, today) -> None:
    guest = let_in(SCOPE, by=alice).link.guest

    assert list(queries.to_forget(on=days_ahead(30 + 90))) == []
    assert list(queries.to_forget(on=days_ahead(30 + 91))) == [guest]


def test_what_was_taken_back_counts_from_that_day(alice, today) -> None:
    made = let_in(SCOPE, by=alice, expires_on=days_ahead(300))
    with factories.changing(alice) as change:
        actions.take_back(made.link, by=alice.actor, change=change)
    Entry.objects.filter(position=change.position).update(at=f"{today}T12:00Z")

    assert list(queries.to_forget(on=days_ahead(90))) == []
    assert list(queries.to_forget(on=days_ahead(91))) == [made.link.guest]
    Guest.objects.update(forgotten_on=today)
    assert list(queries.to_forget(on=days_ahead(91))) == []
