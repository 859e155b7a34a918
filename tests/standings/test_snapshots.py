"""Everybody's cells in files: made whole, checked when opened, never trusted."""

import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from polars.testing import assert_frame_equal

from stafett.audit.models import Entry
from stafett.standings import snapshots
from stafett.standings.standing import afresh
from tests import factories
from tests.factories import Member, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(trust, unit_a, bob: Member):
    """Bob must have the fire course."""
    course = factories.competence(trust, "Fire safety", validity_months=12)
    plan = factories.plan(trust, "For everybody", owner_unit=unit_a)
    factories.requirement(plan, course)
    factories.assignment(plan, unit_a)
    return course


@pytest.fixture
def made(snapshots_kept: Path, trust, asked, today) -> Path:
    """The folder of a snapshot of today."""
    snapshots.make(trust.pk, on=today)
    (folder,) = (snapshots_kept / str(trust.pk)).iterdir()
    return folder


def test_what_is_kept_is_what_was_evaluated(trust, made: Path, today) -> None:
    kept, now = snapshots.newest(trust.pk, on=today), afresh(trust.pk, on=today)

    assert kept is not None
    assert_frame_equal(kept.evaluation.cells, now.evaluation.cells)
    assert_frame_equal(kept.evaluation.grants, now.evaluation.grants)
    for kind, frame in vars(now.facts).items():
        assert_frame_equal(vars(kept.facts)[kind], frame)


def test_it_can_tell_about_its_day_and_later_ones_not_about_days_before(trust, made: Path, today) -> None:
    days = (today - timedelta(days=1), today, days_ahead(400))
    assert [snapshots.newest(trust.pk, on=day) is not None for day in days] == [False, True, True]


def test_it_remembers_who_has_something_dated_ahead(trust, asked, bob: Member, snapshots_kept, today) -> None:
    factories.achievement(bob.person, asked, achieved_on=days_ahead(3), approved_on=days_ahead(5))

    kept = snapshots.make(trust.pk, on=today)

    assert kept is not None
    assert sorted(kept.dated.rows()) == [(bob.person.pk, days_ahead(3)), (bob.person.pk, days_ahead(5))]


def test_where_nothing_is_recorded_nothing_is_kept(db, snapshots_kept, today) -> None:
    assert (snapshots.make(1, on=today), snapshots.newest(1, on=today)) == (None, None)


def of_an_older_format(folder: Path) -> None:
    about = json.loads((folder / "about.json").read_text())
    (folder / "about.json").write_text(json.dumps(about | {"format": 0}))


def damaged(folder: Path) -> None:
    cells = folder / "cells.arrow"
    found = bytearray(cells.read_bytes())
    found[len(found) // 2] ^= 1
    cells.write_bytes(found)


def cut_off(folder: Path) -> None:
    (folder / "about.json").write_text("[")


def without_a_file(folder: Path) -> None:
    (folder / "grants.arrow").unlink()


def of_another_database(_folder: Path) -> None:
    for entry in Entry.objects.all():
        Entry.objects.filter(pk=entry.pk).update(at=entry.at - timedelta(seconds=1))


@pytest.mark.parametrize("spoil", [of_an_older_format, damaged, cut_off, without_a_file, of_another_database])
def test_what_is_not_as_it_was_made_is_not_used_and_made_again(
    spoil: Callable[[Path], None], trust, made: Path, today, monkeypatch
) -> None:
    monkeypatch.setattr(snapshots, "_opened", {})  # as in another process
    spoil(made)
    found = [snapshots.newest(trust.pk, on=today) is not None for _ in range(2)]

    again = snapshots.make(trust.pk, on=today)

    assert (found, again is not None) == ([False, False], True)


def test_what_is_taken_away_meanwhile_is_not_there(trust, made: Path, today) -> None:
    shutil.rmtree(made)
    assert snapshots.newest(trust.pk, on=today) is None


def test_the_newest_two_are_kept(trust, made: Path, bob: Member, today) -> None:
    for days in (1, 2):
        factories.leave(bob.person, starts_on=days_ahead(days))
        snapshots.make(trust.pk, on=today)

    found = sorted(path.name.partition(".")[2] for path in made.parent.iterdir())
    newest = snapshots.newest(trust.pk, on=today)

    assert newest is not None
    assert [int(position) for position in found] == [newest.position - 1, newest.position]


def test_one_that_cannot_be_finished_leaves_nothing(
    trust, snapshots_kept: Path, asked, today, monkeypatch
) -> None:
    monkeypatch.setattr(snapshots, "_digest", no_space_left)
    with pytest.raises(OSError, match="full"):
        snapshots.make(trust.pk, on=today)
    assert list((snapshots_kept / str(trust.pk)).iterdir()) == []


def no_space_left(_file: Path) -> str:
    raise OSError("the disk is full")
