"""What the installation's log remembers of log-ins, and what strangers cannot fill it with."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stafett.audit import queries as audit
from stafett.audit.models import INSTALLATION
from stafett.lib import clock
from stafett.people import attempts

HERE = "192.0.2.7"


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch):
    monkeypatch.setattr(attempts, "FAILURES_AN_HOUR", 3)


def remembered():
    return [(entry.verb, entry.subject) for entry in audit.entries(INSTALLATION).order_by("position")]


def test_a_log_in_is_remembered(bob):
    attempts.succeeded(bob.identity)

    entry = audit.entries(INSTALLATION).get()
    assert (entry.verb, entry.by, entry.by_identity, entry.subject) == (
        "log_in.succeeded",
        "bob@example.org",
        bob.identity.pk,
        "bob@example.org",
    )


def test_a_failure_names_an_address_that_has_a_log_in(bob):
    attempts.failed("BOB@example.org", address=HERE, at=clock.now())

    assert remembered() == [("log_in.failed", "bob@example.org")]
    assert audit.entries(INSTALLATION).get().detail == {"from": HERE}


def test_a_failure_never_names_what_a_stranger_typed(db):
    attempts.failed("my-password@in-the-wrong-field.example", address=HERE, at=clock.now())

    assert remembered() == [("log_in.failed", "")]


def test_strangers_cannot_fill_the_log(db):
    for number in range(20):
        attempts.failed(f"{number}@example.org", address=HERE, at=clock.now())

    assert remembered() == [("log_in.failed", "")] * 3 + [("log_in.many_failed", "")]


def test_an_hour_later_failures_are_written_again(db):
    for number in range(5):
        attempts.failed(f"{number}@example.org", address=HERE, at=clock.now())

    attempts.failed("late@example.org", address=HERE, at=clock.now() + timedelta(minutes=61))

    assert len(remembered()) == 5


def test_a_lock_out_is_written_even_in_a_flood_and_once_while_it_lasts(bob):
    for number in range(5):
        attempts.failed(f"{number}@example.org", address=HERE, at=clock.now())

    attempts.locked_out("bob@example.org", address=HERE, at=clock.now())
    attempts.locked_out("bob@example.org", address="192.0.2.8", at=clock.now())

    assert [found for found in remembered() if found[0] == "log_in.locked_out"] == [
        ("log_in.locked_out", "bob@example.org")
    ]


def test_a_lock_out_of_an_address_without_a_log_in_is_a_failure_among_others(db):
    attempts.locked_out("nobody@example.org", address=HERE, at=clock.now())

    assert remembered() == [("log_in.failed", "")]


def test_known_and_unknown_addresses_cost_the_same_queries(bob):
    attempts.failed("first@example.org", address=HERE, at=clock.now())
    counts = []
    for email in ("bob@example.org", "nobody@example.org"):
        with CaptureQueriesContext(connection) as queries:
            attempts.failed(email, address=HERE, at=clock.now())
        counts.append(len(queries))

    assert counts[0] == counts[1]
