"""What may stand in a field, and what it is read as."""

from datetime import date
from pathlib import Path

import pytest

from .folders import HEADERS, read

DAY = date(2026, 5, 3)

REQUIREMENT = "base;1;r1;cpr;1;1;mandatory;30;;completion;;;;;no;no;;"

READ: list[tuple[str, str, str, object]] = [
    ("leaves", "l1;bob;2026-05-03;", "starts_on", DAY),
    ("leaves", "l1;bob;03.05.2026;", "starts_on", DAY),
    ("leaves", "l1;bob;3.5.2026;", "starts_on", DAY),
    ("leaves", "l1;bob;1900-01-01;", "starts_on", date(1900, 1, 1)),
    ("leaves", "l1;bob;2199-12-31;", "starts_on", date(2199, 12, 31)),
    ("leaves", "l1;bob;2026-05-03;9999-12-31", "ends_on", None),
    ("leaves", "l1;bob;2026-05-03;31.12.9999", "ends_on", None),
    ("leaves", "l1;bob;2026-05-03;", "ends_on", None),
    ("competences", "cpr;CPR;", "validity_months", None),
    ("competences", "cpr;CPR;0", "validity_months", 0),
    ("competences", "cpr;CPR;1200", "validity_months", 1200),
    ("employments", "e1;bob;a;;;2026-05-03;", "fraction", ""),
    ("employments", "e1;bob;a;;1.0;2026-05-03;", "fraction", "1"),
    ("employments", "e1;bob;a;;0,5;2026-05-03;", "fraction", "0.5"),
    ("employments", "e1;bob;a;;50 %;2026-05-03;", "fraction", "0.5"),
    ("employments", "e1;bob;a;;100%;2026-05-03;", "fraction", "1"),
    ("employments", "e1;bob;a;;0.805;2026-05-03;", "fraction", "0.805"),
    ("roles", "r1;bob;Leder;a;2026-05-03;", "role", "leader"),
    ("roles", "r1;bob;fagansvarlig;a;2026-05-03;", "role", "professional_lead"),
    ("assignments", "s1;base;a;ja;;;2026-05-03;", "subunits", True),
    ("assignments", "s1;base;a;NEI;;;2026-05-03;", "subunits", False),
    ("assignments", "s1;base;a;;;;2026-05-03;", "subunits", False),
    ("assignments", "s1;base;a;; porter | nurse|porter|;;2026-05-03;", "positions", "nurse|porter"),
    ("assignments", "s1;base;a;;|;;2026-05-03;", "positions", ""),
    ("achievements", "h1;bob;cpr;;;2026-05-03;;;;;", "level", 1),
    ("achievements", "h1;bob;cpr;;;2026-05-03;;;;;", "submitted_on", DAY),
    ("achievements", "h1;bob;cpr;;;2026-05-03;;2026-05-04;;;", "submitted_on", date(2026, 5, 4)),
    ("achievements", "h1;bob;cpr;;;2026-05-03;;;;;", "unit_id", None),
    ("exemptions", "x1;bob;base;;2026-05-03;", "requirement_id", ""),
    ("requirements", REQUIREMENT.replace("cpr", "b| a |b"), "accepts", "a|b"),
    ("requirements", REQUIREMENT.replace("mandatory", ""), "obligation", True),
    ("requirements", REQUIREMENT.replace("mandatory", "anbefalt"), "obligation", False),
    ("requirements", REQUIREMENT.replace("completion", ""), "renewal", "completion"),
    ("requirements", REQUIREMENT.replace("completion", "Utløp"), "renewal", "expiry"),
    ("requirements", REQUIREMENT.replace("completion", "fixed:02-29"), "renewal", "fixed:02-29"),
    ("requirements", REQUIREMENT.replace("completion", "fast:09-01"), "renewal", "fixed:09-01"),
    ("requirements", REQUIREMENT.replace("30", "-1"), "due_days", -1),
    ("requirements", REQUIREMENT, "early_days", 60),
    ("requirements", REQUIREMENT, "warn_days", 0),
    ("requirements", REQUIREMENT, "grace_days", 30),
    ("requirements", REQUIREMENT, "lookback_days", None),
    ("requirements", REQUIREMENT, "transition_days", 60),
    ("requirements", REQUIREMENT, "claim_days", 14),
    ("requirements", REQUIREMENT, "times", 1),
]


@pytest.mark.parametrize(("kind", "line", "column", "expected"), READ)
def test_a_field_is_read(tmp_path: Path, kind: str, line: str, column: str, expected: object) -> None:
    batch = read(tmp_path, {kind: (line,)})
    assert list(batch.faults.lines()) == []
    assert batch.tables[kind].rows[column].to_list() == [expected]


WRONG_DAYS = [
    "2026-5-3",
    "2026/05/03",
    "03.05.26",
    "20260503",
    "2026-13-01",
    "2026-05-03 12:00",
    "0000-01-01",
    "٢٠٢٦-٠٥-٠٣",
]


@pytest.mark.parametrize("day", WRONG_DAYS)
def test_other_ways_to_write_a_day_are_refused(tmp_path: Path, day: str) -> None:
    batch = read(tmp_path, {"leaves": (f"l1;bob;{day};",)})
    assert list(batch.faults.lines()) == [
        f"leaves.csv:2: starts_on: “{day}” is not a day from 1900 to 2199; write it as YYYY-MM-DD or DD.MM.YYYY"
    ]


WRONG_NUMBERS = ["1.0", "1,0", "+1", " - 1", "1e2", "99999999999999999999", "0x10", "١"]


@pytest.mark.parametrize("number", WRONG_NUMBERS)
def test_other_ways_to_write_a_number_are_refused(tmp_path: Path, number: str) -> None:
    batch = read(tmp_path, {"competences": (f"cpr;CPR;{number}",)}, {"competences": HEADERS["competences"]})
    assert list(batch.faults.lines()) == [
        f"competences.csv:2: validity_months: “{number.strip()}” is not a whole number from 0 to 1200; correct it"
    ]


def test_of_a_line_that_takes_back_only_the_key_is_read(tmp_path: Path) -> None:
    headers = {"leaves": f"{HEADERS['leaves']};withdrawn"}
    batch = read(tmp_path, {"leaves": ("l1;;;;yes", "l2;;no day;soon;JA", "l3;bob;2026-05-03;;no")}, headers)
    assert list(batch.faults.lines()) == []
    assert batch.tables["leaves"].rows.select("leave_id", "starts_on", "withdrawn").rows() == [
        ("l1", None, True), ("l2", None, True), ("l3", DAY, False),
    ]  # fmt: skip


def test_a_word_that_is_neither_yes_nor_no_takes_nothing_back(tmp_path: Path) -> None:
    batch = read(
        tmp_path, {"leaves": ("l1;bob;2026-05-03;;maybe",)}, {"leaves": f"{HEADERS['leaves']};trukket"}
    )
    assert list(batch.faults.lines()) == [
        "leaves.csv:2: withdrawn: “maybe” is not one of the words known here; write one of: yes, no, ja, nei"
    ]


def test_a_long_or_strange_value_is_shown_short_on_one_line(tmp_path: Path) -> None:
    batch = read(tmp_path, {"leaves": ('l1;bob;"a\nb' + "c" * 100 + '";',)})
    assert list(batch.faults.lines()) == [
        f"leaves.csv:2: starts_on: “a?b{'c' * 57}…” is not a day from 1900 to 2199; "
        "write it as YYYY-MM-DD or DD.MM.YYYY"
    ]
