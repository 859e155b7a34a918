"""The invented organisations: the same every time, without a fault, alive, and in trouble where they should be."""

from datetime import date
from functools import cache

import polars as pl
import pytest

from stafett import status
from stafett.demo.blueprint import Blueprint
from stafett.demo.facts import Organisation, made_up
from stafett.demo.organisations import EIKEDAL, ORGANISATIONS, VAAGSUND
from stafett.files.kinds import KINDS
from stafett.status.faults import faults
from tests.demo.kernel_facts import kernel_facts
from tests.factories import TODAY

DAYS = [date(2028, 2, 29), date(2026, 5, 31), date(2026, 12, 31), date(2027, 1, 1), date(2026, 3, 30)]


@cache
def of(key: str, on: date = TODAY) -> Organisation:
    return made_up(next(found for found in ORGANISATIONS if found.key == key), on=on)


def coloured(key: str) -> pl.DataFrame:
    facts = kernel_facts(of(key).frames)
    return status.on_day(status.evaluate(facts, on=TODAY), facts, TODAY)


def members(key: str) -> dict[str, dict[str, int]]:
    facts = kernel_facts(of(key).frames)
    figures = status.rollup_by_unit(status.evaluate(facts, on=TODAY), facts, TODAY)
    return {row["key"]: row for row in figures.iter_rows(named=True)}


def test_the_same_day_gives_the_same_facts() -> None:
    first, second = (made_up(VAAGSUND, on=TODAY).frames for _time in range(2))
    assert list(first) == list(second)
    assert all(first[name].equals(second[name]) for name in first)


def test_every_kind_of_fact_has_its_columns_in_the_order_of_the_contract() -> None:
    frames = of("nordhavn").frames
    assert {name: frame.columns for name, frame in frames.items()} == {
        name: KINDS[name].names for name in KINDS
    }


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("blueprint", [EIKEDAL, VAAGSUND], ids=["eikedal", "vaagsund"])
def test_no_day_gives_a_fact_that_is_at_fault(blueprint: Blueprint, on: date) -> None:
    frames = of(blueprint.key, on).frames
    found = faults(kernel_facts(frames), on, people=frames["people"]["person_id"])
    assert found.rows() == []


def test_the_hospital_is_without_fault() -> None:
    frames = of("nordhavn").frames
    assert faults(kernel_facts(frames), TODAY, people=frames["people"]["person_id"]).rows() == []


def test_there_are_about_fifteen_hundred_people() -> None:
    counted = [members(blueprint.key)[blueprint.root_id]["members"] for blueprint in ORGANISATIONS]
    assert [round(count, -2) for count in counted] == [1100, 400, 100]


@pytest.mark.parametrize("blueprint", ORGANISATIONS, ids=lambda blueprint: blueprint.key)
def test_it_is_mostly_well_run_with_trouble_in_sight(blueprint: Blueprint) -> None:
    units = members(blueprint.key)
    whole = units[blueprint.root_id]
    assert 0.08 < whole["members_red"] / whole["members"] < 0.2
    assert 0.2 < whole["members_yellow"] / whole["members"] < 0.5
    for place in blueprint.workplaces.values():
        unit = units[place.id]
        if place.state == "trouble":
            assert unit["members_red"] > 0.4 * unit["members"]
        if place.state == "green":
            assert unit["members_green"] == unit["members"]


def test_every_reason_there_is_can_be_seen() -> None:
    assert set(coloured("nordhavn")["reason"]) == {reason.value for reason in status.Reason}


def test_some_twenty_to_fifty_things_are_asked_of_most() -> None:
    asked = coloured("nordhavn").group_by("person_id").len()["len"]
    assert 20 <= asked.quantile(0.35) <= asked.quantile(0.95) <= 50


def test_an_unlucky_ward_moves_next_month() -> None:
    assert of("nordhavn", date(2026, 12, 3)).frames["moves"].rows() == [
        ("NUS-KIR-OP-DAG", "NUS-AKU", date(2027, 1, 1))
    ]


def test_nobody_has_an_address_that_mail_could_reach() -> None:
    emails = pl.concat([of(blueprint.key).frames["people"]["email"] for blueprint in ORGANISATIONS])
    assert emails.str.ends_with(".example.test").all()
    assert emails.n_unique() == len(emails)


def test_every_unit_has_one_leader() -> None:
    made = of("eikedal")
    leaders = made.frames["roles"].filter(role="leader")
    assert sorted(leaders["unit_id"]) == sorted(EIKEDAL.workplaces)
