"""One fault at a time, and the exact line that says so."""

from datetime import date
from pathlib import Path

import pytest

from stafett.files import actions
from stafett.people.actor import command_line
from stafett.people.models import Organisation

from .folders import GRANLI, HEADERS, Files, added, changed, only, read, withdrawing, without

DAY = date(2026, 6, 15)


def said(folder: Path, files: Files, headers: dict[str, str] = HEADERS) -> list[str]:
    """What is said of the files when they are looked at on the day."""
    outcome = actions.look(read(folder, files, headers), by=command_line(), on=DAY)
    assert bool(outcome.counts) != bool(outcome.faults)
    return list(outcome.faults.lines())


@pytest.mark.django_db
def test_the_small_organisation_is_without_a_fault(tmp_path: Path) -> None:
    assert said(tmp_path, GRANLI) == []


REQUIREMENT = "base;2;r1;cpr;1;1;mandatory;30;;completion;;;;;no;no;;"

FAULTS: list[tuple[Files, list[str]]] = [
    # fields that cannot be read
    (changed("leaves", 2, "l1;bob;2026-02-30;"), [
        "leaves.csv:2: starts_on: “2026-02-30” is not a day from 1900 to 2199; write it as YYYY-MM-DD or DD.MM.YYYY"]),
    (changed("leaves", 2, "l1;bob;31.04.2026;"), [
        "leaves.csv:2: starts_on: “31.04.2026” is not a day from 1900 to 2199; write it as YYYY-MM-DD or DD.MM.YYYY"]),
    (changed("leaves", 2, "l1;bob;1899-12-31;"), [
        "leaves.csv:2: starts_on: “1899-12-31” is not a day from 1900 to 2199; write it as YYYY-MM-DD or DD.MM.YYYY"]),
    (changed("leaves", 2, "l1;bob;2026-02-01;2200-01-01"), [
        "leaves.csv:2: ends_on: “2200-01-01” is not a day from 1900 to 2199; write it as YYYY-MM-DD or DD.MM.YYYY"]),
    (changed("leaves", 2, "l1;bob;9999-12-31;"), ["leaves.csv:2: starts_on: is empty; fill it in"]),
    (changed("leaves", 2, "l1;bob;;"), ["leaves.csv:2: starts_on: is empty; fill it in"]),
    (changed("leaves", 2, ";bob;2026-02-01;"), ["leaves.csv:2: leave_id: is empty; fill it in"]),
    (changed("competences", 2, "cpr;CPR;1201"), [
        "competences.csv:2: validity_months: “1201” is not a whole number from 0 to 1200; correct it"]),
    (changed("competences", 2, "cpr;CPR;-1"), [
        "competences.csv:2: validity_months: “-1” is not a whole number from 0 to 1200; correct it"]),
    (changed("competences", 2, "cpr;CPR;twelve"), [
        "competences.csv:2: validity_months: “twelve” is not a whole number from 0 to 1200; correct it"]),
    (changed("competences", 2, f"cpr;{'x' * 301};12"), [
        f"competences.csv:2: name: “{'x' * 60}…” is longer than 300 characters; shorten it"]),
    (changed("achievements", 2, "h1;bob;cpr;0;;2026-01-05;;;;;"), [
        "achievements.csv:2: level: “0” is not a whole number from 1 to 1000; correct it"]),
    (changed("achievements", 2, "h1;bob;cpr;1001;;2026-01-05;;;;;"), [
        "achievements.csv:2: level: “1001” is not a whole number from 1 to 1000; correct it"]),
    (changed("requirements", 3, "base;2;r1;cpr;1;0;mandatory;30;;completion;;;;;no;no;;"), [
        "requirements.csv:3: times: “0” is not a whole number from 1 to 1000; correct it"]),
    (changed("requirements", 3, "base;2;r1;cpr;1;1;mandatory;-2;;completion;;;;;no;no;;"), [
        "requirements.csv:3: due_days: “-2” is not a whole number from -1 to 36500; correct it"]),
    (changed("requirements", 3, "base;2;r1;cpr;1;1;mandatory;30;;completion;36501;;;;no;no;;"), [
        "requirements.csv:3: early_days: “36501” is not a whole number from 0 to 36500; correct it"]),
    (changed("requirements", 3, "base;2;r1;;1;1;mandatory;30;;completion;;;;;no;no;;"), [
        "requirements.csv:3: accepts: is empty; fill it in"]),
    (changed("requirements", 3, "base;2;r1;cpr;1;1;perhaps;30;;completion;;;;;no;no;;"), [
        "requirements.csv:3: obligation: “perhaps” is not one of the words known here; "
        "write one of: mandatory, recommended, obligatorisk, anbefalt"]),
    (changed("requirements", 3, "base;2;r1;cpr;1;1;mandatory;30;;fixed:02-30;;;;;no;no;;"), [
        "requirements.csv:3: renewal: “fixed:02-30” is not a way to renew; "
        "write completion, expiry or fixed:MM-DD with a date that exists"]),
    (changed("roles", 2, "r1;alice;queen;a;2020-01-01;"), [
        "roles.csv:2: role: “queen” is not one of the words known here; write one of: leader, deputy, "
        "delegate, assessor, professional_lead, hr_adviser, auditor, administrator, leder, stedfortreder, "
        "godkjenner, supervisør, fagansvarlig, hr-rådgiver, revisor"]),
    (changed("employments", 3, "e2;bob;a;nurse;80;2020-01-01;"), [
        "employments.csv:3: fraction: “80” is not a share of full time; write it as 0.8 or 80 %"]),
    # days in their order
    (changed("leaves", 2, "l1;bob;2026-02-02;2026-02-01"), [
        "leaves.csv:2: ends_on: 2026-02-01 is before the first day; correct one of the two days"]),
    (changed("employments", 2, "e1;alice;a;leader;1;2020-01-02;2020-01-01"), [
        "employments.csv:2: ends_on: 2020-01-01 is before the first day; correct one of the two days"]),
    (changed("assignments", 2, "s1;base;granli;yes;;;2025-01-02;2025-01-01"), [
        "assignments.csv:2: ends_on: 2025-01-01 is before the first day; correct one of the two days"]),
    (changed("exemptions", 2, "x1;bob;base;r1;2026-03-02;2026-03-01"), [
        "exemptions.csv:2: ends_on: 2026-03-01 is before the first day; correct one of the two days"]),
    (changed("roles", 2, "r1;alice;leader;a;2020-01-02;2020-01-01"), [
        "roles.csv:2: ends_on: 2020-01-01 is before the first day; correct one of the two days"]),
    (changed("coverage", 2, "c1;a;cpr;1;2;2025-01-02;2025-01-01"), [
        "coverage.csv:2: ends_on: 2025-01-01 is before the first day; correct one of the two days"]),
    (changed("plans", 3, "base;2;Base;granli;2026-01-01;2026-01-01"), [
        "plans.csv:3: retired_on: 2026-01-01 is not after the day the version takes effect; write a later day"]),
    (changed("plans", 3, "base;2;Base;granli;2025-01-01;"), [
        "plans.csv:3: effective_from: a lower version takes effect on 2025-01-01; "
        "let the higher version take effect on a later day"]),
    (changed("achievements", 2, "h1;bob;cpr;1;;2026-06-16;;;;;"), [
        "achievements.csv:2: achieved_on: 2026-06-16 is after today; "
        "write the day it happened, or leave it out until then"]),
    (changed("achievements", 2, "h1;bob;cpr;1;;2026-01-05;;2026-06-16;;;"), [
        "achievements.csv:2: submitted_on: 2026-06-16 is after today; "
        "write the day it happened, or leave it out until then"]),
    (changed("achievements", 2, "h1;bob;cpr;1;;2026-01-05;;;2026-06-16;;"), [
        "achievements.csv:2: approved_on: 2026-06-16 is after today; "
        "write the day it happened, or leave it out until then"]),
    (changed("achievements", 2, "h1;bob;cpr;1;;2026-01-05;;;;2026-06-16;"), [
        "achievements.csv:2: refused_on: 2026-06-16 is after today; "
        "write the day it happened, or leave it out until then"]),
    (changed("achievements", 2, "h1;bob;cpr;1;;2026-01-05;;;2026-01-06;;2026-06-16"), [
        "achievements.csv:2: revoked_on: 2026-06-16 is after today; "
        "write the day it happened, or leave it out until then"]),
    (changed("achievements", 2, "h1;bob;cpr;1;;2026-01-05;;2026-01-04;;;"), [
        "achievements.csv:2: submitted_on: comes before achieved_on; correct one of the two days"]),
    (changed("achievements", 2, "h1;bob;cpr;1;;2026-01-05;;2026-01-06;2026-01-05;;"), [
        "achievements.csv:2: approved_on: comes before submitted_on; correct one of the two days"]),
    (changed("achievements", 2, "h1;bob;cpr;1;;2026-01-05;;2026-01-06;;2026-01-05;"), [
        "achievements.csv:2: refused_on: comes before submitted_on; correct one of the two days"]),
    (changed("achievements", 2, "h1;bob;cpr;1;;2026-01-05;;;2026-01-07;;2026-01-06"), [
        "achievements.csv:2: revoked_on: comes before approved_on; correct one of the two days"]),
    (changed("achievements", 2, "h1;bob;cpr;1;;2026-01-05;;;2026-01-06;2026-01-07;"), [
        "achievements.csv:2: refused_on: is both approved and refused; keep one of the two days"]),
    (changed("achievements", 2, "h1;bob;cpr;1;;2026-01-05;;;;;2026-01-06"), [
        "achievements.csv:2: revoked_on: is revoked but was never approved; "
        "add the day of approval, or remove this day"]),
    (changed("achievements", 2, "h1;bob;cpr;1;;2026-01-05;2026-01-04;;;;"), [
        "achievements.csv:2: valid_until: 2026-01-04 is before the day of achieving; correct one of the two days"]),
    (changed("requirements", 3, "base;2;r1;cpr;1;2;mandatory;30;12;expiry;;;;;no;no;;"), [
        "requirements.csv:3: times: more than one time goes with the renewal completion only, not expiry; "
        "change one of the two"]),
    # the tree
    (changed("units", 3, "clinic;a;Clinic;clinic;"), [
        "units.csv:3: parent_id: these go round in a loop: a clinic; break it",
        "units.csv:4: parent_id: these go round in a loop: a clinic; break it"]),
    (changed("units", 3, "clinic;clinic;Clinic;clinic;"), [
        "units.csv:3: parent_id: these go round in a loop: clinic; break it"]),
    (changed("units", 3, "clinic;;Clinic;clinic;"), [
        "units.csv:3: parent_id: “clinic” is a second unit without a parent; give it one"]),
    (added("moves", "clinic;a;2026-02-01"), [
        "moves.csv:3: parent_id: these go round in a loop: clinic a; break it"]),
    (added("moves", "granli;a;2026-02-01"), [
        "moves.csv:3: unit_id: “granli” is the organisation itself, which does not move; remove the line"]),
    (added("moves", "b;granli;2026-01-01"), [
        "moves.csv:3: moves_on: “b 2026-01-01” stands on line 2 already; keep one of the two"]),
    (added("equivalences", "acpr;fire", "fire;cpr"), [
        f"equivalences.csv:{line}: accepted_id: these go round in a loop: {loop}; break it"
        for line, loop in [(2, "acpr fire cpr"), (3, "fire cpr acpr"), (4, "cpr acpr fire")]]),
    (added("equivalences", "fire;fire"), [
        "equivalences.csv:3: accepted_id: these go round in a loop: fire; break it"]),
    # keys that stand twice
    (added("units", "a;clinic;A;;"), ["units.csv:6: unit_id: “a” stands on line 4 already; keep one of the two"]),
    (added("people", "bob;Bob;Berg;"), [
        "people.csv:4: person_id: “bob” stands on line 3 already; keep one of the two"]),
    (added("plans", "base;1;Base;;2024-01-01;"), [
        "plans.csv:4: version: “base 1” stands on line 2 already; keep one of the two"]),
    (added("requirements", REQUIREMENT), [
        "requirements.csv:4: requirement_id: “base 2 r1” stands on line 3 already; keep one of the two"]),
    (added("roles", "r1;bob;leader;a;2020-01-01;"), [
        "roles.csv:3: role_id: “r1” stands on line 2 already; keep one of the two"]),
    # ids that name nothing
    *[(changed(kind, line, text), [
        f"{kind}.csv:{line}: {column}: “{unknown}” is unknown: no line of {there}.csv has it, "
        "nor is it recorded; add it or correct the id"])
      for kind, line, text, column, unknown, there in [
        ("units", 4, "a;nowhere;A;;", "parent_id", "nowhere", "units"),
        ("moves", 2, "b;nowhere;2026-01-01", "parent_id", "nowhere", "units"),
        ("moves", 2, "nowhere;granli;2026-01-01", "unit_id", "nowhere", "units"),
        ("roles", 2, "r1;nobody;leader;a;2020-01-01;", "person_id", "nobody", "people"),
        ("roles", 2, "r1;alice;leader;nowhere;2020-01-01;", "unit_id", "nowhere", "units"),
        ("employments", 2, "e1;nobody;a;leader;1;2020-01-01;", "person_id", "nobody", "people"),
        ("employments", 2, "e1;alice;nowhere;leader;1;2020-01-01;", "unit_id", "nowhere", "units"),
        ("leaves", 2, "l1;nobody;2026-02-01;", "person_id", "nobody", "people"),
        ("equivalences", 2, "cpr;nothing", "accepted_id", "nothing", "competences"),
        ("equivalences", 2, "nothing;cpr", "competence_id", "nothing", "competences"),
        ("plans", 2, "base;1;Base;nowhere;2025-01-01;", "owner_unit_id", "nowhere", "units"),
        ("requirements", 3, "base;2;r1;cpr|nothing;1;1;mandatory;30;;completion;;;;;no;no;;",
         "accepts", "nothing", "competences"),
        ("assignments", 2, "s1;nothing;granli;yes;;;2025-01-01;", "plan_id", "nothing", "plans"),
        ("assignments", 2, "s1;base;nowhere;yes;;;2025-01-01;", "unit_id", "nowhere", "units"),
        ("assignments", 2, "s1;base;granli;yes;;nobody;2025-01-01;", "person_id", "nobody", "people"),
        ("achievements", 2, "h1;nobody;cpr;1;;2026-01-05;;;;;", "person_id", "nobody", "people"),
        ("achievements", 2, "h1;bob;nothing;1;;2026-01-05;;;;;", "competence_id", "nothing", "competences"),
        ("achievements", 2, "h1;bob;cpr;1;nowhere;2026-01-05;;;;;", "unit_id", "nowhere", "units"),
        ("exemptions", 2, "x1;nobody;base;r1;2026-03-01;", "person_id", "nobody", "people"),
        ("exemptions", 2, "x1;bob;nothing;;2026-03-01;", "plan_id", "nothing", "plans"),
        ("exemptions", 2, "x1;bob;base;r9;2026-03-01;", "requirement_id", "r9", "requirements"),
        ("coverage", 2, "c1;nowhere;cpr;1;2;2025-01-01;", "unit_id", "nowhere", "units"),
        ("coverage", 2, "c1;a;nothing;1;2;2025-01-01;", "competence_id", "nothing", "competences"),
    ]],
    (added("requirements", "base;3;r1;cpr;1;1;mandatory;30;;completion;;;;;no;no;;"), [
        "requirements.csv:4: version: “3” is unknown: no line of plans.csv has it, nor is it recorded; "
        "add it or correct the id"]),
    (added("requirements", "other;1;r1;cpr;1;1;mandatory;30;;completion;;;;;no;no;;"), [
        "requirements.csv:4: plan_id: “other” is unknown: no line of plans.csv has it, nor is it recorded; "
        "add it or correct the id"]),
    # records
    (changed("leaves", 2, "l1;bob;2026-02-01"), [
        "leaves.csv:2: line: 3 fields where the header has 4; mend the separators, or quote a field that holds one"]),
    (changed("leaves", 2, "l1;bob;2026-02-01;;"), [
        "leaves.csv:2: line: 5 fields where the header has 4; mend the separators, or quote a field that holds one"]),
    (changed("people", 2, '"alice;Alice;Aas;alice@example.test'), [
        "people.csv:2: line: a quotation mark is not closed, or text follows one; "
        "double the marks inside a field and close it"]),
    (added("people", HEADERS["people"]), ["people.csv:4: line: the header line stands here again; remove this line"]),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("files", "expected"), FAULTS, ids=[lines[0][:60] for _files, lines in FAULTS])
def test_a_fault_is_said_on_its_line(tmp_path: Path, files: Files, expected: list[str]) -> None:
    assert said(tmp_path, files) == expected


@pytest.mark.django_db
def test_several_faults_are_said_at_once_without_echoes(tmp_path: Path) -> None:
    files = changed("people", 3, "bob;" + "B" * 201 + ";Berg;")
    files = changed("units", 4, f"a;clinic;{'A' * 301};;", files)
    files = changed("plans", 2, "base;1;Base;granli;soon;", files)
    files = changed("leaves", 2, "l1;nobody;2026-02-02;2026-02-01", files)
    assert [line.rsplit(": ", 1)[0][:40] for line in said(tmp_path, files)] == [
        "leaves.csv:2: ends_on",
        "leaves.csv:2: person_id: “nobody” is unk",
        "people.csv:3: given_name",
        "plans.csv:2: effective_from",
        "units.csv:4: name",
    ]


@pytest.mark.django_db
def test_a_file_that_lost_records_does_not_make_its_ids_unknown(tmp_path: Path) -> None:
    files = changed("people", 3, "bob;Bob")
    assert said(tmp_path, files) == [
        "people.csv:3: line: 2 fields where the header has 4; mend the separators, or quote a field that holds one"
    ]


@pytest.mark.django_db
def test_at_most_a_thousand_faults_a_file_are_said_and_the_rest_counted(tmp_path: Path) -> None:
    files = added("leaves", *(f"m{number};nobody;2026-02-01;" for number in range(1500)))
    lines = said(tmp_path, files)
    assert len(lines) == 1001
    assert lines[0].startswith("leaves.csv:3: person_id: “nobody” is unknown")
    assert lines[-1] == "leaves.csv: 500 more faults"


@pytest.fixture
def granli(db: None, tmp_path: Path) -> Organisation:
    """The small organisation, taken."""
    outcome = actions.take(read(tmp_path / "granli", GRANLI), by=command_line(), on=DAY)
    assert not outcome.faults
    return Organisation.objects.get(key="granli")


FROZEN = "is published and never changes; write a new version"

CHANGES: list[tuple[Files, dict[str, str], list[str]]] = [
    (only("plans", "base;1;Another title;granli;2025-01-01;"), HEADERS, [
        f"plans.csv:2: title: version 1 of “base” {FROZEN}"]),
    (only("plans", "base;2;Base;granli;2026-02-01;2026-07-01"), HEADERS, [
        f"plans.csv:2: effective_from: version 2 of “base” {FROZEN}",
        f"plans.csv:2: retired_on: version 2 of “base” {FROZEN}"]),
    (only("requirements", "base;2;r1;cpr|fire;1;1;mandatory;60;;completion;;;;;no;no;;"), HEADERS, [
        f"requirements.csv:2: due_days: version 2 of “base” {FROZEN}"]),
    (only("requirements", "base;2;r1;cpr;1;1;mandatory;30;;completion;;;;;no;no;;"), HEADERS, [
        f"requirements.csv:2: accepts: version 2 of “base” {FROZEN}"]),
    (only("requirements", "base;2;r2;cpr;1;1;mandatory;30;;completion;;;;;no;no;;"), HEADERS, [
        f"requirements.csv:2: requirement_id: version 2 of “base” {FROZEN}"]),
    (only("plans", "base;0;Base;granli;2025-06-01;"), HEADERS, [
        "plans.csv:2: effective_from: base: a lower version takes effect on 2025-06-01; "
        "let the higher version take effect on a later day"]),
    (only("units", "granli;a;Granli;trust;"), HEADERS, [
        "units.csv:2: parent_id: no unit is without a parent; the organisation itself must be",
        "units.csv:2: parent_id: these go round in a loop: a clinic granli; break it"]),
    (only("units", "clinic;a;Clinic;clinic;"), HEADERS, [
        "units.csv:2: parent_id: these go round in a loop: a clinic; break it"]),
    (only("moves", "a;b;2026-03-01", "b;a;2026-04-01"), HEADERS, [
        "moves.csv:3: parent_id: these go round in a loop: b a; break it"]),
    (only("equivalences", "acpr;cpr"), HEADERS, [
        "equivalences.csv:2: accepted_id: these go round in a loop: cpr acpr; break it"]),
    (*withdrawing("people", "bob;;;;yes"), [
        "people.csv:2: person_id: “bob” is taken back but still used in employments by “e2”; "
        "take that back too, or change it",
        "people.csv:2: person_id: “bob” is taken back but still used in leaves by “l1”; "
        "take that back too, or change it",
        "people.csv:2: person_id: “bob” is taken back but still used in achievements by “h1”; "
        "take that back too, or change it",
        "people.csv:2: person_id: “bob” is taken back but still used in exemptions by “x1”; "
        "take that back too, or change it"]),
    (*withdrawing("competences", "acpr;;;yes"), [
        "competences.csv:2: competence_id: “acpr” is taken back but still used in equivalences by “cpr”; "
        "take that back too, or change it"]),
    (*withdrawing("plans", "base;2;;;;;yes"), [
        "plans.csv:2: version: “2” is taken back but still used in requirements by “base”; "
        "take that back too, or change it"]),
    (*withdrawing("requirements", *(f"base;{version};r1;{';' * 14};yes" for version in (1, 2))), [
        "requirements.csv:3: requirement_id: “r1” is taken back but still used in exemptions by “x1”; "
        "take that back too, or change it"]),
    (*withdrawing("units", "b;;;;;yes"), [
        "units.csv:2: unit_id: “b” is taken back but still used in moves by “b”; take that back too, or change it"]),
    (*withdrawing("units", "a;;;;;yes"), [
        "units.csv:2: unit_id: “a” is taken back but still used in roles by “r1”; take that back too, or change it",
        "units.csv:2: unit_id: “a” is taken back but still used in employments by “e1” and 1 more; "
        "take those back too, or change them",
        "units.csv:2: unit_id: “a” is taken back but still used in achievements by “h1”; "
        "take that back too, or change it",
        "units.csv:2: unit_id: “a” is taken back but still used in coverage by “c1”; "
        "take that back too, or change it"]),
    (*withdrawing("units", "granli;;;;;yes"), [
        "units.csv:2: parent_id: no unit is without a parent; the organisation itself must be",
        "units.csv:2: unit_id: “granli” is taken back but still used in assignments by “s1”; "
        "take that back too, or change it",
        "units.csv:2: unit_id: “granli” is taken back but still used in moves by “b”; "
        "take that back too, or change it",
        "units.csv:2: unit_id: “granli” is taken back but still used in plans by “base” and 1 more; "
        "take those back too, or change them",
        "units.csv:2: unit_id: “granli” is taken back but still used in units by “clinic”; "
        "take that back too, or change it"]),
]  # fmt: skip


@pytest.mark.parametrize(("files", "headers", "expected"), CHANGES)
def test_what_is_recorded_is_judged_with_what_comes(
    granli: Organisation, tmp_path: Path, files: Files, headers: dict[str, str], expected: list[str]
) -> None:
    found = said(tmp_path / "next", files, headers)
    assert sorted(found) == sorted(expected)


def test_the_root_cannot_be_replaced(granli: Organisation, tmp_path: Path) -> None:
    files = only("units", "granli;top;Granli;trust;", "top;;Top;;")
    outcome = actions.look(read(tmp_path / "next", files), organisation="granli", by=command_line(), on=DAY)
    assert list(outcome.faults.lines()) == [
        "units.csv:2: parent_id: “top” would take the place of “granli” as the organisation; keep the root as it is",
        "units.csv:3: parent_id: “top” has no parent, but the import is for the organisation “granli”; "
        "give the unit a parent, or import it into its own organisation",
    ]


def test_a_version_without_requirements_gets_them_in_the_next_import(db: None, tmp_path: Path) -> None:
    actions.take(
        read(tmp_path / "one", without("exemptions", without("requirements"))), by=command_line(), on=DAY
    )
    requirements = {kind: GRANLI[kind] for kind in ("requirements", "exemptions")}
    assert said(tmp_path / "two", requirements) == []


def test_a_loop_that_only_recorded_moves_make_is_said_of_the_file(db: None, tmp_path: Path) -> None:
    files = {
        "units": ("granli;;Granli;;", "a;granli;A;;", "b;a;B;;"),
        "moves": ("b;granli;2026-01-01", "a;b;2026-02-01"),
    }
    actions.take(read(tmp_path / "one", files), by=command_line(), on=DAY)
    assert said(tmp_path / "two", *withdrawing("moves", "b;;2026-01-01;yes")) == [
        "moves.csv:1: parent_id: a: these go round in a loop: a b; break it"
    ]


@pytest.mark.django_db
def test_a_tree_that_cannot_be_read_is_not_judged(tmp_path: Path) -> None:
    files = added("moves", "granli;a;2026-02-01", "clinic;a;soon")
    assert said(tmp_path, added("equivalences", "fire;fire", files=files)) == [
        "equivalences.csv:3: accepted_id: these go round in a loop: fire; break it",
        "moves.csv:4: moves_on: “soon” is not a day from 1900 to 2199; write it as YYYY-MM-DD or DD.MM.YYYY",
    ]
