"""Everybody's cells in files: made whole, checked when opened, never trusted."""

import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from polars.testing import assert_frame_equal

from stafett.audit.models import Entry
from stafett.standings import making, marks, snapshots
from stafett.standings.current import Preparing, outlined, standing
from stafett.standings.keeping import Keeper
from stafett.standings.standing import afresh
from stafett.status.facts import SCHEMAS
from tests import factories
from tests.factories import Member, days_ago, days_ahead
from tests.standings.comparing import assert_counts_the_same

pytestmark = pytest.mark.django_db

ALL_BUT_CELLS = len(SCHEMAS) - 1 + len(["people", "dated"])
"""Files that are written before those of cells."""


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
    mark = making.make(trust.pk, on=today)
    assert mark is not None
    return mark.folder


def test_what_is_kept_is_what_was_evaluated(trust, made: Path, bob: Member, today) -> None:
    kept, now = snapshots.newest(trust.pk), afresh(trust.pk, on=today)

    assert kept is not None
    found = kept.evaluation_of({bob.person.pk})
    assert_frame_equal(found.cells, now.evaluation.cells)
    assert_frame_equal(found.grants, now.evaluation.grants)
    for kind, frame in vars(now.facts).items():
        assert_frame_equal(vars(kept.all_facts)[kind], frame)


def test_what_is_kept_of_people_it_does_not_know_is_nothing(trust, made: Path) -> None:
    kept = snapshots.newest(trust.pk)
    assert kept is not None
    assert (
        kept.evaluation_of({999}).cells.height,
        kept.facts_of({999}, achievements=True).achievements.height,
    ) == (0, 0)


def test_it_is_read_once(trust, made: Path) -> None:
    assert snapshots.newest(trust.pk) is snapshots.newest(trust.pk)


def test_one_of_today_and_one_of_another_day_are_held_with_what_was_laid_over_them(
    trust, made: Path, bob: Member, today
) -> None:
    first = snapshots.newest(trust.pk)
    assert first is not None
    for days in (1, 2):
        making.make_of_day(first, days_ago(days))
    earlier, before = (snapshots.of_day(trust.pk, days_ago(days)) for days in (2, 1))
    factories.leave(bob.person, starts_on=today)
    standing(trust.pk, on=today, people={bob.person.pk})
    assert [snapshots.is_held(one) for one in (first, earlier, before)] == [True, False, True]
    assert first.beside != {}

    making.make(trust.pk, on=today)
    second = snapshots.newest(trust.pk)
    assert [snapshots.is_held(one) for one in (first, before, second)] == [False, False, True]
    assert first.beside == {}


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

    kept = making.make(trust.pk, on=today)

    assert kept is not None
    found = snapshots.newest(trust.pk)
    assert found is not None
    assert found.dated.rows() == [(bob.person.pk, days_ahead(3))]


def test_where_nothing_is_recorded_nothing_is_kept(db, snapshots_kept, today) -> None:
    assert (making.make(1, on=today), snapshots.newest(1)) == (None, None)


def of_another_edition(folder: Path) -> None:
    about = json.loads((folder / "about.json").read_text())
    (folder / "about.json").write_text(json.dumps(about | {"edition": "before"}))


def damaged(folder: Path) -> None:
    spoil(folder / "rows.arrow")


def spoil(file: Path) -> None:
    found = bytearray(file.read_bytes())
    found[len(found) // 2] ^= 1
    file.write_bytes(found)


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
    folder.rename(folder.with_name("lost.found"))


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


@pytest.mark.parametrize("spoilt", SPOILT)
def test_what_is_not_as_it_was_made_is_not_used_and_made_again(
    spoilt: Callable[[Path], None], trust, made: Path, today, monkeypatch, caplog
) -> None:
    spoilt(made)
    monkeypatch.setattr(snapshots, "_opened", {})  # as in another process
    found = [snapshots.newest(trust.pk) for _ in range(2)]

    assert (found, len(caplog.messages)) == ([None, None], spoilt not in OUTDATED)
    assert Keeper().keep_up(on=today)
    assert snapshots.newest(trust.pk) is not None


def test_cells_that_are_not_as_they_were_written_are_evaluated_and_all_is_made_again(
    trust, made: Path, bob: Member, today, caplog
) -> None:
    spoil(made / "cells-00000.arrow")
    found = standing(trust.pk, on=today, people={bob.person.pk})

    assert_frame_equal(found.cells, afresh(trust.pk, on=today).cells)
    assert caplog.messages == [f"{made} is not used: cells-00000.arrow is damaged"]
    assert marks.newest(trust.pk) is None


def test_what_breaks_off_after_it_was_looked_at_is_not_used_either(
    trust, made: Path, bob: Member, today, monkeypatch
) -> None:
    monkeypatch.setattr(snapshots, "BLOCKS_HELD", 0)
    kept = snapshots.newest(trust.pk)
    assert kept is not None
    assert kept.evaluation_of({bob.person.pk}).cells.height
    block = made / "cells-00000.arrow"
    block.write_bytes(block.read_bytes()[:-200])

    with pytest.raises(snapshots.Gone):
        kept.evaluation_of({bob.person.pk})


@pytest.mark.parametrize("spoilt", [spoil, Path.unlink])
@pytest.mark.parametrize("is_large", [False, True])
def test_the_figures_of_all_are_counted_again_where_a_block_is_not_as_it_was(
    is_large: bool, spoilt: Callable[[Path], None], trust, asked, made: Path, bob: Member, today, monkeypatch
) -> None:
    monkeypatch.setattr(snapshots, "LARGE", 0 if is_large else 3_000)
    factories.achievement(bob.person, asked)
    making.make(trust.pk, on=today)
    factories.leave(bob.person, starts_on=days_ahead(1))
    (block,) = made.parent.glob("*/achievements-*.arrow")
    spoilt(block)
    if is_large:
        with pytest.raises(Preparing):
            outlined(trust.pk, on=today)
    else:
        assert_counts_the_same(trust.pk, today)
    assert marks.newest(trust.pk) is None
    assert Keeper().keep_up(on=today)
    assert_counts_the_same(trust.pk, today)


def test_who_reads_what_has_been_made_anew_meanwhile_does_without_and_leaves_the_new_one(
    trust, made: Path, bob: Member, today
) -> None:
    before = snapshots.newest(trust.pk)
    assert before is not None
    again = making.make(trust.pk, on=today)
    before.mark.digests["cells-00000.arrow"] = "of the one before"

    with pytest.raises(snapshots.Gone):
        before.evaluation_of({bob.person.pk})
    assert marks.newest(trust.pk) == again


def test_hosts_with_different_editions_keep_their_own_for_a_day(
    trust, made: Path, today, monkeypatch
) -> None:
    with monkeypatch.context() as other_host:
        other_host.setattr(marks, "made_by", lambda: "another edition")
        other = making.make(trust.pk, on=today)
        assert other is not None
        assert snapshots.newest(trust.pk) is not None
    assert made.exists()
    assert marks.newest(trust.pk) is not None

    monkeypatch.setattr(making, "FORGOTTEN_AFTER", -1)
    making.make(trust.pk, on=today)
    assert (other.folder.exists(), marks.newest(trust.pk) is None) == (False, False)


def test_when_the_database_is_put_back_what_was_opened_before_is_not_used(trust, made: Path, today) -> None:
    before = snapshots.newest(trust.pk)
    of_another_database(made)
    assert (before is not None, snapshots.newest(trust.pk)) == (True, None)


def test_another_day_from_before_the_database_was_put_back_makes_room(trust, made: Path) -> None:
    kept = snapshots.newest(trust.pk)
    assert kept is not None
    before = making.make_of_day(kept, days_ago(3))
    assert before is not None
    later = before.folder.with_name(f"{days_ago(3)}.{kept.mark.position + 50:012}")
    before.folder.rename(later)  # of a change the database does not know any more
    assert marks.of_day(trust.pk, days_ago(3)) is None

    assert making.make_of_day(kept, days_ago(3)) is not None
    assert not later.exists()


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
    ahead = making.make(trust.pk, on=days_ahead(200))
    again = making.make(trust.pk, on=today)

    assert ahead is not None
    assert again is not None
    assert [path.name for path in made.parent.iterdir() if path.is_dir()] == [again.folder.name]


@pytest.mark.parametrize("files", [0, ALL_BUT_CELLS])
def test_one_that_cannot_be_finished_leaves_nothing(
    trust, snapshots_kept: Path, asked, today, monkeypatch, files: int
) -> None:
    monkeypatch.setattr(marks, "digest", no_space_left_after(files))
    with pytest.raises(OSError, match="full"):
        making.make(trust.pk, on=today)
    assert [path for path in marks.home(trust.pk).iterdir() if path.is_dir()] == []


def test_what_a_killed_one_left_goes_with_the_next(trust, made: Path, today) -> None:
    left = made.parent / ".half"
    left.mkdir()
    (left / "cells-00000.arrow").write_bytes(b"half")
    assert making.make(trust.pk, on=today)
    assert [path for path in made.parent.iterdir() if path.is_dir()] == [made]


def no_space_left_after(files: int) -> Callable[[bytes], str]:
    """There is again when one could not be written."""
    written = count()

    def digest(_content: bytes) -> str:
        if next(written) == files:
            raise OSError("the disk is full")
        return "as it was written"

    return digest


def test_what_may_not_be_taken_away_stays_and_pages_do_without(
    trust, made: Path, bob: Member, today, monkeypatch
) -> None:
    spoil(made / "cells-00000.arrow")
    monkeypatch.setattr(Path, "rename", lambda self, _target: forbidden(self))
    found = standing(trust.pk, on=today, people={bob.person.pk})
    assert_frame_equal(found.cells, afresh(trust.pk, on=today).cells)
    assert [path for path in made.parent.iterdir() if path.is_dir()] == [made]
