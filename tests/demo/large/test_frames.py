"""An organisation made up column by column: sound, the same every time, and about as well run as it should be."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from stafett.demo.large import SIZES, Made, made_up, people
from stafett.files import actions, reading
from stafett.files.kinds import KINDS
from stafett.people.actor import command_line
from tests.factories import TODAY

from .small import SMALLEST, write

DIGEST = """
import django; django.setup()
from tests.demo.large.test_frames import digest
print(digest())
"""


@cache
def made() -> Made:
    return made_up(SMALLEST, on=TODAY)


def digest() -> str:
    return str([(name, frame.hash_rows(seed=1).sum()) for name, frame in made().frames.items()])


def test_another_process_makes_the_same() -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run(
        [sys.executable, "-c", DIGEST], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == digest()


def test_there_is_something_of_every_kind() -> None:
    assert [name for name in KINDS if made().frames[name].is_empty()] == []
    requirements = made().frames["requirements"]
    assert set(requirements["renewal"]) == {"completion", "expiry", "fixed:05-31"}
    assert requirements["due_days"].null_count() > 0
    assert set(requirements["per_unit"]) == {True, False}
    assert set(made().frames["plans"]["version"]) == {1, 2}
    achievements = made().frames["achievements"]
    claims = pl.col("approved_on").is_null() & pl.col("refused_on").is_null()
    assert achievements.filter(claims).height > 50
    exempt = made().frames["exemptions"]["requirement_id"]
    assert set(exempt == "") == {True, False}


@pytest.mark.django_db
def test_the_import_takes_it_without_a_fault(tmp_path: Path) -> None:
    write(made(), tmp_path)
    outcome = actions.take(reading.read(tmp_path), by=command_line(), on=TODAY)
    assert list(outcome.faults.lines()) == []
    assert outcome.counts["achievements.csv"].new == made().frames["achievements"].height


def test_every_unit_has_one_leader() -> None:
    leaders = made().frames["roles"].filter(role="leader")
    assert sorted(leaders["unit_id"]) == sorted(made().frames["units"]["unit_id"])


def test_names_and_addresses_are_there_and_no_address_twice() -> None:
    people = made().frames["people"]
    assert people.height == SMALLEST.people
    assert people["email"].is_unique().all()
    assert people["email"].str.ends_with("@smallest.example.test").all()


@pytest.mark.parametrize("size", ["trust", "municipality", "region"])
def test_every_size_has_words_for_all_its_units(size: str) -> None:
    for one in SIZES[size]:
        wanted = 1 + one.branches[0] * (1 + one.branches[1] * (1 + one.branches[2]))
        assert people.units(one)["name"].n_unique() == wanted
