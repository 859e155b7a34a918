"""What the worker does with an import by page."""

import io

import pytest

from stafett.files import runs, tasks
from stafett.files.models import ImportRun, RunState
from stafett.people.models import Role
from tests import factories
from tests.factories import Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(erik: Member) -> ImportRun:
    people = b"person_id;given_name;family_name;email\nnew-1;Nora;Ny;\n"
    return runs.start([runs.Sent("people.csv", len(people), io.BytesIO(people))], by=erik.actor)


def after(run: ImportRun) -> tuple[str, str]:
    run.refresh_from_db()
    return run.state, run.report.get("why", "")


def test_it_is_read_and_then_taken(run, erik: Member) -> None:
    tasks.examine.enqueue(run.pk)
    ready = after(run)
    runs.agree(run, by=erik.actor)
    tasks.take.enqueue(run.pk)

    assert (ready, after(run)) == ((RunState.READY, ""), (RunState.TAKEN, ""))


def test_what_is_not_in_its_state_is_left_alone(run) -> None:
    tasks.take.enqueue(run.pk)

    assert after(run) == (RunState.READING, "")


def test_who_lost_the_role_meanwhile_is_refused_in_words(run, erik: Member) -> None:
    factories.close(Role.objects.open().get(person=erik.person))

    tasks.examine.enqueue(run.pk)

    assert after(run) == (
        RunState.FAILED,
        "You may only import into an organisation where your role lets you import.",
    )


def test_whatever_goes_wrong_is_told_and_written_down(run, caplog) -> None:
    (runs.folder(run) / "people.csv").unlink()
    (runs.folder(run)).rmdir()
    runs.folder(run).write_text("a file in the folder's place")

    tasks.examine.enqueue(run.pk)

    state, why = after(run)
    assert state == RunState.FAILED
    assert why != ""
