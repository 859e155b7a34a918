"""Reading the log."""

from contextvars import Context
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction

from stafett.audit import actions
from stafett.audit import queries as audit
from stafett.audit.models import Entry, Look
from stafett.lib.clock import OSLO


@dataclass(frozen=True)
class Author:
    label: str = "Alice Aas"
    identity_id: int | None = 7
    guest_id: int | None = None


def changed(*, is_common: bool) -> None:
    with actions.change(1, by=Author(), verb="something.changed", is_common=is_common):
        pass


def changed_elsewhere() -> None:
    """As by another process: what this one remembers of the log knows nothing of it."""
    Context().run(changed, is_common=True)


def entry(position: int, at: datetime, organisation: int = 1) -> Entry:
    return Entry.objects.create(
        organisation=organisation, position=position, at=at, by="Alice Aas", verb="facts.imported"
    )


def test_the_newest_change_comes_first_and_no_other_organisations(db):
    first = entry(1, datetime(2026, 3, 1, 12, tzinfo=OSLO))
    second = entry(2, datetime(2026, 3, 2, 12, tzinfo=OSLO))
    entry(1, datetime(2026, 3, 2, 12, tzinfo=OSLO), organisation=2)

    assert list(audit.entries(1)) == [second, first]


def test_whether_somebody_has_changed_something_is_told_from_a_moment_on(db):
    noon = datetime(2026, 3, 1, 12, tzinfo=OSLO)
    Entry.objects.create(
        organisation=1, position=1, at=noon, by="Alice Aas", by_identity=7, verb="facts.imported"
    )

    def changed_by(identity: int, organisation: int = 1, *, since: datetime = noon) -> bool:
        return audit.has_changed_something(organisation, identity=identity, since=since)

    assert (changed_by(7), changed_by(8), changed_by(7, organisation=2)) == (True, False, False)
    assert not changed_by(7, since=noon + timedelta(seconds=1))


def test_the_moments_of_positions_are_those_of_their_own_logs(db, django_assert_num_queries):
    first, second, noon = (datetime(2026, 3, day, 12, tzinfo=OSLO) for day in (1, 2, 3))
    for position, at, organisation in ((1, first, 1), (2, second, 1), (1, noon, 2)):
        entry(position, at, organisation)

    with django_assert_num_queries(1):
        found = audit.moments({(1, 2), (2, 1), (2, 7)})
    assert found == {(1, 2): second, (2, 1): noon}


def test_the_newest_look_comes_first(db):
    early, late = (
        Look.objects.create(
            organisation=1,
            person=5,
            at=datetime(2026, 3, day, tzinfo=OSLO),
            by="Alice Aas",
            by_identity=7,
            what="person page",
        )
        for day in (1, 2)
    )

    assert list(audit.looks(1, person=5)) == [late, early]
    assert list(audit.looks(2, person=5)) == []


def test_nothing_is_recorded_at_first(db):
    assert (audit.position(1), audit.position_on(1, date(2026, 3, 1))) == (0, 0)


def test_a_day_ends_at_midnight_in_oslo(db):
    entry(1, datetime(2026, 3, 1, 23, 59, 59, tzinfo=OSLO))
    entry(2, datetime(2026, 3, 2, 0, 0, tzinfo=OSLO))

    assert [audit.position_on(1, date(2026, 3, day)) for day in (1, 2)] == [1, 2]
    assert audit.position_on(1, date(2026, 2, 28)) == 0


@pytest.mark.django_db(transaction=True)
def test_the_common_state_lasts_until_something_common_changes():
    changed(is_common=True)
    before = audit.common_state(1)

    changed(is_common=False)
    assert (audit.position(1), audit.common_state(1)) == (2, before)

    changed(is_common=True)
    assert audit.common_state(1) != before


@pytest.mark.django_db(transaction=True)
def test_the_common_state_is_known_inside_a_change_that_leaves_it_and_in_no_other():
    changed(is_common=True)
    before = audit.common_state(1)

    with actions.change(1, by=Author(), verb="something.changed", is_common=False):
        assert audit.common_state(1) == before
        with actions.change(1, by=Author(), verb="something.changed"):
            assert audit.common_state(1) is None
    with transaction.atomic():
        assert audit.common_state(1) is None
        with actions.change(1, by=Author(), verb="something.changed", is_common=False):
            assert audit.common_state(1) is None


@pytest.mark.django_db(transaction=True)
def test_nothing_recorded_is_no_state_and_every_organisation_has_its_own():
    changed(is_common=True)

    assert audit.common_state(2) is None


@pytest.mark.django_db(transaction=True)
def test_what_is_kept_is_read_again_once_something_common_changed():
    read = []

    @audit.kept(2)
    def common(organisation: int, key: str) -> str:
        read.append((organisation, key))
        return key.upper()

    assert [common(1, "a"), common(1, "a")] == ["A", "A"]
    assert read == [(1, "a"), (1, "a")]  # nothing is recorded: nothing tells what it would last as long as

    changed(is_common=True)
    assert [common(1, "a"), common(1, "a"), common(1, "b")] == ["A", "A", "B"]
    assert read[2:] == [(1, "a"), (1, "b")]

    changed(is_common=True)
    assert common(1, "a") == "A"
    assert read[4:] == [(1, "a")]


@pytest.mark.django_db(transaction=True)
def test_as_of_one_moment_the_log_is_asked_once_and_the_next_sees_what_was_changed(
    django_assert_num_queries,
):
    changed(is_common=True)
    first = (audit.position(1), audit.common_state(1))
    with audit.at_one_moment():
        read = (audit.position(1), audit.common_state(1), audit.at(1, 1))
        changed_elsewhere()
        with django_assert_num_queries(0):
            assert (audit.position(1), audit.common_state(1), audit.at(1, 1)) == read
        assert read[:2] == first
        assert audit.position(2) == 0

    assert audit.position(1) == 2
    assert audit.common_state(1) != first[1]


@pytest.mark.django_db(transaction=True)
def test_what_is_asked_later_is_of_the_moment_of_what_was_asked_first():
    changed(is_common=True)
    with audit.at_one_moment():
        (common, _moment) = audit.common_state(1)
        changed_elsewhere()
        assert (common, audit.position(1)) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_in_the_middle_of_a_change_to_what_is_common_there_is_no_state_of_it():
    changed(is_common=True)
    with audit.at_one_moment():
        before = audit.common_state(1)
        with actions.change(1, by=Author(), verb="something.changed", is_common=True):
            assert (before is None, audit.common_state(1)) == (False, None)


@pytest.mark.django_db(transaction=True)
def test_the_inside_of_a_change_is_of_one_moment(django_assert_num_queries):
    changed(is_common=True)
    with actions.change(1, by=Author(), verb="something.changed", is_common=False):
        state = audit.common_state(1)
        with django_assert_num_queries(0):
            assert (audit.position(1), audit.common_state(1)) == (2, state)


@pytest.mark.django_db(transaction=True)
def test_whoever_changes_something_themselves_sees_it():
    with audit.at_one_moment():
        changed(is_common=True)
        assert audit.position(1) == 1
        with actions.change(1, by=Author(), verb="something.changed", is_common=False):
            assert audit.position(1) == 2
            changed(is_common=False)
            assert audit.position(1) == 3
        assert audit.position(1) == 3
