"""Imports by page: what is kept, for how long, and what each step leaves."""

import io
from datetime import timedelta

import pytest

from stafett.files import runs
from stafett.files.models import ImportRun, RunState
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from tests.factories import Member

pytestmark = pytest.mark.django_db

PEOPLE = b"person_id;given_name;family_name;email\nnew-1;Nora;Ny;\n"


def sent(name: str = "people.csv", content: bytes = PEOPLE, size: int | None = None) -> runs.Sent:
    return runs.Sent(name, len(content) if size is None else size, io.BytesIO(content))


def test_what_is_sent_is_kept_in_a_folder_of_its_own(erik: Member) -> None:
    run = runs.start([sent(), sent("Leaves.CSV", b"x")], by=erik.actor)

    assert sorted(place.name for place in runs.folder(run).iterdir()) == ["leaves.csv", "people.csv"]
    assert (run.state, runs.source(run)) == (RunState.READING, runs.folder(run))


def test_a_workbook_is_kept_under_one_name(erik: Member) -> None:
    run = runs.start([sent("Fakta 2026.xlsx")], by=erik.actor)

    assert runs.source(run) == runs.folder(run) / "facts.xlsx"


def test_more_than_a_gigabyte_is_refused(erik: Member) -> None:
    with pytest.raises(runs.RunError, match="larger than 1 GB"):
        runs.start([sent(size=runs.LARGEST + 1)], by=erik.actor)


def test_who_may_not_import_cannot_start(alice: Member) -> None:
    with pytest.raises(NotAllowed):
        runs.start([sent()], by=alice.actor)


def test_a_run_nobody_came_back_to_is_dropped_when_the_next_begins(erik: Member) -> None:
    old = runs.start([sent()], by=erik.actor)
    ImportRun.objects.update(made_at=clock.now() - runs.KEPT - timedelta(minutes=1))

    runs.start([sent()], by=erik.actor)

    old.refresh_from_db()
    assert (old.state, runs.folder(old).exists()) == (RunState.DROPPED, False)


def test_only_what_is_ready_is_taken_and_only_once(erik: Member) -> None:
    run = runs.start([sent()], by=erik.actor)

    assert runs.agree(run, by=erik.actor) is False
    ImportRun.objects.update(state=RunState.READY)
    assert [runs.agree(run, by=erik.actor), runs.agree(run, by=erik.actor)] == [True, False]


def test_what_is_being_taken_cannot_be_dropped(erik: Member) -> None:
    run = runs.start([sent()], by=erik.actor)
    ImportRun.objects.update(state=RunState.TAKING)
    run.refresh_from_db()

    with pytest.raises(NotAllowed, match="being taken now"):
        runs.drop(run, by=erik.actor)


def test_progress_is_what_was_noted_last_and_nothing_before(erik: Member) -> None:
    run = runs.start([sent()], by=erik.actor)

    before = runs.progress(run)
    runs.note_progress(run, 30)
    runs.note_progress(run, 60)

    assert (before, runs.progress(run)) == (0, 60)
