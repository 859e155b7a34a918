"""Claims as people read them: who, what, when, with what files, and whose turn it is."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stafett.people import queries as people
from stafett.people.models import UnitDetails
from stafett.records import queries as records
from stafett.records import turns
from stafett.records.cases import WHY_FALLEN, Case, cases
from stafett.records.models import Achievement, CompetenceDetails, Evidence
from stafett.records.workflow import State


@dataclass(frozen=True)
class ClaimRow:
    """A claim or what it became, with the names of what it points at; `case` and `waits_for` where asked for."""

    claim: Achievement
    person: str
    competence: str
    unit: str
    files: tuple[Evidence, ...]
    waited_days: int
    case: Case | None = None
    waits_for: tuple[str, ...] = ()
    is_overdue: bool = False

    @property
    def state(self) -> State | None:
        return self.case.state if self.case else None

    @property
    def turn(self) -> str:
        """Whom it waits for and for how long, or why it is no longer needed; empty when it is decided."""
        return turn(self.case, self.waits_for, self.waited_days) if self.case else ""

    @property
    def why_fallen(self) -> str:
        """Why it is no longer needed, as a sentence; empty while it is."""
        return _why_fallen(self.case) if self.case else ""


def turn(case: Case, waits_for: Sequence[str], days: int) -> str:
    """Whom a claim waits for and for how many days, or why it is no longer needed; empty when it is decided."""
    if case.fallen:
        return f"{_('No longer needed.')} {_why_fallen(case)}"
    if case.state not in (State.TO_SIGN, State.TO_APPROVE):
        return ""
    said = _waits(waits_for, days)
    return f"{said} {_('An assessor signs it first.')}" if case.state == State.TO_SIGN else said


def _waits(waits_for: Sequence[str], days: int) -> str:
    if not waits_for:
        return _("Nobody who may decide this is registered. Tell whoever leads your unit.")
    told = {"days": days, "names": ", ".join(waits_for)}
    if not days:
        return _("It waits for %(names)s.") % told
    text = ngettext(
        "It has waited %(days)d day for %(names)s.", "It has waited %(days)d days for %(names)s.", days
    )
    return text % told


def _why_fallen(case: Case) -> str:
    return str(WHY_FALLEN[case.fallen]) if case.fallen else ""


def claim_rows(claims: Sequence[Achievement], *, on: date) -> list[ClaimRow]:
    """Rows for some claims. Four queries, however many claims."""
    told = _Names(claims)
    return [told.row(claim, on) for claim in claims]


def case_rows(several: Sequence[Case], *, on: date, with_turn: bool = True) -> list[ClaimRow]:
    """Rows for some claims, with whose turn it is where that is wanted: to find out takes its time."""
    told = _Names([case.claim for case in several])
    whom = turns.names(several, on=on) if with_turn else {}
    return [told.row(case.claim, on, case, tuple(whom.get(case.claim.pk, ()))) for case in several]


def rows_with_turns(claims: Sequence[Achievement], *, on: date) -> list[ClaimRow]:
    """As `case_rows`, of claims and what they became."""
    return case_rows(cases(claims, on=on), on=on)


class _Names:
    """What some claims point at, read at once."""

    def __init__(self, claims: Sequence[Achievement]) -> None:
        self.people = people.names_of_people(claim.person_id for claim in claims)
        asked = {claim.competence_id for claim in claims}
        named = CompetenceDetails.objects.open().filter(competence_id__in=asked)
        self.competences = dict(named.values_list("competence_id", "name"))
        placed = UnitDetails.objects.open().filter(
            unit_id__in={claim.unit_id for claim in claims if claim.unit_id}
        )
        self.units = dict(placed.values_list("unit_id", "name"))
        self.files: dict[str, list[Evidence]] = defaultdict(list)
        for evidence in records.evidence_of(claims):
            self.files[evidence.achievement_key].append(evidence)

    def row(
        self, claim: Achievement, on: date, case: Case | None = None, waits_for: tuple[str, ...] = ()
    ) -> ClaimRow:
        return ClaimRow(
            claim,
            self.people[claim.person_id],
            self.competences[claim.competence_id],
            self.units.get(claim.unit_id or 0, ""),
            tuple(self.files[claim.key]),
            (on - claim.submitted_on).days,
            case,
            waits_for,
            case.is_overdue(on) if case else False,
        )
