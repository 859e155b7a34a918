"""§7.2: the same facts, in any order of lines, sent once or twice, give the same cells."""

import random
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

EXAMPLES = Path(__file__).parents[1] / "status" / "examples"
DAY = "2026-11-21"


def shuffled(folder: Path, into: Path, seed: int) -> Path:
    """The fact files of the folder, the lines of each in another order."""
    into.mkdir()
    for path in folder.glob("*.csv"):
        header, *lines = path.read_text().splitlines()
        random.Random(seed).shuffle(lines)  # noqa: S311 - repeatable, nothing secret
        (into / path.name).write_text("\n".join([header, *lines]))
    return into


@pytest.mark.django_db
@pytest.mark.parametrize("number", [2, 5])
def test_lines_in_any_order_sent_twice_give_the_same_cells(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STAFETT_TODAY", DAY)
    folder = EXAMPLES / f"organisation-{number}"
    for seed in range(2):
        call_command("import", str(shuffled(folder, tmp_path / str(seed), seed)), stdout=StringIO())
        cells = StringIO()
        call_command("status", "export", "--on", DAY, stdout=cells)
        assert cells.getvalue() == (folder / f"expected-cells-{DAY}.csv").read_text()
