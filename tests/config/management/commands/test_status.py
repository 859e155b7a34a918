"""`stafett status`: cells and figures out, equal to the shared examples to the byte."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from distributed import LocalCluster
from django.core.management import CommandError, call_command

from stafett.audit.models import Entry
from stafett.config.management.commands import status as command
from stafett.lib.clock import OSLO
from stafett.people.models import Organisation
from stafett.standings import marks
from stafett.status.rollups import FIGURES
from tests.config import commands
from tests.files.folders import only, withdrawing, write
from tests.needs import ROOT

EXAMPLES = ROOT / "tests" / "status" / "examples"
DAYS = ("2025-12-31", "2026-11-21", "2027-11-02")
FACTS_UNTIL = "2026-11-21"
"""No example holds an achievement after this day; where the clock stands earlier it is set to it."""

CELLS = "person_id;plan_id;requirement_id;unit_id;from_on;until_on;since;held_until;yellow_on;red_on;colour;reason\n"


def status(*arguments: str) -> str:
    out = StringIO()
    call_command("status", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.usefixtures("snapshots_kept")
def test_what_pages_read_is_made_anew_for_every_organisation(granli: None, today: date) -> None:
    said = status("rebuild")
    kept = marks.newest(Organisation.objects.get().pk)
    assert kept is not None
    assert said == f"granli: made in {kept.seconds:.1f} seconds.\n"


@pytest.mark.usefixtures("snapshots_kept")
def test_several_processes_here_or_a_scheduler_s_make_the_same_rows_in_the_same_order(
    granli: None, today: date
) -> None:
    organisation, made = Organisation.objects.get().pk, []
    for engine in ((), ("--engine", "dask", "--workers", "2"), ("--engine", "dask", "--scheduler")):
        with LocalCluster(n_workers=1, host="127.0.0.1", dashboard_address=":0") as others:
            address = [others.scheduler_address] if "--scheduler" in engine else []
            status("rebuild", *engine, *address)
        kept = marks.newest(organisation)
        made.append(kept and kept.digests)
    assert made[0]
    assert made == [made[0]] * 3


@pytest.fixture(autouse=True)
def yielded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """By how much it lets others go first; the tests that come after it in the same process do not."""
    found: list[int] = []
    monkeypatch.setattr(command.os, "nice", found.append)
    return found


@pytest.mark.usefixtures("snapshots_kept")
def test_it_follows_until_whoever_started_it_is_gone(
    granli: None, today: date, yielded: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    waited, parents = [], iter([7, 7, 7, 1])
    monkeypatch.setattr(command.os, "getppid", lambda: next(parents))
    monkeypatch.setattr(command.time, "sleep", waited.append)
    status("rebuild", "--follow")
    assert yielded == [command.BEHIND_PAGES]
    assert waited == [command.LOOKS_EVERY] * 2
    assert marks.newest(Organisation.objects.get().pk) is not None


def test_after_a_fault_it_connects_anew_and_waits_longer(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    waited, parents = [], iter([7, 7, 1])
    monkeypatch.setattr(command.os, "getppid", lambda: next(parents))
    monkeypatch.setattr(command.time, "sleep", waited.append)
    monkeypatch.setattr(command.keeping.Keeper, "keep_up", lambda _self, *, on: False)
    monkeypatch.setattr(command.connection, "close", lambda: waited.append("closed"))
    status("rebuild", "--follow")
    assert waited == ["closed", command.keeping.AFTER_A_FAULT]


def test_ctrl_c_ends_it_without_a_word(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command.time, "sleep", interrupted)
    assert status("rebuild", "--follow") == ""


def test_without_an_organisation_there_is_nothing_to_rebuild(db: None) -> None:
    with pytest.raises(SystemExit, match="2"):
        status("rebuild")


@pytest.mark.django_db
@pytest.mark.skipif(not EXAMPLES.exists(), reason="the examples are not on this machine")
@pytest.mark.parametrize("number", range(1, 7))
def test_an_example_comes_out_as_expected(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STAFETT_TODAY", FACTS_UNTIL)
    folder = EXAMPLES / f"organisation-{number}"
    call_command("import", str(folder), stdout=StringIO(), stderr=StringIO())
    for day in DAYS:
        assert status("export", "--on", day) == (folder / f"expected-cells-{day}.csv").read_text()
        for by in ("unit", "plan", "requirement"):
            expected = (folder / f"expected-summary-by-{by}-{day}.csv").read_text()
            assert status("summary", "--on", day, "--by", by, "--format", "csv") == expected


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the examples are not on this machine")
def test_an_example_goes_in_and_out_on_the_command_line(tmp_path: Path) -> None:
    folder, data, out = EXAMPLES / "organisation-3", tmp_path / "data", tmp_path / "cells.csv"
    if date.today().isoformat() < FACTS_UNTIL:  # noqa: DTZ011 - the command reads the real clock too
        pytest.skip("the examples lie in this machine's future")
    assert commands.run(data, "import", folder).returncode == 0
    found = commands.run(data, "status", "export", "--on", DAYS[0], "--out", out)
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")
    assert out.read_bytes() == (folder / f"expected-cells-{DAYS[0]}.csv").read_bytes()
    figures = commands.run(data, "status", "summary", "--on", DAYS[1], "--format", "csv")
    assert figures.stdout == (folder / f"expected-summary-by-unit-{DAYS[1]}.csv").read_text()


@pytest.fixture
def granli(db: None, tmp_path: Path) -> None:
    call_command("import", str(write(tmp_path / "granli")), stdout=StringIO())


ALICE = "alice;base;r1;;2026-01-01;;2025-01-01;;2026-01-01;2026-01-20;red;missing\n"
BOB = "bob;base;r1;;2026-01-01;2028-01-01;2025-01-01;2027-01-05;2027-01-06;2027-01-06;green;met\n"


def test_the_cells_of_the_day(granli: None) -> None:
    assert status("export", "--on", "2026-06-15") == CELLS + ALICE + BOB


def test_a_unit_counts_only_its_own(granli: None) -> None:
    assert status("export", "--on", "2026-06-15", "--unit", "a") == CELLS + ALICE + BOB
    assert status("export", "--on", "2026-06-15", "--unit", "b") == CELLS
    figures = status("summary", "--on", "2026-06-15", "--unit", "clinic", "--format", "json")
    keys = [(row["key"], row["members"], row["red_missing"], row["green_met"]) for row in json.loads(figures)]
    assert keys == [("a", 2, 1, 1), ("clinic", 2, 1, 1)]


@pytest.mark.parametrize(("by", "key"), [("plan", "base"), ("requirement", "base/r1")])
def test_figures_by_plan_and_requirement(granli: None, by: str, key: str) -> None:
    found = json.loads(status("summary", "--on", "2026-06-15", "--by", by, "--format", "json"))
    assert [list(row) for row in found] == [["key", *FIGURES]]
    assert (found[0]["key"], found[0]["members"], found[0]["members_red"]) == (key, 2, 1)
    assert (
        json.loads(status("summary", "--on", "2026-06-15", "--by", by, "--format", "json", "--unit", "b"))
        == []
    )


def test_a_table_for_people_is_the_default(granli: None) -> None:
    lines = status("summary", "--on", "2026-06-15", "--unit", "a").splitlines()
    assert [line.split()[:7] for line in lines] == [
        ["key", "members", "red", "yellow", "green", "grey", "none"],
        ["a", "2", "1", "0", "1", "0", "0"],
    ]


def test_as_it_was_recorded_on_a_past_day(granli: None, tmp_path: Path) -> None:
    def recorded_at(day: date) -> None:
        newest = Entry.objects.order_by("-position")[0]
        Entry.objects.filter(pk=newest.pk).update(
            at=newest.at.astimezone(OSLO).replace(2026, day.month, day.day)
        )

    recorded_at(date(2026, 6, 10))
    gone = write(tmp_path / "gone", *withdrawing("achievements", "h1;;;;;;;;;;;yes"))
    call_command("import", str(gone), stdout=StringIO())
    recorded_at(date(2026, 6, 12))
    now = BOB.replace("2027-01-05;2027-01-06;2027-01-06;green;met", ";2026-01-01;2025-02-01;red;missing")
    assert status("export", "--on", "2026-06-15") == CELLS + ALICE + now
    assert status("export", "--on", "2026-06-15", "--recorded-on", "2026-06-12") == CELLS + ALICE + now
    assert status("export", "--on", "2026-06-15", "--recorded-on", "2026-06-11") == CELLS + ALICE + BOB
    assert status("export", "--on", "2026-06-15", "--recorded-on", "2026-06-09") == CELLS


def test_another_organisation_is_asked_for_by_its_root(granli: None, tmp_path: Path) -> None:
    solvik = write(tmp_path / "solvik", only("units", "solvik;;Solvik;municipality;"))
    call_command("import", str(solvik), stdout=StringIO())
    on = ("--on", "2026-06-15")
    assert status("export", *on, "--organisation", "solvik") == CELLS
    assert status("export", *on, "--organisation", "granli") == CELLS + ALICE + BOB
    figures = json.loads(status("summary", *on, "--organisation", "solvik", "--format", "json"))
    assert [row["key"] for row in figures] == ["solvik"]
    for arguments, sentence in [
        ((), "There are several organisations. Say which one is meant with --organisation UNIT_ID."),
        (("--organisation", "none"), "There is no organisation “none”."),
        (("--organisation", "solvik", "--unit", "a"), "The organisation has no unit “a”."),
        (
            ("--organisation", "granli", "--out", "/gone/x"),
            "/gone/x cannot be written: No such file or directory.",
        ),
    ]:
        errors = StringIO()
        with pytest.raises(SystemExit) as stopped:
            call_command("status", "export", *on, *arguments, stderr=errors)
        assert (stopped.value.code, errors.getvalue()) == (2, f"{sentence}\n")


def test_out_replaces_the_file_whole(granli: None, tmp_path: Path) -> None:
    out = tmp_path / "cells.csv"
    out.write_text("old")
    assert status("export", "--on", "2026-06-15", "--out", str(out)) == ""
    assert out.read_text() == CELLS + ALICE + BOB
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["cells.csv"]


def test_without_an_organisation_there_is_nothing_to_tell(tmp_path: Path) -> None:
    found = commands.run(tmp_path, "status", "summary", "--on", "2026-06-15")
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr == "There is no organisation yet. Import one with `stafett import FOLDER`.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export",), "the following arguments are required: --on"),
        (("export", "--on", "today"), "“today” is not a day from 1900 to 2199; write it as YYYY-MM-DD"),
        (("export", "--on", "20260615"), "“20260615” is not a day from 1900 to 2199; write it as YYYY-MM-DD"),
        (
            ("export", "--on", "2200-01-01"),
            "“2200-01-01” is not a day from 1900 to 2199; write it as YYYY-MM-DD",
        ),
        (("summary", "--on", "2026-06-15", "--by", "person"), "invalid choice: 'person'"),
        (("summary", "--on", "2026-06-15", "--format", "xml"), "invalid choice: 'xml'"),
        (("guess",), "invalid choice: 'guess'"),
        ((), "the following arguments are required: {export,summary,rebuild}"),
    ],
)
def test_arguments_that_make_no_sense_are_refused(arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(CommandError) as refusal:
        call_command("status", *arguments)
    assert said in str(refusal.value)


def test_refused_arguments_end_with_two_on_the_command_line(tmp_path: Path) -> None:
    found = commands.run(tmp_path, "status", "export", "--on", "2026-02-30")
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.endswith("“2026-02-30” is not a day from 1900 to 2199; write it as YYYY-MM-DD\n")
