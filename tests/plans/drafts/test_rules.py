"""Who may write, read, send, publish and retire; and how little a unit may ask beside a plan from above."""

from datetime import timedelta

import pytest

from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans.drafts import rules
from stafett.plans.drafts.rules import Above, Move, State
from stafett.plans.models import Draft, PlanVersion
from tests.factories import LONG_AGO, TODAY, days_ahead

AUTHOR = Actor("Author", root_id=1, reach={Power.AUTHOR: frozenset({7}), Power.SEE: frozenset({7})})
OTHER = Actor("Other", root_id=1, reach={Power.AUTHOR: frozenset({8})})
AUDITOR = Actor("Auditor", root_id=1, reach={Power.SEE: frozenset({7})})
EVERYWHERE = Actor("HR", root_id=1, reach={Power.AUTHOR: frozenset({1, 7, 8})})
NOBODY = Actor("Employee", root_id=1)


def draft(state: str = "draft", owner: int | None = 7) -> Draft:
    return Draft(state=state, owner_unit_id=owner)


def test_only_who_writes_plans_in_the_owner_unit_writes_its_draft() -> None:
    may = {
        who.label: bool(rules.can_move(who, draft(), Move.SAVE)) for who in (AUTHOR, OTHER, AUDITOR, NOBODY)
    }

    assert may == {"Author": True, "Other": False, "Auditor": False, "Employee": False}


def test_a_plan_that_nobody_owns_is_written_by_who_may_everywhere() -> None:
    assert bool(rules.can_author(EVERYWHERE, None))
    assert not rules.can_author(AUTHOR, None)


def test_a_draft_is_its_authors_until_it_is_in_review() -> None:
    def readers(state: str) -> list[str]:
        everybody = (AUTHOR, OTHER, AUDITOR, NOBODY)
        return [who.label for who in everybody if rules.can_read(who, draft(state))]

    assert readers("draft") == ["Author"]
    assert readers("review") == ["Author", "Other", "Auditor"]


def test_who_reads_in_review_comments_and_does_nothing_else() -> None:
    moves = {move: bool(rules.can_move(OTHER, draft("review"), move)) for move in Move if move != Move.RETIRE
             and rules.step(move, State.REVIEW)}  # fmt: skip

    assert moves == {Move.COMMENT: True, Move.TAKE_BACK: False, Move.PUBLISH: False, Move.DELETE: False}


@pytest.mark.parametrize(
    ("state", "move"),
    [("draft", Move.PUBLISH), ("draft", Move.COMMENT), ("draft", Move.TAKE_BACK), ("review", Move.SAVE)],
)
def test_a_move_the_table_does_not_have_is_refused_with_a_sentence(state: str, move: Move) -> None:
    assert rules.can_move(AUTHOR, draft(state), move).reason == str(rules.NOT_NOW[move])


def test_every_refusal_of_a_move_has_its_sentence() -> None:
    assert set(rules.NOT_NOW) == set(Move) - {Move.START, Move.RETIRE}


def test_the_table_leaves_no_state_without_a_way_in() -> None:
    assert {step.after for step in rules.WORKFLOW} | {State.NEW} == set(State)


@pytest.mark.parametrize(
    ("level", "months", "reason"),
    [
        (2, 12, ""),
        (2, 6, ""),
        (3, 12, ""),
        (1, 12, "“All” asks for “Fire” at level 2. Ask for that level or a higher one."),
        (2, 13, "“All” asks for “Fire” every year. Ask for it as often or oftener."),
        (2, 0, "“All” asks for “Fire” every year. Ask for it as often or oftener."),
        (2, None, "“All” asks for “Fire” every year. Ask for it as often or oftener."),
    ],
)
def test_a_unit_asks_no_less_than_a_plan_from_above(level: int, months: int | None, reason: str) -> None:
    above = Above("All", 1, "Fire", level=2, months=12, interval="every year")

    assert rules.weaker(above, level=level, months=months) == reason


def test_what_never_lapses_above_may_lapse_in_the_unit() -> None:
    assert rules.weaker(Above("All", 1, "Fire", 1, None, "once"), level=1, months=12) == ""


@pytest.mark.parametrize(
    ("day", "grounds", "allowed"),
    [
        (TODAY, "Merged", True),
        (days_ahead(30), "Merged", True),
        (TODAY - timedelta(days=1), "Merged", False),
        (TODAY, "  ", False),
    ],
)
def test_a_plan_is_retired_from_a_day_that_has_not_passed_and_with_grounds(day, grounds, allowed) -> None:
    version = PlanVersion(version=1, owner_unit_id=7, effective_from=LONG_AGO)

    assert bool(rules.can_retire(AUTHOR, version, day, grounds, on=TODAY)) is allowed


def test_a_version_that_is_not_in_force_yet_is_not_retired_before() -> None:
    version = PlanVersion(version=2, owner_unit_id=7, effective_from=days_ahead(10))

    refused = rules.can_retire(AUTHOR, version, days_ahead(10), "No use", on=TODAY)

    assert refused.reason == "Version 2 takes effect 25 June 2026. Choose a later day."


def test_what_is_retired_already_is_not_retired_again() -> None:
    version = PlanVersion(version=1, owner_unit_id=7, effective_from=LONG_AGO, retired_on=TODAY)

    refused = rules.can_retire(AUTHOR, version, days_ahead(10), "No use", on=TODAY)

    assert refused.reason == "The plan is retired. Write a new version to use it again."
