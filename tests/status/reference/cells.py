"""§4 and §5: the two days that decide the colour, and the colour on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tests.status.reference.days import NEVER, joined, later
from tests.status.reference.facts import Organisation
from tests.status.reference.held import held_until, open_claims
from tests.status.reference.scope import Piece, Question, pieces


@dataclass(frozen=True)
class Cell:
    """A cell with its dates as a day D gives them, and the colour on that same day or a later one."""

    piece: Piece
    held_until: date | None
    yellow_on: date
    red_on: date
    claimed_on: date | None
    colour: str
    reason: str


def red_by_the_terms(question: Question, held: date | None) -> date:
    """§4.1, the day it turns red (NEVER: none)."""
    asked = question.requirement
    after_due = NEVER if asked.due_days is None else later(question.duty, asked.due_days + 1)
    if not asked.mandatory:
        return NEVER
    if held is None:
        return after_due
    return later(held, 1) if asked.due_days is None else max(later(held, 1), after_due)


def yellow_by_the_terms(question: Question, held: date | None, from_on: date) -> date:
    """§4.1, the day it turns yellow."""
    if held is None:
        return from_on
    return later(held, 1 - question.requirement.warn_days)


def red_on(org: Organisation, question: Question, on: date) -> date:
    """§4.1 to 4.4, each moving the day the one before gave."""
    red = red_by_the_terms(question, held_until(org, question, on))
    red = not_red_overnight(org, question, on, red)
    red = not_red_while_claimed(org, question, on, red)
    return not_red_on_leave(org, question, red)


def not_red_overnight(org: Organisation, question: Question, on: date, red: date) -> date:
    """§4.2: not before the version before, or this one's transition, would have it."""
    before, effective_on = question.before, question.version.days.first
    if before is None or question.since >= effective_on:
        return red
    transition = later(effective_on, question.requirement.transition_days)
    return max(red, min(red_on(org, before, on), transition))


def not_red_while_claimed(org: Organisation, question: Question, on: date, red: date) -> date:
    """§4.3: an open claim buys time, not for ever."""
    claims = open_claims(org, question, on)
    if not claims:
        return red
    handed_in = max(claim.submitted_on for claim in claims)
    return max(red, later(handed_in, question.requirement.claim_days + 1))


def not_red_on_leave(org: Organisation, question: Question, red: date) -> date:
    """§4.4: leave is fair."""
    for leave in joined(org.leaves[question.person_id]):
        if leave.after == NEVER:
            red = NEVER if leave.first <= red else red
            continue
        grace = min(question.requirement.grace_days, (leave.after - leave.first).days)
        if leave.first <= red < later(leave.after, grace):
            red = later(leave.after, grace)
    return red


def is_exempt(org: Organisation, question: Question, day: date) -> bool:
    return any(
        exemption.days.holds(day)
        for exemption in org.exemptions[question.person_id]
        if exemption.plan_id == question.version.plan_id
        and exemption.requirement_id in (None, question.requirement_id)
    )


def colour(org: Organisation, cell: Cell, day: date) -> tuple[str, str]:
    """§5: the first that fits, with its reason."""
    question, held = cell.piece.question, cell.held_until
    if is_exempt(org, question, day):
        return "grey", "exempt"
    if any(leave.holds(day) for leave in org.leaves[question.person_id]):
        return "grey", "on_leave"
    if day >= cell.red_on:
        return "red", "missing" if held is None else "expired"
    if day >= cell.yellow_on and held is not None and day <= held:
        return "yellow", "expiring"
    if day >= cell.yellow_on:
        return "yellow", "awaiting_approval" if cell.claimed_on else "due"
    return "green", "met"


def dated(org: Organisation, piece: Piece, on: date, day: date) -> Cell:
    """A piece with its dates as known on one day, and the colour they give on that day or a later one."""
    question = piece.question
    held = held_until(org, question, on)
    yellow = yellow_by_the_terms(question, held, piece.days.first)
    claimed = max((claim.submitted_on for claim in open_claims(org, question, on)), default=None)
    cell = Cell(piece, held, yellow, red_on(org, question, on), claimed, "", "")
    word, reason = colour(org, cell, day)
    return replace(cell, colour=word, reason=reason)


def cells(org: Organisation, on: date, *, ahead: date | None = None) -> Iterator[Cell]:
    """The cells that exist on a day; with `ahead`, on that later day, by the dates the first gives."""
    day = ahead or on
    for person_id in list(org.employments):
        for piece in pieces(org, person_id):
            if piece.days.holds(day):
                yield dated(org, piece, on, day)


def turning_days(org: Organisation, on: date) -> list[date]:
    """Every day on which a cell, by the dates one day gives, begins, turns or ends: where mistakes show."""
    days = set()
    for person_id in list(org.employments):
        for piece in pieces(org, person_id):
            cell = dated(org, piece, on, on)
            days |= {
                piece.days.first,
                piece.days.after,
                cell.yellow_on,
                cell.red_on,
                cell.held_until or NEVER,
            }
    return sorted(days - {NEVER})


def exported(cell: Cell) -> dict[str, str]:
    """The columns of the contract, as text."""
    question, days = cell.piece.question, cell.piece.days
    return {
        "person_id": question.person_id,
        "plan_id": question.version.plan_id,
        "requirement_id": question.requirement_id,
        "unit_id": question.unit_id or "",
        "from_on": days.first.isoformat(),
        "until_on": written(days.after),
        "since": question.since.isoformat(),
        "held_until": "forever" if cell.held_until == NEVER else written(cell.held_until),
        "yellow_on": written(cell.yellow_on),
        "red_on": written(cell.red_on),
        "colour": cell.colour,
        "reason": cell.reason,
    }


def written(day: date | None) -> str:
    return "" if day in (None, NEVER) else day.isoformat()


def export(org: Organisation, found: list[Cell]) -> list[dict[str, str]]:
    """Sorted by person, plan, requirement, unit."""
    return sorted(map(exported, found), key=lambda row: list(row.values())[:4])
