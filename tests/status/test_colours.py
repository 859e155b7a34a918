"""§5: the colour on a day, the first that fits."""

from datetime import date, timedelta

import pytest

from stafett.status import COLOUR_OF, Colour, Reason, evaluate, on_day
from stafett.status.evaluation import CELL_COLUMNS
from tests.status.build import TODAY, cell, cells, facts, pick, shown

COLOUR = ("colour", "reason")


def colour(known, on=TODAY, day=None):
    found = cell(known, on, day)
    return found["colour"], found["reason"]


def test_the_colours_and_reasons_are_those_of_the_rule_book():
    assert [(str(colour), str(reason)) for reason, colour in COLOUR_OF.items()] == [
        ("red", "missing"),
        ("red", "expired"),
        ("yellow", "due"),
        ("yellow", "expiring"),
        ("yellow", "awaiting_approval"),
        ("green", "met"),
        ("grey", "exempt"),
        ("grey", "on_leave"),
    ]
    assert (list(COLOUR_OF), list(dict.fromkeys(COLOUR_OF.values()))) == (list(Reason), list(Colour))


@pytest.mark.parametrize(
    ("requirement", "day_shown", "expected"),
    [
        ({"due_days": 0}, None, ("red", "missing")),
        ({"due_days": 2516}, None, ("yellow", "due")),
        ({"due_days": 2516}, "2025-01-01", ("yellow", "due")),
        ({}, "2025-11-20", ("red", "expired")),
        ({}, "2025-11-21", ("yellow", "expiring")),
        ({}, "2025-11-30", ("yellow", "expiring")),
        ({}, "2025-12-01", ("green", "met")),
        ({"validity_months": 0}, "2020-12-01", ("green", "met")),
        ({"mandatory": False}, "2025-11-20", ("yellow", "due")),
    ],
)
def test_the_colour_and_why(requirement, day_shown, expected):
    asked = {"validity_months": 12, "warn_days": 10, "due_days": 30} | requirement
    known = facts(requirements=[asked], achievements=shown(day_shown) if day_shown else [])
    assert colour(known) == expected


def test_held_for_ever_never_turns():
    known = facts(requirements=[{"due_days": 0}], achievements=shown("2020-01-01"))
    assert colour(known, day=date(2190, 1, 1)) == ("green", "met")


CLAIM = {"achievement_id": "claim", "achieved_on": "2026-11-01", "approved_on": None}


def test_what_was_handed_in_awaits_approval_until_it_turns_red():
    known = facts(requirements=[{"due_days": 0, "claim_days": 30}], achievements=[CLAIM])
    assert colour(known) == ("yellow", "awaiting_approval")
    assert colour(known, day=date(2026, 12, 1)) == ("yellow", "awaiting_approval")
    assert colour(known, day=date(2026, 12, 2)) == ("red", "missing")


def test_what_still_holds_is_expiring_also_with_a_claim_open():
    known = facts(
        requirements=[{"validity_months": 12, "warn_days": 30}],
        achievements=[CLAIM, *shown("2025-11-25")],
    )
    assert colour(known) == ("yellow", "expiring")
    assert colour(known, day=date(2025, 11, 25) + timedelta(days=366)) == ("red", "expired")


def test_after_it_ran_out_an_open_claim_awaits_approval():
    claim = CLAIM | {"submitted_on": "2026-11-20"}
    known = facts(requirements=[{"validity_months": 12}], achievements=[claim, *shown("2025-11-19")])
    assert colour(known) == ("yellow", "awaiting_approval")


@pytest.mark.parametrize(
    ("exemption", "is_exempt"),
    [
        ({}, True),
        ({"requirement_id": "req"}, True),
        ({"requirement_id": "other"}, False),
        ({"plan_id": "other"}, False),
        ({"person_id": "berit"}, False),
        ({"ends_on": "2026-11-21"}, True),
        ({"ends_on": "2026-11-20"}, False),
        ({"starts_on": "2026-11-21"}, True),
        ({"starts_on": "2026-11-22"}, False),
    ],
)
def test_an_exemption_covers_a_requirement_or_anything_in_a_plan(exemption, is_exempt):
    known = facts(requirements=[{"due_days": 0}], exemptions=[{"starts_on": "2026-01-01"} | exemption])
    assert colour(known) == (("grey", "exempt") if is_exempt else ("red", "missing"))


@pytest.mark.parametrize(
    ("leave", "is_away"),
    [
        ({}, True),
        ({"ends_on": "2026-11-21"}, True),
        ({"ends_on": "2026-11-20"}, False),
        ({"starts_on": "2026-11-22"}, False),
        ({"person_id": "berit"}, False),
    ],
)
def test_a_leave_covers_everything(leave, is_away):
    known = facts(
        requirements=[{"due_days": 0, "grace_days": 0}], leaves=[{"starts_on": "2026-01-01"} | leave]
    )
    assert colour(known) == (("grey", "on_leave") if is_away else ("red", "missing"))


def test_an_exemption_goes_before_a_leave():
    covered = [{"starts_on": "2026-01-01"}]
    assert colour(facts(exemptions=covered, leaves=covered)) == ("grey", "exempt")


def test_only_cells_that_exist_on_the_day_have_a_colour():
    known = facts(
        employments=[
            {"employment_id": "1", "starts_on": "2026-11-21", "ends_on": "2026-11-22"},
            {"employment_id": "2", "person_id": "berit", "starts_on": "2026-11-23"},
        ]
    )
    found = [pick(cells(known, day=date(2026, 11, day)), "person_id") for day in (21, 22, 23)]
    assert found == [["anna"], ["anna"], ["berit"]]


def test_an_evaluation_cannot_tell_about_days_before_it():
    known = facts()
    with pytest.raises(ValueError, match="evaluated on 2026-11-21, which cannot tell about 2026-11-20"):
        on_day(evaluate(known, on=TODAY), known, date(2026, 11, 20))


def test_a_coloured_cell_has_the_columns_of_a_cell_then_reason_and_colour():
    known = facts()
    found = on_day(evaluate(known, on=TODAY), known, TODAY)
    assert found.columns == [*CELL_COLUMNS, "reason", "colour"]


@pytest.mark.parametrize("kind", ["leaves", "exemptions"])
def test_a_day_that_is_grey_twice_is_grey_once(kind):
    """The leaves overlap, and so do the exemptions from anything in the plan."""
    stretches = [{"leave_id": name, "exemption_id": name, "starts_on": "2026-11-01"} for name in "ab"]
    assert pick(cells(facts(**{kind: stretches})), "colour") == ["grey"]
