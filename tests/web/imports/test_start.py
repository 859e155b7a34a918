"""Sending fact files by page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from stafett.files.models import ImportRun
from tests.factories import Member

pytestmark = pytest.mark.django_db


def send(client, *names: str):
    sent = [SimpleUploadedFile(name, b"x") for name in names]
    return client.post(reverse("imports:start"), {"files": sent})


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([], "Choose the fact files, or one workbook."),
        (["notes.txt"], "notes.txt is no fact file."),
        (["people.csv", "facts.xlsx"], "facts.xlsx is no fact file."),
        (["people.csv", "People.csv"], "The same file was chosen twice."),
        (["../../people.exe"], "people.exe is no fact file."),
    ],
)
def test_what_is_no_fact_file_is_refused_with_a_sentence(client_of, erik: Member, names, sentence) -> None:
    response = send(client_of(erik), *names)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert list(ImportRun.objects.all()) == []


def test_who_may_not_import_gets_404(client_of, alice: Member, bob: Member, frida: Member) -> None:
    answers = [client_of(member).get(reverse("imports:start")).status_code for member in (alice, bob, frida)]

    assert answers == [404, 404, 404]


def test_a_file_no_program_can_read_is_refused_in_words(client_of, erik: Member) -> None:
    send(client_of(erik), "facts.xlsx")

    (run,) = ImportRun.objects.all()
    assert run.state in {"refused", "failed"}
