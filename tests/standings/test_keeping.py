"""When a snapshot is due."""

from datetime import timedelta

import pytest
from django.db import Error

from stafett.people.models import Organisation
from stafett.standings import keeping, making, marks
from stafett.standings.keeping import Keeper
from tests import factories
from tests.factories import Member, days_ahead

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("snapshots_kept")]


@pytest.fixture
def kept(trust, bob: Member, today):
    return making.make(trust.pk, on=today)


def test_it_is_due_where_there_is_none_or_of_another_day(trust, bob: Member, today) -> None:
    found = [keeping.is_due(trust.pk, on=today)]
    making.make(trust.pk, on=today)
    days = (today, today + timedelta(days=1), today - timedelta(days=1))
    found += [keeping.is_due(trust.pk, on=day) for day in days]
    assert found == [True, False, True, True]


def test_it_is_never_due_where_nothing_is_recorded_or_nobody_reads_it(
    trust, bob: Member, today, settings
) -> None:
    settings.SNAPSHOTS = False
    assert [keeping.is_due(organisation, on=today) for organisation in (trust.pk, 999)] == [False, False]
    settings.SNAPSHOTS = True
    assert keeping.is_due(999, on=today) is False


def change_one(bob: Member, _root, _unit_b, today) -> None:
    factories.leave(bob.person, starts_on=days_ahead(1))


def change_many(_bob: Member, root, unit_b, today) -> None:
    factories.move(unit_b, to=root, on=today)


@pytest.mark.parametrize(
    ("change", "few", "times", "due"),
    [
        (change_one, 1, 99, False),
        (change_one, 1, 101, True),
        (change_one, 0, 9, False),
        (change_one, 0, 11, True),
        (change_many, 1, 0.5, False),
        (change_many, 1, 2, True),
    ],
)
def test_after_a_change_it_rests_for_as_long_as_suits_what_pages_must_do(
    change, few: int, times: float, due: bool, trust, root, unit_b, kept, bob: Member, today, monkeypatch
) -> None:
    change(bob, root, unit_b, today)
    monkeypatch.setattr(keeping, "FEW", few)
    monkeypatch.setattr(keeping.time, "time", lambda: kept.made_at + times * kept.seconds)
    assert keeping.is_due(trust.pk, on=today) is due


def test_every_organisation_gets_its_own_and_nothing_is_made_twice(
    trust, elsewhere, bob: Member, charlie: Member, today
) -> None:
    keeper, made = Keeper(), []
    for _ in range(2):
        assert keeper.keep_up(on=today) is True
        found = [marks.newest(one.pk) for one in (trust, elsewhere)]
        made.append([mark and mark.made_at for mark in found])

    assert made[0] == made[1]
    assert None not in made[0]


def test_one_that_cannot_be_made_is_told_of_and_left_alone_a_while_and_the_others_are_made(
    trust, elsewhere, bob: Member, charlie: Member, today, snapshots_kept, caplog
) -> None:
    snapshots_kept.mkdir()
    (snapshots_kept / str(trust.pk)).write_text("in the way")
    keeper = Keeper()

    assert [keeper.keep_up(on=today), keeper.keep_up(on=today)] == [True, True]
    assert [marks.newest(one.pk) is not None for one in (trust, elsewhere)] == [False, True]
    told = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert told == [f"The snapshot of organisation {trust.pk} could not be made"]


def test_whatever_goes_wrong_with_one_is_told_of(trust, bob: Member, today, monkeypatch, caplog) -> None:
    monkeypatch.setattr(keeping.making, "make", too_deep)
    assert Keeper().keep_up(on=today) is True
    assert caplog.messages == [f"The snapshot of organisation {trust.pk} could not be made"]


def too_deep(*_arguments: object, **_more: object) -> None:
    raise RecursionError


def test_a_database_that_does_not_answer_is_told_of(db, today, monkeypatch, caplog) -> None:
    monkeypatch.setattr(Organisation.objects, "order_by", gone)
    assert Keeper().keep_up(on=today) is False
    assert caplog.messages == ["The organisations could not be read"]


def gone(*_names: str) -> None:
    raise Error("the connection is gone")
