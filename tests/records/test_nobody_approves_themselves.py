"""No sequence of allowed actions lets anyone approve themselves (K8).

Four people in a unit, one of them its leader and one the leader's deputy by file, and a leader above, do
whatever they like in any order: claim, sign, approve, accept, return, recall, register, appoint, take back,
change log-in to another record. After each step everything approved is judged anew from what was written,
by rules told here once more in another way.
"""

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stafett.lib.verdict import NotAllowed
from stafett.people import actions as log_ins
from stafett.people.appointments import actions as appointments
from stafett.people.appointments.rules import Appointment
from stafett.people.models import Person, Role, RoleCode, Tie
from stafett.plans.models import Steps
from stafett.records import actions, signing
from stafett.records.models import Achievement, Signature
from tests import factories
from tests.factories import TODAY, days_ahead

pytestmark = pytest.mark.django_db

WHO = st.integers(0, 4)
MOVES = st.lists(
    st.tuples(
        st.sampled_from([
            "claim", "sign", "approve", "accept", "return", "recall", "register", "appoint", "take back", "change",
        ]),
        WHO, WHO, st.integers(0, 5),
    ),
    min_size=4, max_size=25,
)  # fmt: skip
APPOINTED = [RoleCode.DEPUTY, RoleCode.DELEGATE, RoleCode.ASSESSOR]
BY_FILE = {
    RoleCode.LEADER: {"approve", "sign", "appoint"},
    RoleCode.DEPUTY: {"approve", "sign", "appoint"},
    RoleCode.DELEGATE: {"approve"},
    RoleCode.ASSESSOR: {"sign"},
}


class Ward:
    """The people and what they have done, each as one log-in that may change from record to record."""

    def __init__(self) -> None:
        self.trust = factories.organisation()
        self.clinic = factories.unit(factories.root_of(self.trust), "Clinic")
        self.unit = factories.unit(self.clinic, "Ward")
        names = ["Alice Aas", "Bob Berg", "Cato Carm", "Dag Dale", "Eva Eng"]
        self.identities, self.human, self.called = [], {}, {}
        for number, name in enumerate(names):
            self.identities.append(factories.identity())
            for record in (name, f"{name} Again"):
                person = factories.person(self.trust, record)
                factories.employment(person, self.unit)
                self.human[person.pk] = self.called[record] = number
                if record == name:
                    factories.tie(self.identities[number], person)
        self.lead(0, RoleCode.LEADER, self.unit)
        self.lead(1, RoleCode.DEPUTY, self.unit)
        self.lead(4, RoleCode.LEADER, self.clinic)
        self.one = factories.competence(self.trust, "In one step")
        self.two = factories.competence(self.trust, "In two steps")
        plan = factories.plan(self.trust)
        factories.requirement(plan, self.two, steps=Steps.TWO)
        factories.assignment(plan, self.unit)

    def lead(self, number: int, code: RoleCode, unit) -> None:
        factories.role(Tie.objects.open().get(identity=self.identities[number]).person, code, unit)

    def actor(self, number: int):
        return factories.actor_of(self.identities[number])

    def claims(self) -> list[Achievement]:
        rows = Achievement.objects.open().filter(organisation=self.trust, approved_on=None, refused_on=None)
        return list(rows.order_by("id"))

    def do(self, move: str, who: int, whom: int, which: int) -> None:
        """One move, if it is allowed."""
        by, claims = self.actor(who), self.claims()
        claim = claims[which % len(claims)] if claims else None
        with suppress(NotAllowed, actions.RecordsError):
            self._try(move, by, self.actor(whom), which, claim)

    def _try(self, move, by, whom, which, claim) -> None:
        course = self.two if which % 2 else self.one
        shown = actions.Shown(competence_id=course.pk, achieved_on=TODAY, unit_id=self.unit.pk)
        if move == "claim":
            actions.claim(shown, by=by, on=TODAY)
        elif move == "register":
            actions.register(shown, [whom.person_id], by=by, on=TODAY)
        elif move == "appoint":
            asked = Appointment(
                person_id=whom.person_id, role=APPOINTED[which % 3], unit_id=self.unit.pk,
                starts_on=TODAY, ends_on=days_ahead(9),
            )  # fmt: skip
            appointments.appoint(asked, by=by, on=TODAY)
        elif move == "take back":
            roles = list(Role.objects.open().filter(organisation=self.trust).order_by("id"))
            appointments.take_back(roles[which % len(roles)], by=by, on=TODAY)
        elif move == "change":
            self._change(by)
        elif claim is not None:
            self._decide(move, by, claim)

    def _change(self, by) -> None:
        """The human being goes over to their other record, and takes no role along."""
        tie = Tie.objects.open().get(identity_id=by.identity_id)
        number = self.human[tie.person_id]
        (other,) = [one for one, human in self.human.items() if human == number and one != tie.person_id]
        log_ins.untie(tie, by=by)
        factories.tie(self.identities[number], Person.objects.get(pk=other))

    def _decide(self, move, by, claim) -> None:
        if move == "sign":
            signing.sign(claim, by=by, on=TODAY)
        elif move == "approve":
            actions.approve([claim], by=by, on=TODAY)
        elif move == "accept":
            other = self.one if claim.competence_id == self.two.pk else self.two
            signing.accept(claim, instead_of=other.pk, grounds="As good.", by=by, on=TODAY)
        elif move == "return":
            actions.return_with_grounds([claim], grounds="No.", by=by, on=TODAY)
        else:
            actions.recall(claim, by=by)

    def may_without(self, number: int, claimant: int, power: str) -> bool:
        """Whether a human being has a power without anything that came from the claimant, told afresh: by
        letting what came by file, and what those may give in turn, spread."""
        able: set[tuple[int, str]] = set()
        rows = list(Role.objects.filter(organisation=self.trust))
        while True:
            before = len(able)
            for row in rows:
                giver = None if row.appointed_by_id is None else self.human[row.appointed_by_id]
                if giver is None or (giver != claimant and (giver, "appoint") in able):
                    able |= {(self.human[row.person_id], one) for one in BY_FILE[RoleCode(row.role)]}
            if len(able) == before:
                return (number, power) in able

    def approved(self) -> list[Achievement]:
        return list(Achievement.objects.open().filter(organisation=self.trust, approved_on=TODAY))

    def wrongly_approved(self) -> list[tuple[str, str]]:
        """What was approved by somebody who should not have, or was signed by such: who decided, and what."""
        return [(row.decided_by, row.key) for row in self.approved() if not self._is_right(row)]

    def _is_right(self, row: Achievement) -> bool:
        claimant, decider = self.human[row.person_id], self.called[row.decided_by]
        signed = Signature.objects.filter(achievement_key=row.key).first()
        if signed is None:
            signs = row.competence_id != self.two.pk
        else:
            signer = self.human[signed.signer_id]
            signs = signer not in (claimant, decider) and self.may_without(signer, claimant, "sign")
        return signs and decider != claimant and self.may_without(decider, claimant, "approve")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES)
def test_nobody_approves_themselves_whatever_they_do(db: None, moves) -> None:
    with transaction.atomic():
        ward, wrong = Ward(), []
        for move in moves:
            ward.do(*move)
            wrong += ward.wrongly_approved()
        transaction.set_rollback(True)
    assert wrong == []


def test_those_moves_get_things_approved_at_all() -> None:
    ward = Ward()
    for move in [
        ("claim", 2, 0, 1),
        ("appoint", 0, 3, 2),
        ("sign", 3, 0, 0),
        ("approve", 3, 0, 0),
        ("approve", 1, 0, 0),
    ]:
        ward.do(*move)

    assert [(row.competence, row.decided_by) for row in ward.approved()] == [(ward.two, "Bob Berg")]
    assert ward.wrongly_approved() == []


def test_a_deputys_delegate_does_not_approve_the_leader() -> None:
    ward = Ward()
    for move in [("claim", 0, 0, 0), ("appoint", 0, 2, 0), ("appoint", 2, 3, 1), ("approve", 3, 0, 0)]:
        ward.do(*move)
    assert ward.approved() == []

    ward.do("approve", 4, 0, 0)
    assert [row.decided_by for row in ward.approved()] == ["Eva Eng"]
