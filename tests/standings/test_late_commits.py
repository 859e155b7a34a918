"""A change that is committed late is not missed: a log position is only ever seen with all before it."""

import threading

import pytest
from django.db import connection

from stafett.audit import actions as audit
from stafett.audit import queries as log
from stafett.people.models import Employment, Leave
from stafett.standings import making, marks
from stafett.standings.current import standing
from stafett.standings.known import changed_since
from tests import factories
from tests.factories import Member, days_ahead

PATIENCE = 30


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one write at a time, from its beginning"
)
@pytest.mark.django_db(transaction=True)
def test_of_two_changes_at_once_the_later_waits_and_both_are_seen(
    trust, unit_a, alice: Member, bob: Member, today, snapshots_kept
) -> None:
    course = factories.competence(trust, "Fire safety")
    plan = factories.plan(trust, "For everybody", owner_unit=unit_a)
    factories.requirement(plan, course)
    factories.assignment(plan, unit_a)
    begun, may_end, order = threading.Event(), threading.Event(), []

    def away(member: Member, wait: threading.Event) -> None:
        with audit.change(trust.pk, by=alice.actor, verb="leave.recorded") as change:
            order.append(member.person.pk)
            days = {"starts_on": days_ahead(1), "ends_on": None}
            Leave.objects.create(
                organisation=trust,
                person=member.person,
                key=str(change.position),
                opened=change.position,
                **days,
            )
            begun.set()
            assert wait.wait(PATIENCE)
        connection.close()

    first = threading.Thread(target=away, args=(bob, may_end))
    first.start()
    assert begun.wait(PATIENCE)
    before = log.position(trust.pk)
    second = threading.Thread(target=away, args=(alice, begun))
    second.start()
    assert making.make(trust.pk, on=today)  # while one change is under way and another waits for it
    kept = marks.newest(trust.pk)
    assert kept is not None
    assert (kept.position, changed_since(trust.pk, kept.position)) == (before, {})
    may_end.set()
    for thread in (first, second):
        thread.join(PATIENCE)

    assert order == [bob.person.pk, alice.person.pk]
    assert log.position(trust.pk) == before + 2
    assert changed_since(trust.pk, kept.position) == {"leaves": {alice.person.pk, bob.person.pk}}
    everybody = Employment.objects.values("person_id")
    tomorrow = standing(trust.pk, on=days_ahead(1), people=everybody)
    assert set(tomorrow.cells["reason"].cast(str)) == {"on_leave"}
