"""When a snapshot is due."""

from datetime import timedelta

import pytest

from stafett.standings import keeping, snapshots
from tests import factories
from tests.factories import Member, days_ahead

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("snapshots_kept")]


@pytest.fixture
def kept(trust, bob: Member, today):
    return snapshots.make(trust.pk, on=today)


def test_it_is_due_where_there_is_none_or_only_of_days_before(trust, bob: Member, today) -> None:
    found = [keeping.is_due(trust.pk, on=today)]
    snapshots.make(trust.pk, on=today)
    found += [keeping.is_due(trust.pk, on=day) for day in (today, today + timedelta(days=1))]
    assert found == [True, False, True]


def test_it_is_due_at_once_when_it_cannot_be_laid_over(trust, kept, unit_b, root, today) -> None:
    factories.move(unit_b, to=root, on=today)
    assert keeping.is_due(trust.pk, on=today) is True


def test_after_a_change_of_one_person_it_rests_first(trust, kept, bob: Member, today, monkeypatch) -> None:
    factories.leave(bob.person, starts_on=days_ahead(1))
    found = []
    for seconds in (5, 15):
        monkeypatch.setattr(keeping.time, "time", lambda later=seconds: kept.made_at + later * kept.seconds)
        found.append(keeping.is_due(trust.pk, on=today))
    assert found == [False, True]


def test_every_organisation_gets_its_own_and_nothing_is_made_twice(
    trust, elsewhere, bob: Member, charlie: Member, today
) -> None:
    assert keeping.keep_up(on=today) is True
    first = [snapshots.newest(one.pk, on=today) for one in (trust, elsewhere)]
    assert keeping.keep_up(on=today) is True
    again = [snapshots.newest(one.pk, on=today) for one in (trust, elsewhere)]

    assert all(one is not None for one in first)
    assert [one is two for one, two in zip(first, again, strict=True)] == [True, True]


def test_one_that_cannot_be_made_is_told_of_and_the_others_are(
    trust, elsewhere, bob: Member, charlie: Member, today, snapshots_kept, caplog
) -> None:
    snapshots_kept.mkdir()
    (snapshots_kept / str(trust.pk)).write_text("in the way")

    assert keeping.keep_up(on=today) is False
    assert [snapshots.newest(one.pk, on=today) is not None for one in (trust, elsewhere)] == [False, True]
    assert caplog.messages == [f"The snapshot of organisation {trust.pk} could not be made"]
