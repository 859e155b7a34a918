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
    mark = snapshots.make(trust.pk, on=today)
    assert mark is not None
    return mark.folder


def test_what_is_kept_is_what_was_evaluated(trust, made: Path, today) -> None:
    kept, now = snapshots.newest(trust.pk), afresh(trust.pk, on=today)

    assert kept is not None
    assert_frame_equal(kept.evaluation.cells, now.evaluation.cells)
    assert_frame_equal(kept.evaluation.grants, now.evaluation.grants)
    for kind, frame in vars(now.facts).items():
        assert_frame_equal(vars(kept.facts)[kind], frame)


def test_it_is_read_once(trust, made: Path) -> None:
    assert snapshots.newest(trust.pk) is snapshots.newest(trust.pk)


@pytest.mark.parametrize("column", ["achieved_on", "submitted_on", "approved_on", "refused_on", "revoked_on"])
def test_it_remembers_who_has_something_dated_ahead(
    column: str, trust, asked, bob: Member, snapshots_kept, today
) -> None:
    shown = {"achieved_on": today, "submitted_on": today, "approved_on": today}
    ahead = {
        "achieved_on": dict.fromkeys(shown, days_ahead(3)),
        "submitted_on": {"submitted_on": days_ahead(3), "approved_on": None},
        "approved_on": {"approved_on": days_ahead(3)},
        "refused_on": {"approved_on": None, "refused_on": days_ahead(3)},
        "revoked_on": {"revoked_on": days_ahead(3)},
    }
    factories.correct(factories.achievement(bob.person, asked, achieved_on=today), **shown | ahead[column])

    kept = snapshots.make(trust.pk, on=today)

    assert kept is not None
    assert kept.dated.rows() == [(bob.person.pk, days_ahead(3))]


def test_where_nothing_is_recorded_nothing_is_kept(db, snapshots_kept, today) -> None:
    assert (snapshots.make(1, on=today), snapshots.newest(1)) == (None, None)


def of_another_edition(folder: Path) -> None:
    about = json.loads((folder / "about.json").read_text())
    (folder / "about.json").write_text(json.dumps(about | {"edition": "before"}))


def damaged(folder: Path) -> None:
    cells = folder / "cells.arrow"
    found = bytearray(cells.read_bytes())
    found[len(found) // 2] ^= 1
    cells.write_bytes(found)


def cut_off(folder: Path) -> None:
    (folder / "about.json").write_text("[")


def about_nothing(folder: Path) -> None:
    (folder / "about.json").write_text("[]")


def without_a_moment(folder: Path) -> None:
    about = json.loads((folder / "about.json").read_text())
    del about["at"]
    (folder / "about.json").write_text(json.dumps(about))


def without_a_file(folder: Path) -> None:
    (folder / "grants.arrow").unlink()


def strange(folder: Path) -> None:
    folder.rename(folder.with_name("lost+found"))


def of_another_database(_folder: Path) -> None:
    for entry in Entry.objects.all():
        Entry.objects.filter(pk=entry.pk).update(at=entry.at - timedelta(seconds=1))


OUTDATED = (of_another_edition, of_another_database)
"""What happens after an upgrade or a restore, and needs no word."""
SPOILT = [
    of_another_edition,
    damaged,
    cut_off,
    about_nothing,
    without_a_moment,
    without_a_file,
    strange,
    of_another_database,
]


@pytest.mark.parametrize("spoil", SPOILT)
def test_what_is_not_as_it_was_made_is_not_used_and_made_again(
    spoil: Callable[[Path], None], trust, made: Path, today, monkeypatch, caplog
) -> None:
    spoil(made)
    monkeypatch.setattr(snapshots, "_opened", {})  # as in another process
    found = [snapshots.newest(trust.pk) for _ in range(2)]

    assert (found, len(caplog.messages)) == ([None, None], spoil not in OUTDATED)
    assert snapshots.make(trust.pk, on=today) is not None
    assert snapshots.newest(trust.pk) is not None


def test_when_the_database_is_put_back_what_was_opened_before_is_not_used(trust, made: Path, today) -> None:
    before = snapshots.newest(trust.pk)
    of_another_database(made)
    assert (before is not None, snapshots.newest(trust.pk)) == (True, None)


def test_what_is_taken_away_meanwhile_is_not_there(trust, made: Path, today, caplog) -> None:
    shutil.rmtree(made)
    assert (snapshots.newest(trust.pk), caplog.messages) == (None, [])


def test_what_may_not_be_read_is_told_of_once_and_not_used(
    trust, made: Path, today, monkeypatch, caplog
) -> None:
    monkeypatch.setattr(Path, "iterdir", forbidden)
    found = [snapshots.newest(trust.pk) for _ in range(2)]
    assert (found, caplog.messages) == ([None, None], [f"{made.parent} is not used: not yours"])


def forbidden(_self: Path) -> None:
    raise PermissionError("not yours")


def test_only_the_one_just_made_stays_be_it_of_a_day_before_the_others(
    trust, made: Path, bob: Member, today
) -> None:
    factories.leave(bob.person, starts_on=today)
    ahead = snapshots.make(trust.pk, on=days_ahead(200))
    again = snapshots.make(trust.pk, on=today)

    assert ahead is not None
    assert again is not None
    assert [path.name for path in made.parent.iterdir() if path.is_dir()] == [again.folder.name]


def test_one_that_cannot_be_finished_leaves_nothing(
    trust, snapshots_kept: Path, asked, today, monkeypatch
) -> None:
    monkeypatch.setattr(snapshots, "_digest", no_space_left)
    with pytest.raises(OSError, match="full"):
        snapshots.make(trust.pk, on=today)
    assert [path for path in (snapshots_kept / str(trust.pk)).iterdir() if path.is_dir()] == []


def no_space_left(_file: Path) -> str:
    raise OSError("the disk is full")
