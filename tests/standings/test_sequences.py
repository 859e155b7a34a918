"""Whatever is done, in whatever order: a snapshot with what changed laid over it tells what counting from nothing
tells, cell by cell and summed up, also of days before it that were asked for; in a small organisation and a large."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

import pytest

from stafett.audit import queries as audit
from stafett.lib.verdict import NotAllowed
from stafett.people.leaves import actions as leaves
from stafett.people.leaves.actions import LeaveError
from stafett.people.models import Employment, Leave, Organisation, Person, Unit
from stafett.plans.assignments import actions as assignments
from stafett.plans.assignments.actions import AssignmentError, Given
from stafett.plans.exemptions import actions as exemptions
from stafett.plans.exemptions.actions import Excused, ExemptionError
from stafett.plans.models import Assignment, Exemption, Grounds, Plan, Requirement
from stafett.records import actions as records
from stafett.records.actions import RecordsError, Shown
from stafett.records.models import Achievement, Competence
from stafett.standings import making, snapshots
from stafett.standings.current import standing
from stafett.standings.standing import afresh
from tests import factories
from tests.factories import TODAY, Member, days_ago, days_ahead
from tests.standings.comparing import assert_counts_the_same, assert_same

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("snapshots_kept")]

PAST = (days_ago(90), days_ago(20))
DAYS = (*PAST, TODAY, days_ahead(40), days_ahead(400))
REFUSED = (NotAllowed, LeaveError, ExemptionError, AssignmentError, RecordsError)
"""What nobody may do there and then is not done."""


@dataclass
class Ward:
    """Two sections of a clinic, led by Alice and planned for by Hanne, and what chance decides."""

    trust: Organisation
    sections: list[Unit]
    alice: Member
    bob: Member
    hanne: Member
    courses: list[Competence]
    plans: list[Plan]
    chance: random.Random

    def one(self, model: type) -> object:
        return self.chance.choice(list(model.objects.open().filter(organisation=self.trust).order_by("pk")))

    def person(self) -> Person:
        return self.chance.choice(list(Person.objects.filter(organisation=self.trust).order_by("pk")))

    def day(self, earliest: int, latest: int) -> date:
        return days_ahead(self.chance.randrange(earliest, latest))


@pytest.fixture
def ward(trust, clinic, unit_a, unit_b, alice, bob, hanne, fire, today) -> Ward:
    """Ten people who must have two courses, some of them only on one plan; one of them has no job yet."""
    lifting = factories.competence(trust, "Lifting", validity_months=6)
    more = factories.plan(trust, "For section B", owner_unit=clinic)
    factories.requirement(more, lifting, due_days=10)
    factories.assignment(more, unit_b)
    for number in range(6):
        factories.employment(
            factories.person(trust, f"Nurse{number} Nilsen"), (unit_a, unit_b)[number % 2],
            starts_on=days_ago(60 * number + 5),
        )  # fmt: skip
    factories.person(trust, "Stine Strand")
    for number, person in enumerate(Person.objects.filter(organisation=trust).order_by("pk")):
        for course in (fire, lifting):
            factories.achievement(person, course, achieved_on=days_ago(37 * number + 3))
    plans = list(Plan.objects.filter(organisation=trust).order_by("pk"))
    factories.leave(Person.objects.get(details__given_name="Nurse0"), starts_on=days_ago(40))
    factories.exemption(hanne.person, plans[0], starts_on=days_ago(40))
    chance = random.Random(0)  # noqa: S311 - repeatable
    return Ward(trust, [unit_a, unit_b], alice, bob, hanne, [fire, lifting], plans, chance)


def goes_on_leave(ward: Ward) -> None:
    known = {"starts_on": ward.day(-50, 20), "ends_on": ward.day(21, 90), "by": ward.alice.actor, "on": TODAY}
    leaves.enter(ward.person(), **known)


def goes_on_leave_by_file(ward: Ward) -> None:
    factories.leave(ward.person(), starts_on=ward.day(-120, 20))


def comes_back(ward: Ward) -> None:
    if Leave.objects.open().exists():
        leaves.come_back(ward.one(Leave), back_on=ward.day(-30, 30), by=ward.alice.actor, on=TODAY)


def is_exempted(ward: Ward) -> None:
    plan = ward.chance.choice(ward.plans)
    excused = Excused(plan_id=plan.pk, starts_on=TODAY, ends_on=ward.day(5, 60), grounds=Grounds.OTHER_WORK)
    exemptions.give(ward.person(), excused, by=ward.alice.actor, on=TODAY)


def was_exempted_by_file(ward: Ward) -> None:
    factories.exemption(ward.person(), ward.chance.choice(ward.plans), starts_on=ward.day(-100, 10))


def is_exempted_no_longer(ward: Ward) -> None:
    if Exemption.objects.open().exists():
        factories.close(ward.one(Exemption))


def shows_something(ward: Ward) -> None:
    shown = Shown(competence_id=ward.chance.choice(ward.courses).pk, achieved_on=ward.day(-40, 1))
    records.register(shown, [ward.person().pk], by=ward.alice.actor, on=TODAY)


def claims_and_is_approved(ward: Ward) -> None:
    shown = Shown(competence_id=ward.chance.choice(ward.courses).pk, achieved_on=ward.day(-300, 1))
    claim = records.claim(shown, by=ward.bob.actor, on=TODAY)
    records.approve([claim], by=ward.alice.actor, on=TODAY)


def loses_something(ward: Ward) -> None:
    factories.correct(ward.one(Achievement), revoked_on=ward.day(-30, 30))


def never_had_it(ward: Ward) -> None:
    factories.close(ward.one(Achievement))


def is_given_a_plan(ward: Ward) -> None:
    given = Given(
        plan_id=ward.chance.choice(ward.plans).pk,
        unit_id=ward.chance.choice(ward.sections).pk,
        person_id=ward.person().pk,
        starts_on=TODAY,
    )
    assignments.assign(given, by=ward.hanne.actor, on=TODAY)


def was_given_a_plan_by_file(ward: Ward) -> None:
    unit = ward.chance.choice(ward.sections)
    factories.assignment(
        ward.chance.choice(ward.plans), unit, person=ward.person(), starts_on=ward.day(-90, 9)
    )


def is_hired(ward: Ward) -> None:
    factories.employment(ward.person(), ward.chance.choice(ward.sections), starts_on=ward.day(-60, 60))


def who_had_no_job_is_hired(ward: Ward) -> None:
    stine = Person.objects.get(details__given_name="Stine")
    factories.employment(stine, ward.chance.choice(ward.sections), starts_on=ward.day(-60, 0))


def leaves_the_job(ward: Ward) -> None:
    job = ward.one(Employment)
    factories.correct(job, ends_on=max(job.starts_on, ward.day(-60, 60)))


def somebody_comes_with_what_they_have(ward: Ward) -> None:
    newcomer = factories.person(ward.trust, "Nina Ny")
    factories.achievement(newcomer, ward.courses[0], achieved_on=ward.day(-200, 0))
    factories.employment(newcomer, ward.sections[1], starts_on=ward.day(-30, 9))


def is_counted_again(ward: Ward) -> None:
    assert making.make(ward.trust.pk, on=TODAY)
    ask_for_days_before(ward)


def asks_otherwise_from_now_on(ward: Ward) -> None:
    """What many are asked is another: in a large organisation the page tells the old until all is counted again."""
    factories.correct(ward.one(Requirement), due_days=ward.chance.randrange(0, 90))
    is_counted_again(ward)


def a_plan_for_a_section_begins(ward: Ward) -> None:
    factories.assignment(ward.plans[1], ward.sections[0], starts_on=ward.day(-40, 40))
    assert Assignment.objects.open().filter(person=None).exists()
    is_counted_again(ward)


OF_ONE: tuple[Callable[[Ward], None], ...] = (
    goes_on_leave,
    goes_on_leave_by_file,
    comes_back,
    is_exempted,
    was_exempted_by_file,
    is_exempted_no_longer,
    shows_something,
    claims_and_is_approved,
    loses_something,
    never_had_it,
    is_given_a_plan,
    was_given_a_plan_by_file,
    is_hired,
    who_had_no_job_is_hired,
    leaves_the_job,
    somebody_comes_with_what_they_have,
)
NOW_AND_THEN: tuple[Callable[[Ward], None], ...] = (
    is_counted_again,
    asks_otherwise_from_now_on,
    a_plan_for_a_section_begins,
)


def ask_for_days_before(ward: Ward) -> None:
    """The days before are counted beside, as the keeper does when somebody looks at one."""
    kept = snapshots.newest(ward.trust.pk)
    assert kept is not None
    for day in PAST if kept.is_large else ():
        assert making.make_of_day(kept, day)


def assert_tells_the_same(ward: Ward) -> None:
    everybody = list(Person.objects.filter(organisation=ward.trust).values_list("pk", flat=True))
    for on in DAYS:
        people = ward.chance.sample(everybody, len(everybody) // 2)
        for whom in (people, everybody):
            found = standing(ward.trust.pk, on=on, people=whom)
            assert_same(found, afresh(ward.trust.pk, on=on, people=whom))
        assert_counts_the_same(ward.trust.pk, on)


@pytest.mark.parametrize("large", [3_000, 0], ids=["small", "large"])
@pytest.mark.parametrize("seed", range(6))
def test_after_any_sequence_of_actions_all_is_told_as_if_counted_from_nothing(
    seed: int, large: int, ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "LARGE", large)
    ward.chance.seed(seed)
    is_counted_again(ward)
    for _ in range(3):
        for _ in range(ward.chance.randrange(1, 5)):
            with suppress(*REFUSED):
                ward.chance.choice(OF_ONE)(ward)
        if ward.chance.random() < 0.3:
            ward.chance.choice(NOW_AND_THEN)(ward)
        assert_tells_the_same(ward)


@pytest.mark.parametrize("large", [3_000, 0], ids=["small", "large"])
@pytest.mark.parametrize("done", OF_ONE)
def test_each_of_them_alone_is_told_as_if_counted_from_nothing(
    done: Callable[[Ward], None], large: int, ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "LARGE", large)
    ward.chance.seed(0)
    is_counted_again(ward)
    before, tries = audit.position(ward.trust.pk), iter(range(40))
    while audit.position(ward.trust.pk) == before:
        next(tries)
        with suppress(*REFUSED):
            done(ward)
    assert_tells_the_same(ward)
