"""The pure parts of the benchmark: what it makes of numbers, of /proc and of the site's answers."""

from datetime import date

import pytest

from bench import machine, measures, morning, page, processes, shown
from bench.measures import MIB, Limit, Report, Row, Timings

STAT = "41 (a (strange) name) S 7 41 41 0 -1 4194560 100 0 0 0 250 50 30 20 20 0 1 0 12345 0 0"
SMAPS = """55d0c000-7ffe000 ---p 00000000 00:00 0 [rollup]
Rss:               90000 kB
Shared_Clean:      40000 kB
Private_Clean:      1000 kB
Private_Dirty:      2048 kB
"""
EXPORTED = (
    "\ufeffEnhets-id;Enhet;Personer;Rød;Gul;Grønn;Grå;Ingenting kreves;Grønn, prosent\n"
    "A-1;Avdeling 1;9;1;2;3;2;1;50\nA-2;'=Rart;0;0;0;0;0;0;\n"
)


def timings(*milliseconds):
    return Timings(seconds=tuple(value / 1000 for value in milliseconds), cpu=0.05 * len(milliseconds))


@pytest.mark.parametrize(
    ("count", "share", "expected"), [(1, 0.5, 1), (2, 0.5, 1), (3, 0.5, 2), (20, 0.95, 19), (60, 0.95, 57)]
)
def test_a_percentile_is_one_of_the_values(count, share, expected):
    assert measures.percentile(range(count, 0, -1), share) == expected


def test_nothing_has_no_percentile():
    with pytest.raises(ValueError, match="nothing was measured"):
        measures.percentile([], 0.5)


@pytest.mark.parametrize(
    ("row", "reached"),
    [
        (Row(what="", limit=Limit(p95=0.06), timings=timings(*[50] * 59, 900)), True),
        (Row(what="", limit=Limit(p95=0.06), timings=timings(*[50] * 9, 61)), False),
        (Row(what="", limit=Limit(seconds=12, memory=MIB), seconds=11.0, memory=MIB + 1), False),
        (Row(what="", limit=Limit(seconds=12, memory=MIB), seconds=12.0, memory=MIB), True),
        (Row(what="", limit=Limit(least=2000), seconds=1.0, a_second=2000.0), True),
        (Row(what="", limit=Limit(least=2000), seconds=1.0, a_second=1999.0), False),
        (Row(what="", limit=Limit(p95=0.06), fault="answered with 500"), False),
        (Row(what="", limit=Limit(p95=0.4), timings=timings(5), fault="2 errors"), False),
        (Row(what="", limit=Limit(p95=0.06), is_absent=True), None),
        (Row(what="", timings=timings(5)), None),
    ],
)
def test_a_row_is_reached_when_all_it_is_held_to_is(row, reached):
    assert row.reached is reached


def test_a_ratio_is_to_the_middle_request():
    assert Row(what="", timings=timings(10, 30, 90), floor=("empty page", 0.01)).ratio == pytest.approx(3)
    assert Row(what="", seconds=6.0, floor=("group-by", 0.02)).ratio == pytest.approx(300)
    assert Row(what="", seconds=6.0).ratio is None


def test_a_limit_says_what_it_asks():
    assert Limit(p95=0.06).said() == "p95 ≤ 60 ms"
    assert Limit(seconds=90, memory=2048 * MIB).said() == "≤ 90 s, ≤ 2,048 MiB"
    assert Limit(least=2000).said() == "≥ 2,000 a second"


def test_rows_as_a_table():
    rows = [
        Row(what="my page", limit=Limit(p95=0.06), timings=timings(4, 5, 70), floor=("empty page", 0.002)),
        Row(what="import", limit=Limit(seconds=90), seconds=18.04, memory=700.0 * MIB),
        Row(what="curve", limit=Limit(p95=0.06), is_absent=True),
    ]
    assert page.rows(rows).splitlines()[2:] == [
        "| my page | p95 ≤ 60 ms | 3 | 5.0 | 70 | 70 | 50 | 2.5 × empty page |  | **no** |",
        "| import | ≤ 90 s |  | 18.0 s |  |  |  |  | 700 MiB | yes |",
        "| curve | p95 ≤ 60 ms |  |  |  |  |  |  |  | not there yet |",
    ]


def test_a_table_without_lines_says_so():
    assert page.table(("a", "b"), []) == "Nothing was measured.\n"


def test_a_page_names_what_failed_and_what_differs():
    report = Report(database="SQLite", rows=[Row(what="my page", limit=Limit(p95=0.06), fault="no answer")])
    report.compared, report.unequal = 3, ["A-1 on 2026-06-01: {} is shown, {} is counted"]
    report.profiles = {"my page": ["9.0 me.py"]}

    text = page.page([report], [("cores", "2")], ["6,000 people"])

    assert text.startswith("<!-- Written by `make bench`; do not edit. -->\n\n# Performance\n")
    assert page.remarks(report).strip().splitlines() == [
        "- my page: no answer",
        "- UNEQUAL: A-1 on 2026-06-01: {} is shown, {} is counted",
        "- 3 figures of units were compared with a count of the cells; **1 differ**.",
    ]
    assert "my page:\n\n```text\n9.0 me.py\n```\n" in text


def test_a_process_is_read_from_the_system():
    assert processes.parent_in(STAT) == 7
    assert processes.cpu_in(STAT) == pytest.approx(350 * processes.TICK)
    assert processes.private_in(SMAPS) == 3048 * 1024
    assert processes.peak_in("Name:\tpython\nVmHWM:\t    2048 kB\n") == 2048 * 1024
    assert processes.peak_in("Name:\tkthread\n") == 0


def test_a_program_is_measured_and_one_that_fails_says_why():
    done = processes.measured(["sh", "-c", "echo $WORD"], {"WORD": "said"}, within=60)
    assert (done.said, done.memory > 0) == ("said\n", True)
    with pytest.raises(processes.Failed, match="ended with 3: because"):
        processes.measured(["sh", "-c", "echo because; exit 3"], {}, within=60)


def test_a_program_beside_us_is_stopped_with_what_it_started(tmp_path):
    command = ["sh", "-c", "sleep 60 & sleep 60; true"]
    with processes.running(command, {}, tmp_path / "log") as pid:
        family = processes.with_children(pid)
    assert (family[0], processes.words_of(pid)) == (pid, "")


def test_figures_are_read_from_the_export_by_place():
    read = shown.read(EXPORTED)
    assert read["A-2"] == dict.fromkeys(shown.COUNTS, 0)
    assert read["A-1"] == {"members": 9, "red": 1, "yellow": 2, "green": 3, "grey": 2, "none": 1}
    assert shown.differences("2026-06-01", read, read) == []
    assert shown.differences("2026-06-01", {"A-3": {"red": 1}}, read) == [
        "A-3 on 2026-06-01: None is shown, {'red': 1} is counted"
    ]


def test_each_leader_has_another_claim_every_morning():
    leaders = [{"unit": 1, "claims": [[5, 50], [6, 60]]}, {"unit": 2, "claims": [[7, 70]]}]
    found = [(one["unit"], one["claim"], one["person"]) for one in morning.nth(leaders, 1)]
    assert found == [(1, 6, 60)]


def test_the_machine_is_told_without_its_name():
    assert [name for name, _value in machine.machine(date(2026, 6, 1), ["SQLite 3"])] == [
        "cores", "memory", "system", "Python", "Django", "Polars", "databases", "day",
    ]  # fmt: skip
