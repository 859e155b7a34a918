"""The adviser's import: looked at first, then taken, all or nothing."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from stafett.audit import queries as audit
from stafett.files import runs, working
from stafett.files.models import ImportRun, RunState
from stafett.people.models import PersonDetails
from tests.factories import Member

pytestmark = pytest.mark.django_db

PEOPLE = "person_id;given_name;family_name;email\nnew-1;Nora;Ny;nora@example.test\n"


def send(client, **files: str):
    sent = [SimpleUploadedFile(f"{name}.csv", text.encode()) for name, text in files.items()]
    return client.post(reverse("imports:start"), {"files": sent}, follow=True)


def names() -> set[str]:
    return {details.name for details in PersonDetails.objects.open()}


def uploads() -> list[Path]:
    folder = Path(settings.DATA) / "imports"
    return [place for place in folder.glob("*") if place.is_dir()]


def test_what_would_happen_is_shown_before_anything_is_taken(client_of, erik: Member) -> None:
    response = send(client_of(erik), people=PEOPLE)

    run = ImportRun.objects.get()
    assert run.state == RunState.READY
    assert run.report["counts"] == [
        {"file": "people.csv", "new": 1, "changed": 0, "withdrawn": 0, "unchanged": 0}
    ]
    assert "Nothing has been changed yet." in response.content.decode()
    assert "Nora Ny" not in names()


def test_taking_it_writes_all_of_it_once_and_the_files_go(client_of, erik: Member) -> None:
    client = client_of(erik)
    send(client, people=PEOPLE)
    run = ImportRun.objects.get()
    place = reverse("imports:detail", args=[run.pk])

    client.post(place, {"do": "take"})
    second = client.post(place, {"do": "take"}, follow=True)

    entry = audit.entries(run.organisation_id).first()
    run.refresh_from_db()
    assert "Nora Ny" in names()
    assert (run.state, runs.folder(run).exists()) == (RunState.TAKEN, False)
    assert (entry.verb, entry.by) == ("facts.imported", erik.actor.label)
    assert "This has been decided already." in second.content.decode()


def test_the_log_names_who_said_that_it_is_to_be_taken(client_of, erik: Member, dana: Member) -> None:
    send(client_of(erik), people=PEOPLE)
    run = ImportRun.objects.get()

    client_of(dana).post(reverse("imports:detail", args=[run.pk]), {"do": "take"})

    assert audit.entries(run.organisation_id).first().by == dana.actor.label


@pytest.mark.parametrize("do", ["", "else", "TAKE"])
def test_nothing_is_taken_unless_it_is_asked_for(client_of, erik: Member, do: str) -> None:
    client = client_of(erik)
    send(client, people=PEOPLE)
    run = ImportRun.objects.get()

    client.post(reverse("imports:detail", args=[run.pk]), {"do": do})

    run.refresh_from_db()
    assert run.state == RunState.READY


def test_faults_are_listed_with_file_line_and_column_and_nothing_is_taken(client_of, erik: Member) -> None:
    response = send(
        client_of(erik), people=PEOPLE, leaves="leave_id;person_id;starts_on;ends_on\nl1;nobody;2026-01-01;\n"
    )

    run = ImportRun.objects.get()
    (file,) = run.report["faults"]
    (fault,) = file["kept"]
    assert run.state == RunState.REFUSED
    assert (file["file"], fault["line"], fault["column"]) == ("leaves.csv", 2, "person_id")
    assert fault["text"] in response.content.decode()
    assert "Nora Ny" not in names()


def test_dropping_it_deletes_the_files(client_of, erik: Member) -> None:
    client = client_of(erik)
    send(client, people=PEOPLE)
    run = ImportRun.objects.get()

    client.post(reverse("imports:detail", args=[run.pk]), {"do": "drop"})

    run.refresh_from_db()
    assert (run.state, runs.folder(run).exists()) == (RunState.DROPPED, False)


def test_what_became_wrong_meanwhile_is_refused_when_taken(client_of, erik: Member, dana: Member) -> None:
    client = client_of(erik)
    send(client, people=PEOPLE + "other;Other;Person;\n")
    run = ImportRun.objects.get()
    (runs.folder(run) / "people.csv").write_text(PEOPLE + "new-1;Twice;Twice;\n")

    client.post(reverse("imports:detail", args=[run.pk]), {"do": "take"})

    run.refresh_from_db()
    assert run.state == RunState.REFUSED
    assert "Nora Ny" not in names()


def test_the_part_is_asked_for_again_while_it_runs(client_of, erik: Member) -> None:
    client = client_of(erik)
    send(client, people=PEOPLE)
    run = ImportRun.objects.get()
    ImportRun.objects.update(state=RunState.TAKING)
    runs.note_progress(run, 40)

    place = reverse("imports:detail", args=[run.pk])
    part = client.get(place, headers={"HX-Request": "true", "HX-Target": "div#run"}).content.decode()

    assert '<progress value="40" max="100"' in part
    assert "<html" not in part


@pytest.mark.parametrize("do", ["take", "drop"])
def test_another_organisations_run_is_404(
    client_of, erik: Member, charlie: Member, dana: Member, do: str
) -> None:
    send(client_of(erik), people=PEOPLE)
    place = reverse("imports:detail", args=[ImportRun.objects.get().pk])

    assert client_of(charlie).get(place).status_code == 404
    assert client_of(charlie).post(place, {"do": do}).status_code == 404
    assert client_of(dana).get(place).status_code == 200


def test_a_worker_that_was_killed_is_not_waited_for(client_of, erik: Member) -> None:
    client = client_of(erik)
    send(client, people=PEOPLE)
    run = ImportRun.objects.get()
    ImportRun.objects.update(state=RunState.TAKING)
    place = reverse("imports:detail", args=[run.pk])

    with working.at_work(runs.folder(run)):
        at_work = client.get(place).context["is_under_way"]
    (runs.folder(run) / working.SIGN).write_text("at work\n")  # what a killed worker leaves behind
    response = client.get(place)

    assert (at_work, response.context["is_under_way"]) == (True, False)
    assert "It stopped, and nothing was taken" in response.content.decode()
    client.post(place, {"do": "drop"})
    run.refresh_from_db()
    assert (run.state, runs.folder(run).exists()) == (RunState.DROPPED, False)


def test_files_of_what_is_refused_are_deleted_at_once(client_of, erik: Member) -> None:
    send(client_of(erik), people=PEOPLE + "new-1;Twice;Twice;\n")

    run = ImportRun.objects.get()
    assert (run.state, runs.folder(run).exists()) == (RunState.REFUSED, False)


def test_what_is_sent_is_readable_by_the_server_alone(client_of, erik: Member) -> None:
    send(client_of(erik), people=PEOPLE)

    assert runs.folder(ImportRun.objects.get()).stat().st_mode & 0o077 == 0
