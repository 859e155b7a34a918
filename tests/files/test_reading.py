"""What a folder may look like, and what is said where it cannot be read."""

import os
import threading
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from stafett.files import csvfile, reading
from stafett.files.kinds import KINDS

from .folders import GRANLI, HEADERS, read, write

PEOPLE = HEADERS["people"]


def people(folder: Path, content: bytes) -> reading.Batch:
    """A folder with one people.csv of these bytes, read."""
    (folder / "people.csv").write_bytes(content)
    return reading.read(folder)


def names(batch: reading.Batch) -> list[tuple[int, str, str]]:
    return list(batch.tables["people"].rows.select("line", "person_id", "given_name").iter_rows())


def said(batch: reading.Batch) -> list[str]:
    return list(batch.faults.lines())


def test_every_kind_is_read_whole(tmp_path: Path) -> None:
    batch = read(tmp_path)
    assert said(batch) == []
    assert batch.notes == []
    assert {name: table.rows.height for name, table in batch.tables.items()} == {
        name: len(lines) for name, lines in GRANLI.items()
    }
    assert list(batch.tables) == list(KINDS)
    assert all(table.is_whole for table in batch.tables.values())


READABLE: list[tuple[str, bytes]] = [
    ("UTF-8", f"{PEOPLE}\nåse;Åse;Bø;\n".encode()),
    ("UTF-8 with a mark", b"\xef\xbb\xbf" + f"{PEOPLE}\nåse;Åse;Bø;\n".encode()),
    ("Windows-1252", f"{PEOPLE}\nåse;Åse;Bø;\n".encode("cp1252")),
    ("Windows line ends", f"{PEOPLE}\r\nåse;Åse;Bø;\r\n".encode()),
    ("commas", f"{PEOPLE}\nåse;Åse;Bø;\n".replace(";", ",").encode()),
    ("no line end", f"{PEOPLE}\nåse;Åse;Bø;".encode()),
    ("spaces around", f" {PEOPLE.replace(';', ' ; ')} \n åse ; Åse\u00a0;Bø; \n".encode()),
    ("quotes", b'"person_id";"given_name";"family_name";"email"\n' + '"åse";"Åse";"Bø";""\n'.encode()),
    (
        "a mark and quotes",
        b'\xef\xbb\xbf"person_id";"given_name";"family_name";"email"\n' + "åse;Åse;Bø;\n".encode(),
    ),
    ("capitals", f"{PEOPLE.upper()}\nåse;Åse;Bø;\n".encode()),
    ("bokmål", "person_id;fornavn;etternavn;epost\nåse;Åse;Bø;\n".encode()),
    ("columns in another order", "email;family_name;given_name;person_id\n;Bø;Åse;åse\n".encode()),
    ("lines of nothing", f"{PEOPLE}\nåse;Åse;Bø;\n\n;;;\n  \n".encode()),
]


@pytest.mark.parametrize(
    "content", [content for _name, content in READABLE], ids=[name for name, _ in READABLE]
)
def test_files_come_in_many_shapes(tmp_path: Path, content: bytes) -> None:
    batch = people(tmp_path, content)
    assert said(batch) == []
    assert names(batch) == [(2, "åse", "Åse")]


def test_a_record_has_the_line_where_it_starts(tmp_path: Path) -> None:
    batch = people(tmp_path, f'{PEOPLE}\na;"Anne\nMarie";A;\n\nb;"B ""Bee""; Berg";B;\n'.encode())
    assert names(batch) == [(2, "a", "Anne\nMarie"), (5, "b", 'B "Bee"; Berg')]


def test_line_numbers_hold_beyond_a_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csvfile, "BLOCK", 3)
    lines = [f"p{number};P;P;" for number in range(10)]
    plain = people(tmp_path, "\n".join([PEOPLE, *lines[:4], "", *lines[4:]]).encode())
    quoted = people(tmp_path, "\n".join([PEOPLE, *lines[:4], "", *lines[4:]]).replace("p9", '"p9"').encode())
    expected = [*range(2, 6), *range(7, 13)]
    assert [line for line, *_ in names(plain)] == expected
    assert [line for line, *_ in names(quoted)] == expected


def test_a_header_alone_is_a_file_without_facts(tmp_path: Path) -> None:
    batch = people(tmp_path, f"{PEOPLE}\n".encode())
    assert said(batch) == []
    assert batch.tables["people"].rows.height == 0


def test_extra_columns_and_files_are_ignored_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "shoes.csv").write_text("size\n")
    (tmp_path / ".hidden").write_text("")
    batch = people(tmp_path, f"{PEOPLE};shoe size;\nåse;Åse;Bø;;38;\n".encode())
    assert said(batch) == []
    assert batch.notes == ["shoes.csv: not a fact file; ignored", "people.csv: ignored columns: shoe size"]


UTF_16 = "\ufeff" + PEOPLE

UNREADABLE: list[tuple[bytes, list[str]]] = [
    (b"", ["people.csv:1: file: the file is empty; give it a header line, or leave it out"]),
    (b"\n \n", ["people.csv:1: file: the file is empty; give it a header line, or leave it out"]),
    (f"{PEOPLE}\na;A\0;A;\n".encode(), [
        "people.csv:2: line: a zero byte stands here; this is not a text file, export it again as CSV"]),
    (UTF_16.encode("utf-16-le"), ["people.csv:1: line: the file is UTF-16; save it as “CSV UTF-8”"]),
    (f"{PEOPLE}\na;A;A;\nb;".encode() + b"\x81;B;\n", [
        "people.csv:3: line: a byte here is neither UTF-8 nor Windows-1252; export the file again as UTF-8"]),
    (f"{PEOPLE}\na;Åse;Bø;\nb;".encode() + b"\xff;B;\n", [
        "people.csv:3: line: a letter here is broken UTF-8; export the file again as UTF-8"]),
    (b"\xef\xbb\xbf" + f"{PEOPLE}\na;A;A;\nb;".encode() + b"\xe5;B;\n", [
        "people.csv:3: line: a letter here is broken UTF-8; export the file again as UTF-8"]),
    (b"person_id;given_name;email\na;A;\n", [
        "people.csv:1: family_name: the column is missing; "
        "add it, its fields may be empty where the reference says so"]),
    (b"person_id;given_name;familyname;email\na;A;A;\n", [
        "people.csv:1: family_name: the column is missing; "
        "add it, or mend its name if it is one of these: familyname"]),
    (b"person_id;given_name;given_name;family_name;email\na;A;A;A;\n", [
        "people.csv:1: given_name: the column stands more than once; keep one of them"]),
    (b"person_id;given_name;fornavn;family_name;email\na;A;A;A;\n", [
        "people.csv:1: given_name: the column stands more than once; keep one of them"]),
    (f'{PEOPLE}\na;"A"x;A;\n'.encode(), [
        "people.csv:2: line: a quotation mark is not closed, or text follows one; "
        "double the marks inside a field and close it"]),
    (f'{PEOPLE}\na;A;A;\nb;"B;B;\nc;C;C;\n'.encode(), [
        "people.csv:3: line: a quotation mark is not closed, or text follows one; "
        "double the marks inside a field and close it"]),
    (f'{PEOPLE}\na;A;A;\nb;"B";B\n'.encode(), [
        "people.csv:3: line: 3 fields where the header has 4; mend the separators, or quote a field that holds one"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), UNREADABLE)
def test_what_cannot_be_read_is_said(tmp_path: Path, content: bytes, expected: list[str]) -> None:
    assert said(people(tmp_path, content)) == expected


def folder_in_its_place(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere")


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (folder_in_its_place, "is a folder; put a file with this name here, or remove it"),
        (pipe, "is not an ordinary file; put an ordinary file here, or remove it"),
        (link_to_nothing, "cannot be read (No such file or directory); mend it or leave it out"),
        (endless, "is not an ordinary file; put an ordinary file here, or remove it"),
    ],
)
def test_what_is_no_file_is_said_and_never_waited_for(
    tmp_path: Path, make: Callable[[Path], None], expected: str
) -> None:
    make(tmp_path / "people.csv")
    assert said(reading.read(tmp_path)) == [f"people.csv:1: file: {expected}"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"people": ()})
    (tmp_path / "people.csv").chmod(0)
    assert said(reading.read(tmp_path)) == [
        "people.csv:1: file: cannot be read (Permission denied); mend it or leave it out"
    ]


@pytest.mark.parametrize("filling", [b"x", b"\0"])
def test_a_line_of_two_gigabytes_is_refused_in_little_memory(tmp_path: Path, filling: bytes) -> None:
    path = tmp_path / "people.csv"
    with path.open("wb") as file:
        file.write(f"{PEOPLE}\na;A;A;\nb;".encode() + filling * (8 << 20))
        file.truncate(2 << 30)
    tracemalloc.start()
    batch = reading.read(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    sentence = {
        b"x": "the line is longer than 1 MB; check the line breaks and export again",
        b"\0": "a zero byte stands here; this is not a text file, export it again as CSV",
    }[filling]
    assert said(batch) == [f"people.csv:3: line: {sentence}"]
    assert peak < 20 << 20


def test_a_path_without_fact_files_is_said_in_a_sentence(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("")
    for path, sentence in [
        (tmp_path, f"There are no fact files in {tmp_path}. Name them units.csv, people.csv and so on."),
        (tmp_path / "gone", f"There is no folder or file {tmp_path / 'gone'}."),
        (note, f"{note} is neither a folder nor an .xlsx file."),
    ]:
        with pytest.raises(reading.NothingToRead) as refusal:
            reading.read(path)
        assert str(refusal.value) == sentence


def test_both_ways_of_splitting_records_agree(tmp_path: Path) -> None:
    rows = [f"p{number};{'Å' * (number % 3)};F {number};" for number in range(200)]
    plain = people(tmp_path, "\n".join([PEOPLE, *rows]).encode()).tables["people"].rows
    quoted = people(
        tmp_path, "\n".join([f'"{PEOPLE.replace(";", chr(34) + ";" + chr(34))}"', *rows]).encode()
    )
    assert quoted.tables["people"].rows.equals(plain)
    assert plain.schema["line"] == pl.Int64


def test_reading_does_not_wait_for_other_threads(tmp_path: Path) -> None:
    """Two folders read at once are read as one after the other."""
    write(tmp_path / "one")
    found: list[reading.Batch] = []
    threads = [
        threading.Thread(target=lambda: found.append(reading.read(tmp_path / "one"))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [said(batch) for batch in found] == [[]] * 4
