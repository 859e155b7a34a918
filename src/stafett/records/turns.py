"""Whose turn it is: who a claim waits for."""

from collections.abc import Sequence
from datetime import date

from stafett.people.appointments import independence
from stafett.people.models import RoleCode
from stafett.people.nearest import people_nearest
from stafett.people.roles import ROLES, Power

from .cases import Case
from .routes import Approver
from .rules import ROLES_OF
from .workflow import State


def names(several: Sequence[Case], *, on: date) -> dict[int, list[str]]:
    """By claim: the names of those it waits for."""
    return {claim: list(found.values()) for claim, found in waited_for(several, on=on).items()}


def waited_for(several: Sequence[Case], *, on: date) -> dict[int, dict[int, str]]:
    """By claim: those it waits for, nearest in the tree; of what is overdue the deputy too. Nobody who may not:
    the person, whom they appointed, and whoever signed it. Each with their name."""
    waiting = [case for case in several if case.state in (State.TO_SIGN, State.TO_APPROVE)]
    if not waiting:
        return {}
    organisation = waiting[0].claim.organisation_id
    edges = independence.appointed(organisation)
    records = independence.same_human({case.claim.person_id for case in waiting})
    found: dict[int, dict[int, str]] = {}
    known: dict[object, dict[int, str]] = {}
    for case in waiting:
        own = records[case.claim.person_id]
        others = own | independence.descended_from(own, edges) | _signer(case)
        for codes, units in _asked(case, on):
            key = (codes, units, frozenset(others))
            if key not in known:
                known[key] = people_nearest(organisation, units, codes, on=on, other_than=others)
            found[case.claim.pk] = found.get(case.claim.pk, {}) | known[key]
    return found


def _signer(case: Case) -> set[int]:
    return {case.signature.signer_id} if case.signature else set()


def _asked(case: Case, on: date) -> list[tuple[tuple[RoleCode, ...], frozenset[int]]]:
    """The roles whose holders it waits for, and the units they are held over."""
    if case.state == State.TO_SIGN:
        return [(_with(Power.SIGN), case.units)]
    approver = case.route.approver
    codes = (ROLES_OF[approver],) if approver in ROLES_OF else _with(_power(approver))
    late = [((RoleCode.DEPUTY,), case.places)] if case.is_overdue(on) else []
    return [(codes, case.places), *late]


def _power(approver: Approver) -> Power:
    return Power.SIGN if approver == Approver.ASSESSOR else Power.APPROVE


def _with(power: Power) -> tuple[RoleCode, ...]:
    return tuple(code for code, role in ROLES.items() if power in role.powers)
