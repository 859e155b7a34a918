"""Who is in scope of a plan, as a file that names people."""

import io

import openpyxl
import pytest
from django.urls import reverse

from stafett.audit.models import Look
from tests import factories

pytestmark = pytest.mark.django_db


def taken_out(client, plan, extension="csv", **query):
    return client.get(reverse("plans:export", args=[plan.pk, extension]), query)


def test_each_person_and_what_is_asked(client_of, plan, course, alice, bob, gunnar) -> None:
    factories.achievement(alice.person, course)

    response = taken_out(client_of(alice, headers={"accept-language": "en"}), plan, "xlsx")

    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert [[cell.value for cell in row][:7] for row in sheet.iter_rows()] == [
        ["Name", "Unit", "All in all", "Requirement", "Obligation", "Colour", "Reason"],
        ["Bob Berg", "Section A", "red", "Fire safety", "mandatory", "red", "missing"],
        ["Alice Aas", "Section A", "green", "Fire safety", "mandatory", "green", "in order"],
    ]


def test_a_colour_narrows_the_file_too(client_of, plan, course, alice, bob) -> None:
    factories.achievement(alice.person, course)

    lines = taken_out(client_of(alice), plan, colour="green").content.decode("utf-8-sig").splitlines()

    assert [line.split(";")[0] for line in lines[1:]] == ["Alice Aas"]


def test_a_look_at_each_other_person_is_remembered(client_of, plan, alice, bob) -> None:
    taken_out(client_of(alice), plan)

    assert [(look.person, look.by, look.what) for look in Look.objects.all()] == [
        (bob.person.pk, "Alice Aas", "export")
    ]


def test_only_people_where_one_may_take_out_are_named(client_of, plan, hanne, unit_a, bob, gunnar) -> None:
    factories.role(hanne.person, "leader", unit_a)

    lines = taken_out(client_of(hanne), plan).content.decode("utf-8-sig").splitlines()

    assert [line.split(";")[0] for line in lines[1:]] == ["Bob Berg"]


def test_those_who_may_take_out_nothing_find_nothing(client_of, plan, bob, hanne, charlie) -> None:
    for member in (bob, hanne, charlie):
        assert taken_out(client_of(member), plan).status_code == 404
    assert Look.objects.count() == 0
