"""A snapshot with what changed since laid over it says what evaluating afresh says."""

import random
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from polars.testing import assert_frame_equal

from stafett import status
from stafett.people.models import Employment, Organisation, UnitDetails
from stafett.plans.models import Requirement
from stafett.records.models import Achievement, CompetenceDetails
from stafett.standings import current, known, making, marks, snapshots
from stafett.standings.current import standing
from stafett.standings.frames import MODELS
from stafett.standings.known import changed_since
from stafett.standings.standing import afresh
from tests import factories
from tests.factories import Member, days_ago, days_ahead
from tests.standings.comparing import assert_counts_the_same, assert_same

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("snapshots_kept")]

EXAMPLES = Path(__file__).parents[1] / "status" / "examples"
DAY = date(2026, 11, 21)


def imported(number: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """An example organisation on its first day, with a snapshot of it."""
    monkeypatch.setenv("STAFETT_TODAY", DAY.isoformat())
    call_command("import", str(EXAMPLES / f"organisation-{number}"), stdout=StringIO())
    organisation = Organisation.objects.get().pk
    assert making.make(organisation, on=DAY)
    return organisation


def close_one(model, chance: random.Random) -> None:
    factories.close(chance.choice(list(model.objects.open().order_by("pk"))))


def correct_days(model, chance: random.Random) -> None:
    row = chance.choice(list(model.objects.open().filter(ends_on=None).order_by("pk")))
    factories.correct(row, ends_on=max(row.starts_on, DAY + timedelta(days=chance.randrange(-60, 60))))


def recorded(_model, chance: random.Random) -> None:
    row = chance.choice(list(Achievement.objects.open().order_by("pk")))
    day = DAY + timedelta(days=chance.randrange(-400, 30))
    factories.achievement(row.person, row.competence, achieved_on=day, approved_on=day)


ONE = ((close_one, Achievement), (correct_days, Employment), (recorded, Achievement))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("number", [1, 4])
def test_after_any_changes_what_is_laid_over_is_what_is_evaluated_afresh(
    number: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    organisation, chance = imported(number, monkeypatch), random.Random(seed)  # noqa: S311 - repeatable
    for _ in range(chance.randrange(1, 6)):
        change, model = chance.choice(ONE)
        change(model, chance)
    kept = snapshots.newest(organisation)
    assert kept is not None
    assert changed_since(organisation, kept.mark.position)
    everybody = sorted(set(Employment.objects.values_list("person_id", flat=True)))
    some = chance.sample(everybody, len(everybody) // 2)

    for on in (DAY - timedelta(days=200), DAY, DAY + timedelta(days=20), DAY + timedelta(days=500)):
        for people in (everybody, some):
            found = standing(organisation, on=on, people=people)
            assert_same(found, afresh(organisation, on=on, people=people))
        assert_counts_the_same(organisation, on)


def test_what_is_committed_meanwhile_is_seen_by_the_next_request(
    trust, fire, bob: Member, today, monkeypatch
) -> None:
    making.make(trust.pk, on=today)
    factories.leave(bob.person, starts_on=days_ahead(1))
    expected = afresh(trust.pk, on=today)
    keys = current._keys

    def slowly(*arguments):
        monkeypatch.setattr(current, "_keys", keys)
        factories.correct(Requirement.objects.open().get(), due_days=1)
        return keys(*arguments)

    monkeypatch.setattr(current, "_keys", slowly)
    everybody = Employment.objects.values("person_id")
    assert_same(standing(trust.pk, on=today, people=everybody), expected)
    assert_same(standing(trust.pk, on=today, people=everybody), afresh(trust.pk, on=today))


def test_a_plan_alone_is_the_part_of_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    organisation = imported(4, monkeypatch)
    factories.close(Achievement.objects.open().order_by("pk")[0])
    everybody = sorted(set(afresh(organisation, on=DAY).cells["person_id"]))
    for nth, plan in enumerate(sorted(set(afresh(organisation, on=DAY).cells["plan_id"]))):
        asked = {
            "on": DAY + timedelta(days=100 * nth - 50),
            "people": (everybody[:2], everybody)[nth % 2],
            "plan_id": plan,
        }
        found, expected = standing(organisation, **asked), afresh(organisation, **asked)
        assert_frame_equal(status.export(found.cells), status.export(expected.cells))


@pytest.fixture
def fire(trust, clinic, unit_a, unit_b, alice: Member, bob: Member):
    """Everybody in section A must have the fire course every year."""
    course = factories.competence(trust, "Fire safety", validity_months=12)
    factories.achievement(bob.person, course, achieved_on=days_ago(40))
    factories.achievement(alice.person, course, achieved_on=days_ago(40))
    plan = factories.plan(trust, "For everybody", owner_unit=clinic)
    factories.requirement(plan, course, due_days=30)
    factories.assignment(plan, unit_a)
    return plan


def who_changes(trust) -> set[int] | None:
    kept = marks.newest(trust.pk)
    assert kept is not None
    changed = changed_since(trust.pk, kept.position)
    return None if changed is None else known.everyone(changed)


def assert_is_as_afresh(trust, *days: date) -> None:
    everybody = Employment.objects.filter(organisation_id=trust.pk).values("person_id")
    for day in days:
        assert_same(standing(trust.pk, on=day, people=everybody), afresh(trust.pk, on=day))
        assert_counts_the_same(trust.pk, day)


@pytest.mark.parametrize("kind", ["achievement", "employment", "leave", "exemption", "assignment"])
def test_what_is_about_a_person_recolours_that_person(
    kind: str, trust, unit_b, fire, bob: Member, today
) -> None:
    making.make(trust.pk, on=today)
    change = {
        "achievement": lambda: factories.close(Achievement.objects.open().get(person=bob.person)),
        "employment": lambda: factories.employment(bob.person, unit_b),
        "leave": lambda: factories.leave(bob.person, starts_on=today),
        "exemption": lambda: factories.exemption(bob.person, fire, starts_on=today),
        "assignment": lambda: factories.assignment(fire, unit_b, person=bob.person),
    }
    change[kind]()

    assert who_changes(trust) == {bob.person.pk}
    assert_is_as_afresh(trust, today)


@pytest.mark.parametrize("kind", ["unit", "move", "competence", "equivalence", "requirement", "assignment"])
def test_what_is_about_many_is_evaluated_afresh_until_there_is_a_new_snapshot(
    kind: str, trust, root, unit_a, fire, today
) -> None:
    making.make(trust.pk, on=today)
    change = {
        "unit": lambda: factories.correct(UnitDetails.objects.open().get(unit=unit_a), name="Section Å"),
        "move": lambda: factories.move(unit_a, to=root, on=today),
        "competence": lambda: factories.correct(CompetenceDetails.objects.open().get(), validity_months=1),
        "equivalence": lambda: factories.equivalence(
            CompetenceDetails.objects.open().get().competence, accepts=factories.competence(trust, "More")
        ),
        "requirement": lambda: factories.correct(Requirement.objects.open().get(), due_days=3),
        "assignment": lambda: factories.assignment(fire, root, subunits=True),
    }
    change[kind]()

    assert who_changes(trust) is None
    assert_is_as_afresh(trust, today)


def test_what_happens_on_a_day_ahead_is_known_on_that_day(trust, fire, bob: Member, today) -> None:
    (shown,) = Achievement.objects.open().filter(person=bob.person)
    factories.correct(shown, revoked_on=days_ahead(10))
    assert making.make(trust.pk, on=today)
    assert_is_as_afresh(trust, today, days_ahead(10), days_ahead(300))


def test_a_day_before_is_evaluated_once_for_the_many_and_each_time_for_the_few(
    trust, fire, bob: Member, alice: Member, today, monkeypatch
) -> None:
    making.make(trust.pk, on=today)
    factories.leave(bob.person, starts_on=days_ago(30))
    asked = {"on": days_ago(20), "people": [alice.person.pk, bob.person.pk]}
    before = current._on_another_day.cache_info()
    for many in (10, 0, 0):
        monkeypatch.setattr(current, "MANY", many)
        assert_same(standing(trust.pk, **asked), afresh(trust.pk, **asked))
    after = current._on_another_day.cache_info()
    assert (after.misses - before.misses, after.hits - before.hits) == (1, 1)


def test_what_was_laid_over_once_is_not_evaluated_again(
    trust, fire, bob: Member, alice: Member, today, monkeypatch
) -> None:
    making.make(trust.pk, on=today)
    read = []
    facts_of = known.facts_of
    monkeypatch.setattr(
        known,
        "facts_of",
        lambda people, *more, **named: read.append(people) or facts_of(people, *more, **named),
    )
    for member in (alice, bob, alice):
        factories.leave(member.person, starts_on=days_ahead(len(read)))
        assert_is_as_afresh(trust, today)
        assert_is_as_afresh(trust, today)
    assert read == [{alice.person.pk}, {bob.person.pk}, {alice.person.pk}]


def test_what_only_one_is_asked_is_still_asked_when_others_have_changed(
    trust, unit_b, fire, alice: Member, today
) -> None:
    cleaner = factories.member(unit_b, "Ivar Jansen")
    making.make(trust.pk, on=today)
    factories.assignment(fire, unit_b, person=cleaner.person)
    assert_is_as_afresh(trust, today)
    for member in (alice, cleaner):
        factories.leave(member.person, starts_on=days_ahead(5))
        assert_is_as_afresh(trust, today, days_ahead(2))


def test_more_changed_people_than_pay_are_evaluated_afresh(
    trust, fire, alice: Member, bob: Member, today, monkeypatch
) -> None:
    making.make(trust.pk, on=today)
    monkeypatch.setattr(known, "MOST", 1)
    found = []
    for member in (alice, bob):
        factories.leave(member.person, starts_on=today)
        found.append(who_changes(trust))
        assert_is_as_afresh(trust, today)
    assert found == [{alice.person.pk}, None]


def test_a_change_elsewhere_recolours_nobody_here(
    trust, fire, unit_elsewhere, charlie: Member, today
) -> None:
    making.make(trust.pk, on=today)
    factories.leave(charlie.person, starts_on=today)
    assert who_changes(trust) == set()


def test_every_kind_of_fact_the_kernel_reads_is_said_whom_it_recolours() -> None:
    said = {model for model, _which in (*known.RECOLOURS_ONE, *known.RECOLOURS_MANY)}
    assert said == set(MODELS.values())


def test_the_number_of_queries_does_not_grow_with_those_who_changed(
    trust, fire, alice: Member, bob: Member, today
) -> None:
    making.make(trust.pk, on=today)
    snapshots.newest(trust.pk)  # opened once
    counted = []
    for member in (alice, bob):
        factories.leave(member.person, starts_on=today)
        with CaptureQueriesContext(connection) as queries:
            standing(trust.pk, on=today, people={alice.person.pk, bob.person.pk})
        counted.append(len(queries))
    assert counted[0] == counted[1]
