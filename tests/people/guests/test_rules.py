"""Who may be let in as a guest, and which links are good."""

from dataclasses import replace
from datetime import timedelta

import pytest

from stafett.people.actor import Actor
from stafett.people.guests import rules
from stafett.people.models import Guest, GuestLink
from tests.factories import GURO, TODAY, days_ago, days_ahead

GONE = "This link does not work any more. Ask whoever sent it to you for a new one."


def link(**said) -> GuestLink:
    guest = said.pop("guest", Guest(name="Guro"))
    return GuestLink(guest=guest, scope="practice:1:2", **{"expires_on": TODAY, "opened": 1, **said})


@pytest.mark.parametrize(
    "actor",
    [
        Actor(label="a guest", guest_id=4, guest_scope="practice:1:2"),
        Actor(label="an operator", identity_id=1, is_operator=True),
        Actor(label="from elsewhere", identity_id=1, person_id=2, organisation_id=8),
    ],
    ids=lambda actor: actor.label,
)
def test_only_people_of_the_organisation_let_guests_in(actor) -> None:
    assert rules.can_let_in(actor, 7).reason == "Only somebody who works here can let a guest in."


def test_who_works_there_may() -> None:
    assert rules.can_let_in(Actor(label="Alice", person_id=2, organisation_id=7), 7)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"name": " "}, "Write the name, and where the person works."),
        ({"works_at": ""}, "Write the name, and where the person works."),
        ({"language": "xx"}, "Choose one of the languages."),
        ({"email": "guro"}, "Write an e-mail address, such as name@example.org."),
        ({"email": ""}, "Write an e-mail address, such as name@example.org."),
        ({"language": ""}, ""),
        ({}, ""),
    ],
)
def test_what_is_said_of_a_guest_must_make_sense(changed, why) -> None:
    assert rules.can_be_guest(replace(GURO, **changed), is_known=False).reason == why


def test_who_has_a_record_logs_in_instead() -> None:
    assert rules.can_be_guest(GURO, is_known=True).reason == (
        "This address belongs to somebody who is registered here. They log in instead."
    )


@pytest.mark.parametrize(
    ("day", "may"),
    [(days_ago(1), False), (TODAY, True), (days_ahead(366), True), (days_ahead(367), False)],
)
def test_a_link_lasts_for_a_year_at_most(day, may) -> None:
    assert bool(rules.can_last(day, on=TODAY)) is may


@pytest.mark.parametrize(
    ("by", "until"),
    [(0, days_ahead(30)), (100, days_ahead(130)), (336, days_ahead(366)), (9_999_999, days_ahead(366))],
)
def test_put_off_it_lasts_as_much_longer_and_never_beyond_a_year(by, until) -> None:
    assert rules.later(days_ahead(30), timedelta(days=by), on=TODAY) == until


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (link(), ""),
        (None, GONE),
        (link(closed=2), GONE),
        (link(expires_on=days_ago(1)), GONE),
        (link(guest=Guest(forgotten_on=days_ago(1))), GONE),
    ],
    ids=["open", "unknown", "taken back", "ended", "forgotten"],
)
def test_all_links_that_do_not_work_get_one_sentence(found, why) -> None:
    assert rules.can_use(found, on=TODAY).reason == why
