"""Files handed in as evidence."""

import io

import pytest
from django.urls import reverse

from stafett.audit.models import Look
from stafett.people.models import RoleCode
from stafett.plans.models import Steps
from stafett.records import actions, evidence
from stafett.records.models import Competence, Evidence
from tests import factories
from tests.factories import Member

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 a certificate"


@pytest.fixture
def file(trust, bob: Member, unit_a, today) -> Evidence:
    course = factories.competence(trust, "Fire safety")
    shown = actions.Shown(competence_id=course.pk, achieved_on=today, unit_id=unit_a.pk)
    upload = evidence.Upload("bevis.pdf", len(PDF), io.BytesIO(PDF))
    actions.claim(shown, by=bob.actor, on=today, files=[upload])
    return Evidence.objects.get()


def address(file: Evidence) -> str:
    return reverse("claims:evidence", args=[file.pk])


def test_those_who_may_see_it_download_it_and_the_look_is_remembered(client_of, alice: Member, file) -> None:
    response = client_of(alice).get(address(file))

    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == 'attachment; filename="bevis.pdf"'
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert list(Look.objects.values_list("person", "what")) == [(file.person_id, "evidence")]


def test_the_person_opens_it_without_a_trace(client_of, bob: Member, file) -> None:
    response = client_of(bob).get(address(file))

    assert (b"".join(response.streaming_content), Look.objects.count()) == (PDF, 0)


def test_others_get_404(client_of, erik: Member, hanne: Member, charlie: Member, dana: Member, file) -> None:
    answers = [client_of(member).get(address(file)).status_code for member in (erik, hanne, charlie, dana)]

    assert answers == [404, 404, 404, 404]


def test_a_file_that_is_gone_from_the_folder_is_404(client_of, bob: Member, file) -> None:
    evidence.drop(file.stored_as)

    assert client_of(bob).get(address(file)).status_code == 404


def test_an_assessor_opens_what_they_are_to_sign(client_of, trust, unit_a, unit_b, file) -> None:
    edda = factories.member(unit_b, "Edda Eide", role_code=RoleCode.ASSESSOR, over=unit_a)
    assert client_of(edda).get(address(file)).status_code == 404

    plan = factories.plan(trust)
    factories.requirement(plan, Competence.objects.get(), steps=Steps.TWO)
    factories.assignment(plan, unit_a)
    assert b"".join(client_of(edda).get(address(file)).streaming_content) == PDF
