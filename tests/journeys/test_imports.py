"""An adviser sends fact files, reads what is wrong, mends it, and sees the colours of somebody new."""

import io

import pytest
import xlsxwriter
from playwright.sync_api import Page, expect

PEOPLE = ["person_id;given_name;family_name;email", "nora;Nora;Ny;nora@example.org", "odd;Odd;Ås;"]
EMPLOYMENTS = [
    "employment_id;person_id;unit_id;position;fraction;starts_on;ends_on",
    "nora-1;nora;a;nurse;1;2026-01-01;",
    "odd-1;odd;a;nurse;0.5;2026-01-01;",
]
ACHIEVEMENTS = [
    "achievement_id;person_id;competence_id;level;unit_id;achieved_on;valid_until"
    ";submitted_on;approved_on;refused_on;revoked_on",
    "nora-fire;nora;fire;1;;2026-05-04;;2026-05-04;2026-05-05;;",
]
GOOD = {"people": PEOPLE, "employments": EMPLOYMENTS, "achievements": ACHIEVEMENTS}
FAULTY = {
    "people": PEOPLE,
    "employments": [line.replace("odd;a;", "odd;section-a;") for line in EMPLOYMENTS],
    "achievements": [line.replace("2026-05-05", "2026-13-05") for line in ACHIEVEMENTS],
}
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_folder(tables: dict[str, list[str]]) -> list[dict[str, object]]:
    return [
        {"name": f"{name}.csv", "mimeType": CSV, "buffer": "\n".join([*lines, ""]).encode()}
        for name, lines in tables.items()
    ]


def as_workbook(tables: dict[str, list[str]]) -> list[dict[str, object]]:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        for name, lines in tables.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line.split(";"))
    return [{"name": "Facts.xlsx", "mimeType": XLSX, "buffer": kept.getvalue()}]


def send(page: Page, files: list[dict[str, object]]) -> None:
    page.get_by_label("Files").set_input_files(files)
    page.get_by_role("button", name="Read them and show what would happen").click()


def cells(page: Page, row: str) -> list[str]:
    return page.get_by_role("row", name=row).get_by_role("cell").all_inner_texts()


def colour_of(page: Page, name: str) -> str:
    """Found by searching, as the adviser would."""
    page.goto("/search/?q=" + name)
    page.locator("#results").get_by_role("link", name=name).click()
    return " ".join(page.locator("#lines .counts").inner_text().split())


@pytest.mark.parametrize("pack", [as_folder, as_workbook], ids=["CSV", "XLSX"])
def test_faults_are_read_and_mended_and_the_new_ones_get_their_colours(
    come, fire, unit_a, erik, pack
) -> None:
    page = come(erik)
    page.goto("/me/")
    page.get_by_role("link", name="Import").click()

    send(page, pack(FAULTY))
    expect(page.get_by_role("heading", name="Nothing was taken")).to_be_visible()
    assert cells(page, "section-a")[:2] == ["3", "unit_id"]
    assert cells(page, "2026-13-05")[:2] == ["2", "approved_on"]

    page.get_by_role("link", name="Send them again").click()
    send(page, pack(GOOD))
    expect(page.get_by_role("heading", name="This is what would happen")).to_be_visible()
    assert cells(page, "people") == ["2", "0", "0", "0"]
    assert cells(page, "achievements") == ["1", "0", "0", "0"]
    page.goto("/search/?q=Nora")
    expect(page.get_by_text("Nothing found")).to_be_visible()

    page.go_back()
    page.get_by_role("button", name="Take it").click()
    expect(page.get_by_role("heading", name="Taken")).to_be_visible()
    assert colour_of(page, "Nora Ny") == "1 In order"
    assert colour_of(page, "Odd Ås") == "1 Missing or expired"


def test_what_is_no_fact_file_is_said_at_once(come, erik) -> None:
    page = come(erik)
    page.goto("/import/")
    send(page, [{"name": "people.txt", "mimeType": "text/plain", "buffer": b"?"}])

    said = "people.txt is no fact file. They are named units.csv, people.csv and so on."
    expect(page.get_by_role("group", name="One thing must be put right").get_by_role("link")).to_have_text(
        said
    )
