"""The figures as a file tell no more than the page: the minimum group, groups and differences hold there too."""

import io

import openpyxl
import pytest

from stafett.lib.keys import new_code
from stafett.pulses import actions
from stafett.pulses.models import Privacy
from tests.factories import days_ahead, pulses

pytestmark = pytest.mark.django_db


def over(monkeypatch) -> None:
    actions.unseal(on=days_ahead(200))
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(200).isoformat())


def rows(client, wave) -> list[list[str]]:
    """The file's rows without the headings."""
    text = client.get(f"/asked/{wave.pk}/results/figures.csv").content.decode()
    return [line.split(";") for line in text.splitlines()[1:]]


def test_all_the_groups_and_the_change_are_there(
    client_of, wave, asked, arena, unit_b, alice, monkeypatch
) -> None:
    others = pulses.members(unit_b, arena, 5, name="Other")
    codes = [new_code() for _count in range(11)]
    later = pulses.wave(wave.form, days_ahead(90), "After")
    for one, code in zip([*asked, *others], codes, strict=True):
        pulses.answered(wave, one, 2, code=code, more="Tea")
        pulses.answered(later, one, 4, code=code, on=days_ahead(91), shift="day", more="Tea")
    over(monkeypatch)

    found = rows(client_of(alice), later)

    calm = "How calm are your shifts?"
    assert [calm, "All", "4", "11", "4.0", "", "", ""] in found
    assert [calm, "Section B", "4", "5", "4.0", "", "", ""] in found
    assert ["Which shift?", "All", "Day", "11", "", "", "", ""] in found
    assert [calm, "Those who answered both times", "", "11", "", "2.0", "4.0", "0"] in found
    assert (len(found), "Tea" in str(found)) == (3 * (5 + 2) + 1, False)


def test_a_group_that_is_too_small_is_in_no_file_nor_what_would_tell_of_it(
    client_of, wave, asked, arena, unit_b, unit_a, alice, monkeypatch
) -> None:
    others = pulses.members(unit_b, arena, 4, name="Other")
    for one in [*asked, *others]:
        pulses.answered(wave, one, 2)
    over(monkeypatch)

    assert {row[1] for row in rows(client_of(alice), wave)} == {"All"}


def test_a_change_that_would_tell_of_a_few_is_in_no_file(client_of, wave, asked, alice, monkeypatch) -> None:
    codes = [new_code() for _one in asked]
    later = pulses.wave(wave.form, days_ahead(90), "After")
    for one, code in zip(asked, codes, strict=True):
        pulses.answered(wave, one, 2, code=code)
    for one, code in zip(asked[:5], codes, strict=False):
        pulses.answered(later, one, 4, code=code, on=days_ahead(91))
    over(monkeypatch)

    assert "Those who answered both times" not in {row[1] for row in rows(client_of(alice), later)}


def test_there_is_no_file_before_it_is_over_nor_of_too_few(
    client_of, wave, asked, alice, monkeypatch
) -> None:
    for one in asked[:4]:
        pulses.answered(wave, one, 2)
    client, address = client_of(alice), f"/asked/{wave.pk}/results/figures.xlsx"
    assert client.get(address).status_code == 404

    over(monkeypatch)

    assert client.get(address).status_code == 404
    assert "figures.xlsx" not in client.get(f"/asked/{wave.pk}/results/").text


def test_a_workbook_has_numbers_and_an_open_one_no_names(client_of, arena, asked, alice, monkeypatch) -> None:
    wave = pulses.wave(pulses.form(arena, Privacy.OPEN))
    pulses.answered(wave, asked[0], 3)
    over(monkeypatch)
    client = client_of(alice)
    assert "figures.xlsx" in client.get(f"/asked/{wave.pk}/results/").text

    content = client.get(f"/asked/{wave.pk}/results/figures.xlsx").content

    cells = [
        [cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows()
    ]
    assert ["How calm are your shifts?", "All", "3", 1, 3, None, None, None] in cells
    assert "Member0" not in str(cells)


def test_strangers_find_nothing(client_of, wave, charlie) -> None:
    assert client_of(charlie).get(f"/asked/{wave.pk}/results/figures.csv").status_code == 404
