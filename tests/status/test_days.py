"""§4: the two days that decide the colour."""

from datetime import date

import pytest

from tests.status.build import TODAY, cell, cells, facts, pick, pieces, shown

DAYS = ("yellow_on", "red_on")


def days(known, on=TODAY):
    found = cell(known, on)
    return found["yellow_on"], found["red_on"]


# §4.1 by the terms


@pytest.mark.parametrize(
    ("due_days", "due", "red_on"),
    [
        (None, None, None),
        (-1, "2019-12-31", "2020-01-01"),
        (0, "2020-01-01", "2020-01-02"),
        (30, "2020-01-31", "2020-02-01"),
    ],
)
def test_never_held_is_yellow_from_its_first_day_and_red_the_day_after_due(due_days, due, red_on):
    found = cell(facts(requirements=[{"due_days": due_days}]))
    assert (found["yellow_on"], found["due"], found["red_on"]) == ("2020-01-01", due, red_on)


def test_yellow_and_red_may_lie_before_the_first_day_of_the_piece():
    known = facts(
        employments=[{"ends_on": "2020-01-31"}, {"employment_id": "again", "starts_on": "2020-03-01"}],
        requirements=[{"due_days": 0, "validity_months": 1, "warn_days": 10}],
        achievements=shown("2020-01-05"),
    )
    before, after = date(2020, 1, 4), date(2020, 2, 15)
    assert pieces(known, "from_on", *DAYS, on=before)[1] == ("2020-03-01", "2020-03-01", "2020-01-02")
    assert pieces(known, "from_on", *DAYS, on=after) == [("2020-03-01", "2020-01-27", "2020-02-06")]


@pytest.mark.parametrize(("warn", "yellow_on"), [(0, "2027-03-02"), (1, "2027-03-01"), (60, "2027-01-01")])
def test_held_turns_yellow_that_many_days_before_it_turns_red(warn, yellow_on):
    requirement = {"validity_months": 12, "warn_days": warn}
    assert days(facts(requirements=[requirement], achievements=shown("2026-03-01"))) == (
        yellow_on,
        "2027-03-02",
    )


@pytest.mark.parametrize(("due_days", "red_on"), [(3000, "2028-03-20"), (30, "2027-03-02")])
def test_held_does_not_turn_red_before_the_day_after_due(due_days, red_on):
    known = facts(
        requirements=[{"validity_months": 12, "due_days": due_days}], achievements=shown("2026-03-01")
    )
    assert days(known) == ("2027-03-02", red_on)


def test_held_forever_is_neither_yellow_nor_red():
    assert days(facts(requirements=[{"due_days": 0}], achievements=shown("2026-03-01"))) == (None, None)


def test_recommended_is_never_red():
    asked = [{"mandatory": False, "due_days": 0, "validity_months": 12}]
    assert days(facts(requirements=asked)) == ("2020-01-01", None)
    assert days(facts(requirements=asked, achievements=shown("2020-03-01"))) == ("2021-03-02", None)


# §4.2 nobody turns red overnight


TWO = [{}, {"version": 2, "effective_from": "2026-06-01"}]


def red_on(first, second, *days_shown, versions=TWO, **more):
    more = {"achievements": shown(*days_shown)} | more
    known = facts(versions=versions, requirements=[first, {"version": 2} | second], **more)
    return cell(known)["red_on"]


NEVER_DUE, AT_ONCE = {"due_days": None}, {"due_days": 0}


@pytest.mark.parametrize(
    ("first", "second", "red"),
    [
        (NEVER_DUE, AT_ONCE, "2026-07-31"),
        (NEVER_DUE, AT_ONCE | {"transition_days": 0}, "2026-06-01"),
        ({"due_days": 2360}, AT_ONCE, "2026-06-19"),
        ({"due_days": 30}, AT_ONCE, "2020-02-01"),
        ({"due_days": 30}, {"due_days": 2500}, "2026-11-06"),
        ({"due_days": 30}, NEVER_DUE, None),
        ({"mandatory": False, "due_days": 0}, AT_ONCE, "2026-07-31"),
        ({"due_days": 0}, AT_ONCE | {"mandatory": False}, None),
    ],
)
def test_a_stricter_version_waits_for_the_version_before_or_its_transition(first, second, red):
    assert red_on(first, second) == red


def test_without_an_earlier_version_in_the_run_there_is_no_transition():
    versions = [{"retired_on": "2026-05-01"}, TWO[1]]
    assert red_on(NEVER_DUE, AT_ONCE, versions=versions) == "2026-06-02"


@pytest.mark.parametrize(("starts_on", "red"), [("2026-06-01", "2026-06-02"), ("2026-05-31", "2026-07-31")])
def test_only_those_asked_before_the_version_took_effect_are_spared(starts_on, red):
    assert red_on(NEVER_DUE, AT_ONCE, employments=[{"starts_on": starts_on}]) == red


@pytest.mark.parametrize(
    ("first", "second", "red"),
    [
        ({"validity_months": 24}, {"validity_months": 12}, "2026-07-31"),
        ({"validity_months": 18}, {"validity_months": 12, "transition_days": 400}, "2026-09-02"),
        ({"accepts": ["other"], "due_days": 0}, {"validity_months": 12}, "2026-03-02"),
        ({"times": 2, "due_days": 0}, {"validity_months": 12}, "2026-03-02"),
        ({"level": 2, "due_days": 0}, {"validity_months": 12}, "2026-03-02"),
    ],
)
def test_the_version_before_is_judged_by_all_its_own_terms(first, second, red):
    assert red_on(first, second, "2025-03-01") == red


def test_the_version_before_keeps_this_cells_since():
    jobs = [{"ends_on": "2025-12-31"}, {"employment_id": "again", "starts_on": "2026-05-01"}]
    assert red_on({"due_days": 40}, AT_ONCE, employments=jobs) == "2026-06-11"


def test_the_version_before_has_its_own_duty():
    versions = [*TWO, {"version": 3, "effective_from": "2026-09-01"}]
    known = facts(
        versions=versions,
        requirements=[
            NEVER_DUE,
            {"version": 2, "redo": True, "due_days": 120},
            {"version": 3, "redo": True, "due_days": -1},
        ],
        achievements=shown("2026-05-31"),
    )
    assert cell(known)["red_on"] == "2026-09-30"


def test_the_transition_chains_through_the_run():
    versions = [*TWO, {"version": 3, "effective_from": "2026-07-01"}]
    known = facts(
        versions=versions,
        requirements=[
            NEVER_DUE,
            {"version": 2, "due_days": 0},
            {"version": 3, "due_days": 0, "transition_days": 90},
        ],
    )
    assert cell(known)["red_on"] == "2026-07-31"


LOCAL = {"per_unit": True}


@pytest.mark.parametrize(
    ("first", "second", "shown_in", "red"),
    [
        (LOCAL, LOCAL, "ward", "2026-09-02"),
        (LOCAL, LOCAL, "room", "2020-01-02"),
        (LOCAL, {}, "room", "2026-09-02"),
        ({}, LOCAL, "room", "2026-09-02"),
    ],
)
def test_per_unit_the_version_before_counts_records_of_the_cells_own_unit(first, second, shown_in, red):
    before = first | {"validity_months": 18, "due_days": 0}
    now = second | {"accepts": ["new"], "due_days": 0, "transition_days": 400}
    assert red_on(before, now, achievements=shown("2025-03-01", unit_id=shown_in)) == red


def test_per_unit_again_after_a_version_that_was_not_still_means_the_cells_own_unit():
    known = facts(
        versions=[*TWO, {"version": 3, "effective_from": "2026-07-01"}],
        requirements=[
            {"per_unit": True, "due_days": 0, "validity_months": 24},
            {"version": 2, "due_days": 0, "accepts": ["new"], "transition_days": 400},
            {"version": 3, "due_days": 0, "accepts": ["new"], "transition_days": 400, "per_unit": True},
        ],
        achievements=shown("2025-03-01", unit_id="room"),
    )
    assert cell(known)["red_on"] == "2020-01-02"


# §4.3 an open claim buys time


@pytest.mark.parametrize(
    ("claim_days", "red"), [(14, "2026-11-16"), (0, "2026-11-02"), (14000, "2065-03-02")]
)
def test_an_open_claim_keeps_red_away_for_its_days(claim_days, red):
    claim = shown("2026-10-15", approved_on=None, submitted_on="2026-11-01")
    known = facts(requirements=[{"due_days": 0, "claim_days": claim_days}], achievements=claim)
    assert days(known) == ("2020-01-01", red)


def test_a_claim_does_not_make_red_come_earlier_or_come_at_all():
    claim = shown("2026-10-15", approved_on=None)
    later = facts(requirements=[{"due_days": 3000}], achievements=claim)
    assert (cell(later)["red_on"], cell(facts(achievements=claim))["red_on"]) == ("2028-03-20", None)


def test_the_version_before_gives_time_by_its_own_claim_days():
    claim = {"achievements": shown("2026-05-01", approved_on=None)}
    known = facts(
        versions=TWO,
        requirements=[{"due_days": 0, "claim_days": 60}, {"version": 2, "due_days": 0, "claim_days": 0}],
        **claim,
    )
    assert cell(known)["red_on"] == "2026-07-01"


# §4.4 leave is fair


def after(*leaves, due_days=0, grace=30, starts_on="2026-03-01"):
    """The red day of a job begun on `starts_on`."""
    listed = [
        {"leave_id": f"{number}", "starts_on": first, "ends_on": last}
        for number, (first, last) in enumerate(leaves)
    ]
    known = facts(
        employments=[{"starts_on": starts_on}],
        requirements=[{"due_days": due_days, "grace_days": grace}],
        leaves=listed,
    )
    return cell(known)["red_on"]


@pytest.mark.parametrize(
    ("leave", "red"),
    [
        (("2026-03-02", "2026-04-30"), "2026-05-31"),
        (("2026-03-03", "2026-04-30"), "2026-03-02"),
        (("2026-01-01", "2026-02-01"), "2026-03-04"),
        (("2026-01-01", "2026-01-30"), "2026-03-02"),
        (("2026-01-01", "2026-01-31"), "2026-03-03"),
        (("2026-02-28", "2026-03-01"), "2026-03-04"),
        (("2026-02-27", "2026-02-27"), "2026-03-02"),
        (("2026-03-02", None), None),
        (("2026-03-03", None), "2026-03-02"),
    ],
)
def test_red_within_a_leave_or_its_grace_moves_to_the_end_of_the_grace(leave, red):
    assert after(leave) == red


def test_the_last_day_of_grace_still_moves_and_the_day_after_does_not():
    assert after(("2026-02-01", "2026-02-19"), grace=11) == "2026-03-03"
    assert after(("2026-02-01", "2026-02-19"), grace=10) == "2026-03-02"


def test_leaves_that_overlap_or_touch_are_one():
    parts = [("2026-03-10", "2026-03-19"), ("2026-03-01", "2026-03-09"), ("2026-03-05", "2026-03-12")]
    assert after(*parts, grace=15) == "2026-04-04"


def test_one_leave_may_push_red_into_the_next():
    assert after(("2026-02-01", "2026-03-10"), ("2026-03-20", "2026-04-30"), grace=10) == "2026-05-11"
    assert after(("2026-02-01", "2026-03-10"), ("2026-03-20", None), grace=10) is None
    assert after(("2026-02-01", "2026-03-10"), ("2026-03-22", "2026-04-30"), grace=10) == "2026-03-21"


def test_the_leaves_of_others_move_nothing():
    known = facts(requirements=[{"due_days": 0}], leaves=[{"person_id": "berit", "starts_on": "2019-01-01"}])
    assert cell(known)["red_on"] == "2020-01-02"


def test_never_red_stays_so_through_a_leave():
    assert after(("2026-01-01", "2026-12-31"), due_days=None) is None


def test_yellow_is_not_moved_by_a_leave():
    known = facts(
        requirements=[{"due_days": 0}], leaves=[{"starts_on": "2019-12-31", "ends_on": "2020-03-31"}]
    )
    assert pick(cells(known), *DAYS) == [("2020-01-01", "2020-05-01")]


def test_the_version_before_has_its_own_grace():
    known = facts(
        versions=TWO,
        requirements=[
            {"due_days": 2330, "grace_days": 20},
            {"version": 2, "due_days": 0, "grace_days": 0},
        ],
        leaves=[{"starts_on": "2026-05-01", "ends_on": "2026-05-25"}],
    )
    assert cell(known)["red_on"] == "2026-06-15"
