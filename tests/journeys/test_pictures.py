"""The pictures of the README and the docs, of a hospital that is made up; and what they are to show is there.

They are written with `make screenshots` alone (STAFETT_SCREENSHOTS=1).
"""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from stafett.files.models import ImportRun
from tests.journeys.conftest import PHONE, Size
from tests.journeys.test_imports import as_folder
from tests.journeys.ward import Ward, ward

PICTURE = Size("picture", 1280, 860, 1.5)
TALL = Size("tall picture", 1280, 1000, 1.5)
SHORT = Size("short picture", 1280, 540, 1.5)
PHONE_PICTURE = Size("phone picture", PHONE.width, PHONE.height, 2)

NEW = {
    "people": [
        "person_id;given_name;family_name;email",
        "ny-1;Solveig Marie;Nyberg-Aune;solveig.aune@example.org",
        "ny-2;Tor Arne;Ulvestad;tor.ulvestad@example.org",
        "ny-3;Vilde Sofie;Ytterøy;",
    ],
    "employments": [
        "employment_id;person_id;unit_id;position;fraction;starts_on;ends_on",
        "ny-1a;ny-1;m3;sykepleier;1;2026-06-01;",
        "ny-2a;ny-2;m3;sykepleier;0,75;2026-06-01;",
        "ny-3a;ny-3;m3;helsefagarbeider;0,8;2026-06-15;2026-08-31",
    ],
}


@pytest.fixture
def granli(db) -> Ward:
    return ward()


def test_the_unit_opens_with_what_is_not_green(visit, granli, picture) -> None:
    page: Page = visit(granli.leader, size=TALL)
    page.goto("/units/")

    expect(page.locator("#groups-heading")).to_be_visible()
    picture(page, "unit")


def test_the_matrix_has_a_mark_for_each(visit, granli, picture) -> None:
    page: Page = visit(granli.leader, size=PICTURE)
    page.goto(f"/units/{granli.unit.pk}/matrix/")

    expect(page.locator(".matrix tbody tr")).to_have_count(18)
    picture(page, "matrix")


def test_my_page_on_a_phone(visit, granli, picture) -> None:
    page: Page = visit(granli.nurse, size=PHONE_PICTURE)
    page.goto("/me/")

    expect(page.locator("main .edge.red")).to_be_visible()
    picture(page, "me")


def test_a_person_as_the_leader_sees_them(visit, granli, picture) -> None:
    page: Page = visit(granli.leader, size=TALL)
    page.goto(f"/people/{granli.nurse.person.pk}/")

    expect(page.locator("main .edge.red")).to_be_visible()
    picture(page, "person")


def test_the_organisation_by_unit(visit, granli, picture) -> None:
    page: Page = visit(granli.adviser, size=PICTURE)
    page.goto("/organisation/?all=1")

    expect(page.locator("table.tree tbody tr")).to_have_count(12)
    picture(page, "organisation")


def test_an_import_shows_what_would_happen(visit, granli, picture) -> None:
    page: Page = visit(granli.adviser, size=SHORT)
    page.goto("/import/")
    page.locator("#files").set_input_files(as_folder(NEW))
    page.locator("form.form button").click()
    expect(page.locator("tbody tr")).to_have_count(2)

    ImportRun.objects.update(made_at=datetime(2026, 6, 15, 6, 42, tzinfo=UTC))
    page.reload()
    expect(page.locator("tbody tr")).to_have_count(2)
    picture(page, "import")
