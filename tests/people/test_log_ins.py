"""Reading log-ins and what they are tied to."""

from stafett.people import log_ins
from tests import factories


def test_a_log_in_is_found_in_whatever_case_its_address_is_written(bob):
    assert log_ins.by_address(" BOB@Example.org ") == bob.identity
    assert log_ins.by_address("nobody@example.org") is None


def test_an_invitation_is_found_by_its_token_only(db):
    assert log_ins.invitation("") is None
    assert log_ins.invitation("\x00\ud800") is None


def test_records_are_listed_by_organisation(bob, elsewhere):
    other = factories.person(elsewhere, "Robert Berg")
    tie = factories.tie(bob.identity, other)

    found = log_ins.records(bob.identity)

    assert [(record.name, record.organisation) for record in found] == [
        ("Bob Berg", "Granli Hospital Trust"),
        ("Robert Berg", "Solvik Municipality"),
    ]
    assert found[1].tie_id == tie.pk


def test_reading_records_takes_three_queries(bob, elsewhere, django_assert_num_queries):
    factories.tie(bob.identity, factories.person(elsewhere, "Robert Berg"))
    with django_assert_num_queries(3):
        log_ins.records(bob.identity)


def test_a_withdrawn_record_is_none(bob):
    factories.close(bob.person.details.get())

    assert log_ins.record(bob.person) is None
