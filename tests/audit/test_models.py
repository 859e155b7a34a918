"""What every fact has: the position that opened it and the one that closed it."""

import pytest
from django.db import IntegrityError, transaction

from stafett.audit.models import ChangedMeanwhile, Entry, LogHead, Look
from stafett.lib import clock
from stafett.people.models import Leave
from tests import factories


@pytest.fixture
def corrected(bob):
    """A leave whose end was corrected: the row that was closed, and the one opened instead."""
    leave = factories.leave(bob.person, starts_on=factories.days_ago(5), ends_on=factories.days_ahead(5))
    return leave, factories.correct(leave, ends_on=factories.days_ahead(9))


def test_what_is_known_today_is_what_is_open(corrected):
    _before, after = corrected

    assert list(Leave.objects.open()) == [after]


def test_what_was_known_is_what_was_open_then(corrected):
    before, after = corrected

    assert list(Leave.objects.recorded(before.opened - 1)) == []
    assert list(Leave.objects.recorded(before.opened)) == [before]
    assert list(Leave.objects.recorded(after.opened)) == [after]
    assert list(Leave.objects.recorded(None)) == [after]


def test_a_withdrawn_fact_is_known_until_it_was_withdrawn(bob):
    leave = factories.close(factories.leave(bob.person, starts_on=factories.TODAY))

    assert list(Leave.objects.open()) == []
    assert list(Leave.objects.recorded(leave.closed - 1)) == [leave]


def test_a_fact_closes_after_it_opens(bob):
    leave = factories.leave(bob.person, starts_on=factories.TODAY)
    leave.closed = leave.opened

    with pytest.raises(IntegrityError), transaction.atomic():
        leave.save()


def test_a_position_is_one_entry(db):
    told = {"organisation": 1, "position": 1, "at": clock.now(), "by": "Alice Aas", "verb": "facts.imported"}
    Entry.objects.create(**told)

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(**told)


def test_rows_of_the_log_tell_themselves(db):
    entry = Entry(position=3, by="Alice Aas", verb="achievement.approved", subject="Bob Berg")
    look = Look(person=5, by="Alice Aas", what="person page")

    assert str(entry) == "3: Alice Aas achievement.approved Bob Berg"
    assert str(look) == "Alice Aas looked at 5 (person page)"
    assert str(LogHead(organisation=1, position=3)) == "organisation 1 at 3"


def test_a_fact_is_opened_anew_with_what_is_said_otherwise(bob):
    leave = factories.leave(bob.person, starts_on=factories.days_ago(5), ends_on=factories.days_ahead(5))

    again = leave.reopen(leave.opened + 1, ends_on=factories.days_ahead(9))

    leave.refresh_from_db()
    assert (leave.closed, again.opened, again.closed) == (again.opened, leave.opened + 1, None)
    assert (again.key, again.person_id, again.ends_on) == (
        leave.key,
        bob.person.pk,
        factories.days_ahead(9),
    )
    assert list(Leave.objects.open()) == [again]


def test_what_is_closed_already_stays_closed_when_it_was(corrected):
    before, after = corrected

    assert Leave.objects.filter(pk__in=[before.pk, after.pk]).close(after.opened + 1) == 1
    assert Leave.objects.get(pk=before.pk).closed == after.opened


def test_who_comes_second_is_told(corrected):
    before, after = corrected

    with pytest.raises(ChangedMeanwhile, match="changed meanwhile"):
        before.reopen(after.opened + 1, ends_on=None)
    with pytest.raises(ChangedMeanwhile):
        before.close(after.opened + 1)
    assert list(Leave.objects.open()) == [after]


def test_what_was_never_written_is_only_opened(bob):
    leave = factories.leave(bob.person, starts_on=factories.TODAY)

    first = leave.anew(leave.opened + 1, key="another").reopen(leave.opened + 2)

    assert (first.opened, first.closed, Leave.objects.count()) == (leave.opened + 2, None, 2)
