"""A mark of the files that something was made by."""

from pathlib import Path

from stafett.lib.edition import edition


def test_it_changes_whenever_a_file_does_and_only_then(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "rules.py").write_text("one")
    (tmp_path / "notes.txt").write_text("one")
    first = edition(tmp_path)
    (tmp_path / "notes.txt").write_text("two")
    second = edition(tmp_path)
    (inner / "rules.py").write_text("two")
    third = edition(tmp_path)

    assert first == second
    assert len({first, third, edition(tmp_path, also="more"), edition(tmp_path, inner)}) == 4
