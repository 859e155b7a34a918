"""Who may be appointed by whom, and for how long."""

from datetime import date

import pytest

from stafett.people.actor import Actor
from stafett.people.appointments import rules
from stafett.people.appointments.rules import Appointment
from stafett.people.models import Role, RoleCode
from stafett.people.roles import LEADING, Power
from tests.factories import TODAY, days_ago, days_ahead

UNIT = 1
ALICE = Actor(
    label="Alice", organisation_id=1, person_id=11, reach={power: frozenset({UNIT}) for power in LEADING}
)


def asked(**changed: object) -> Appointment:
    usual = {
        "person_id": 10, "role": RoleCode.DEPUTY, "unit_id": UNIT, "starts_on": TODAY, "ends_on": days_ahead(14),
    }  # fmt: skip
    return Appointment(**usual | changed)


def may_give(
    actor: Actor = ALICE, works_here: bool = True, stands_in: bool = False, **changed: object
) -> str:
    given = asked(**changed)
    return rules.can_give(actor, given, own={11, 12}, works_here=works_here, stands_in=stands_in).reason


def may_last(until: date | None = None, **changed: object) -> str:
    return rules.can_last(asked(**changed), on=TODAY, until=until).reason


def test_who_leads_the_unit_chooses() -> None:
    assert may_give() == ""
    assert may_give(unit_id=2) == "You can only choose who stands in for units you lead."


@pytest.mark.parametrize("person", [11, 12])
def test_nobody_appoints_themselves(person: int) -> None:
    assert may_give(person_id=person) == "You cannot appoint yourself."


def test_only_some_roles_are_given_here() -> None:
    assert may_give(role=RoleCode.LEADER) == "Choose deputy, delegate or assessor."


def test_only_to_who_works_here() -> None:
    assert may_give(works_here=False) == "Choose somebody who works in your organisation."


def test_nobody_gives_a_power_they_lack() -> None:
    lesser = Actor(label="L", organisation_id=1, person_id=13, reach={Power.APPOINT: frozenset({UNIT})})

    assert may_give(lesser) == "You cannot give anyone a power you do not have yourself."


def test_who_stands_in_chooses_assessors_only() -> None:
    said = "You stand in yourself. Ask the leader to choose deputies and delegates."

    assert may_give(stands_in=True) == may_give(stands_in=True, role=RoleCode.DELEGATE) == said
    assert may_give(stands_in=True, role=RoleCode.ASSESSOR) == ""


@pytest.mark.parametrize(
    "days",
    [
        {"starts_on": date.max, "ends_on": date.max},
        {"ends_on": date(2200, 1, 1)},
        {"starts_on": date.max, "ends_on": None, "role": RoleCode.ASSESSOR},
    ],
)
def test_nobody_stands_in_in_a_far_future(days: dict[str, object]) -> None:
    assert may_last(**days) == "The days must be before the year 2200."


def test_a_deputy_stands_in_for_a_year_at_most() -> None:
    assert may_last(ends_on=date(2027, 6, 15)) == ""
    assert may_last(ends_on=date(2027, 6, 16)) == "A year is the longest. Choose an earlier last day."
    assert may_last(ends_on=None) == "Say the last day: a deputy or a delegate stands in for a time."
    assert may_last(role=RoleCode.ASSESSOR, ends_on=None) == ""


def test_the_days_are_in_order_and_not_past() -> None:
    assert may_last(starts_on=days_ago(1)) == "The first day must be today or later."
    assert may_last(starts_on=days_ahead(5), ends_on=days_ahead(4)) == (
        "The last day must be the first day or later."
    )


def test_nobody_lends_for_longer_than_they_have() -> None:
    assert may_last(until=days_ahead(14)) == ""
    assert may_last(until=days_ahead(13)) == (
        "Your own role ends 28 June 2026. Choose a last day no later than that."
    )
    assert may_last(until=days_ahead(13), role=RoleCode.ASSESSOR, ends_on=None) != ""


def test_what_was_given_here_is_taken_back_here() -> None:
    given = Role(unit_id=UNIT, appointed_by_id=11)

    assert rules.can_take_back(ALICE, given)
    assert not rules.can_take_back(ALICE, Role(unit_id=2, appointed_by_id=11))
    assert rules.can_take_back(ALICE, Role(unit_id=UNIT)).reason == (
        "This came with a file. Ask those who keep the files to change it."
    )
