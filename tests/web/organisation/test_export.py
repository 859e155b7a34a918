"""The figures as a file: exactly what is shown, for those who may take it out."""

import io

import openpyxl
import pytest
from django.urls import reverse

from stafett.audit.models import Look
from stafett.people.models import RoleCode
from tests import factories

pytestmark = pytest.mark.django_db


def address(extension: str, unit=None) -> str:
    return reverse("organisation:export", args=[unit.pk, extension] if unit else [extension])


def csv_rows(response) -> list[list[str]]:
    text = response.content.decode("utf-8-sig")
    return [line.split(";") for line in text.splitlines()]


def test_a_unit_and_those_below_it_as_csv(client_of, erik, clinic, unit_a, alice, bob, fire) -> None:
    factories.achievement(alice.person, fire)

    response = client_of(erik, headers={"accept-language": "en"}).get(address("csv", clinic))

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="clinic-of-medicine-2026-06-15.csv"'
    )
    assert csv_rows(response) == [
        [
            "Unit id",
            "Unit",
            "People",
            "Red",
            "Yellow",
            "Green",
            "Grey",
            "Nothing required",
            "Green, per cent",
        ],
        ["clinic", "Clinic of Medicine", "2", "1", "0", "1", "0", "0", "50"],
        ["a", "Section A", "2", "1", "0", "1", "0", "0", "50"],
    ]


def test_by_plan_as_excel(client_of, erik, clinic, unit_a, alice, fire) -> None:
    response = client_of(erik, headers={"accept-language": "en"}).get(address("xlsx", clinic), {"by": "plan"})

    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert [[cell.value for cell in row][:4] for row in sheet.iter_rows()] == [
        ["Plan id", "Plan", "People", "Red"],
        ["fire", "For everybody", 1, 1],
    ]


def test_two_units_beside_each_other(client_of, alice, unit_b) -> None:
    factories.role(alice.person, RoleCode.DEPUTY, unit_b)

    assert [row[1] for row in csv_rows(client_of(alice).get(address("csv")))][1:] == [
        "Section A",
        "Section B",
    ]


def test_figures_are_no_look_at_anybody(client_of, erik, clinic, alice) -> None:
    client_of(erik).get(address("csv", clinic))

    assert Look.objects.count() == 0


def test_those_who_may_not_take_out_find_nothing(
    client_of, hanne, alice, bob, clinic, unit_b, charlie
) -> None:
    assert client_of(hanne).get(address("csv", clinic)).status_code == 404
    assert client_of(hanne).get(address("csv")).status_code == 404
    for member in (alice, bob, charlie):
        assert client_of(member).get(address("csv", unit_b)).status_code == 404


def test_the_page_shows_the_way_only_to_those_who_may(client_of, hanne, erik, clinic) -> None:
    page, export = reverse("organisation:tree", args=[clinic.pk]), address("csv", clinic)
    factories.unit(clinic)

    assert export in client_of(erik).get(page).content.decode()
    assert export not in client_of(hanne).get(page).content.decode()


def test_other_endings_are_no_address(client_of, erik, clinic) -> None:
    other = address("csv", clinic).replace("csv", "pdf")

    assert client_of(erik).get(other).status_code == 404
