"""What is left out of the facts is filled as the rule book says."""

from datetime import date

import polars as pl
import pytest

from stafett.status import Facts
from stafett.status.facts import SCHEMAS


def test_empty_fields_take_the_defaults_of_the_rule_book():
    facts = Facts.of(
        {"requirements": pl.DataFrame({"plan_id": ["p"], "version": [1], "requirement_id": ["r"]})}
    )
    assert facts.requirements.to_dicts() == [
        {
            "plan_id": "p", "version": 1, "requirement_id": "r", "level": 1, "times": 1, "mandatory": True,
            "due_days": None, "validity_months": None, "renewal": "completion", "early_days": 60,
            "warn_days": 0, "grace_days": 30, "lookback_days": None, "per_unit": False, "redo": False,
            "transition_days": 60, "claim_days": 14,
        }
    ]  # fmt: skip


def test_an_achievement_was_handed_in_on_the_day_it_was_shown_unless_it_says_so():
    shown = pl.DataFrame({"achievement_id": ["a"], "achieved_on": [date(2026, 1, 2)]})
    facts = Facts.of({"achievements": shown})
    assert facts.achievements.select("level", "submitted_on").row(0) == (1, date(2026, 1, 2))


def test_an_assignment_is_without_sub_units_unless_it_says_so():
    facts = Facts.of({"assignments": pl.DataFrame({"assignment_id": ["s"]})})
    assert facts.assignments["subunits"].to_list() == [False]


def test_an_end_in_the_year_9999_is_open():
    leaves = pl.DataFrame({"leave_id": [1, 2], "ends_on": [date(9999, 12, 31), date(2199, 12, 31)]})
    assert Facts.of({"leaves": leaves}).leaves["ends_on"].to_list() == [None, date(2199, 12, 31)]


def test_absent_frames_are_empty_and_extra_columns_ignored():
    facts = Facts.of({"units": pl.DataFrame({"unit_id": ["u"], "parent_id": [None], "name": ["Ward"]})})
    assert (facts.units.columns, facts.leaves.schema) == (
        ["unit_id", "parent_id"],
        pl.Schema(SCHEMAS["leaves"]),
    )


def test_ids_left_out_have_the_type_of_those_given():
    facts = Facts.of({"units": pl.DataFrame({"unit_id": [1], "parent_id": [None]})})
    types = [
        facts.units["parent_id"].dtype,
        facts.employments["unit_id"].dtype,
        facts.moves["parent_id"].dtype,
    ]
    assert types == [pl.Int64] * 3
    facts = Facts.of({"competences": pl.DataFrame({"competence_id": [1]})})
    assert [column.dtype for column in facts.equivalences] == [pl.Int64] * 2


def test_a_column_without_an_id_in_it_does_not_say_their_type():
    units = pl.DataFrame({"unit_id": [1], "parent_id": pl.Series([None], dtype=pl.Int64)})
    shown = pl.DataFrame({"achievement_id": ["a"], "unit_id": pl.Series([None], dtype=pl.String)})
    facts = Facts.of({"units": units, "achievements": shown, "moves": pl.DataFrame(schema=SCHEMAS["moves"])})
    types = [facts.units["unit_id"].dtype, facts.achievements["unit_id"].dtype, facts.moves["unit_id"].dtype]
    assert types == [pl.Int64] * 3


def test_an_unknown_kind_of_fact_is_refused():
    with pytest.raises(KeyError, match="no such kind of fact: cats, dogs"):
        Facts.of({"dogs": pl.DataFrame(), "cats": pl.DataFrame()})


def test_ids_that_are_empty_wherever_they_are_named_are_text():
    frames = {"exemptions": pl.DataFrame({"exemption_id": ["x"], "requirement_id": [None]})}
    assert Facts.of(frames).exemptions.schema["requirement_id"] == pl.String
