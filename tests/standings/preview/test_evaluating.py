"""What a preview says is what then happens, cell for cell."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import polars as pl
import pytest
from django.core.management import call_command
from polars.testing import assert_frame_equal

from stafett.people.actor import Actor
from stafett.people.models import Employment, Organisation, Unit
from stafett.people.moves import actions as moves
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.plans import queries as plans
from stafett.plans.assignments import actions as assignments
from stafett.plans.drafts import publishing
from stafett.plans.drafts.asked import Asked, Choice
from stafett.plans.models import Assignment, Draft, DraftState, Plan, PlanVersion, Requirement
from stafett.standings import parts
from stafett.standings.preview import asked as thought
from stafett.standings.preview import evaluating, results
from stafett.standings.preview.asked import Assign, End, MoveUnit, Publish, Retire
from stafett.standings.preview.comparing import CELL, cells_on
from stafett.standings.preview.hypotheses import Unthinkable
from stafett.standings.standing import afresh
from tests import factories
from tests.factories.audit import record

pytestmark = pytest.mark.django_db

EXAMPLES = Path(__file__).parents[2] / "status" / "examples"
DAY = date(2026, 11, 21)
SHOWN = [*CELL, "colour", "reason", "from_on", "until_on", "since", "held_until", "yellow_on", "red_on"]

type Done = tuple[thought.Asked, Callable[[], object]]
"""What is asked beforehand, and doing it."""


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], int]:
    def imported(number: int) -> int:
        monkeypatch.setenv("STAFETT_TODAY", DAY.isoformat())
        call_command("import", str(EXAMPLES / f"organisation-{number}"), stdout=StringIO())
        return Organisation.objects.get().pk

    return imported


def anybody(organisation_id: int) -> Actor:
    """Somebody who may write plans everywhere."""
    units = tree(organisation_id, on=DAY)
    reach = {Power.AUTHOR: frozenset(units.nodes)}
    return Actor(label="Hanne", organisation_id=organisation_id, root_id=units.root.id, reach=reach)


def ahead(chance: random.Random) -> date:
    return DAY + timedelta(days=chance.choice([0, 0, 1, 30, 200]))


def any_plan(chance: random.Random) -> Plan:
    return chance.choice(list(Plan.objects.order_by("pk")))


def given(organisation_id: int, chance: random.Random) -> Done:
    first, unit = ahead(chance), chance.choice(list(Unit.objects.order_by("pk")))
    job = chance.choice(list(Employment.objects.open().order_by("pk")))
    what = Assign(
        plan_id=any_plan(chance).pk,
        unit_id=unit.pk,
        starts_on=first,
        ends_on=chance.choice([None, first + timedelta(days=40)]),
        subunits=chance.random() < 0.6,
        positions=(job.position,) if job.position and chance.random() < 0.4 else (),
    )
    return what, lambda: assignments.assign(
        assignments.Given(**vars(what)), by=anybody(organisation_id), on=DAY
    )


def ended(organisation_id: int, chance: random.Random) -> Done:
    lasting = Assignment.objects.open().filter(ends_on=None).order_by("pk")
    begun = lasting.filter(starts_on__lt=DAY)
    row = chance.choice(list(begun))
    what, by = End(assignment_id=row.pk, last_day=ahead(chance)), anybody(organisation_id)
    return what, lambda: assignments.end(row.pk, what.last_day or DAY, by=by, on=DAY)


def withdrawn(organisation_id: int, chance: random.Random) -> Done:
    asked, _do = given(organisation_id, chance)
    row = assignments.assign(assignments.Given(**vars(asked)), by=anybody(organisation_id), on=DAY)
    return End(assignment_id=row.pk), lambda: assignments.withdraw(
        row.pk, by=anybody(organisation_id), on=DAY
    )


def retired(_organisation_id: int, chance: random.Random) -> Done:
    newest = plans.versions(Organisation.objects.get().pk).filter(retired_on=None)
    version = chance.choice(list(newest.order_by("plan_id", "-version")))
    newer = PlanVersion.objects.open().filter(plan=version.plan, version__gt=version.version)
    version = newer.order_by("-version").first() or version
    day = max(ahead(chance), version.effective_from + timedelta(days=1))
    return Retire(plan_id=version.plan_id, retired_on=day), lambda: factories.correct(version, retired_on=day)


TERMS = ("level", "times", "mandatory", "due_days", "validity_months", "renewal", "early_days", "warn_days",
         "grace_days", "lookback_days", "per_unit", "redo", "transition_days", "claim_days")  # fmt: skip


def published(organisation_id: int, chance: random.Random) -> Done:
    plan = any_plan(chance)
    newest = PlanVersion.objects.open().filter(plan=plan).order_by("-version").first()
    asks = [drawn(row, chance) for row in plans.requirements(plan.pk, newest.version)]
    kept = chance.sample(asks, chance.randrange(len(asks) + 1)) if asks else []
    other = drawn(chance.choice(list(Requirement.objects.open().order_by("pk"))), chance)
    draft = record(
        Draft,
        organisation=plan.organisation,
        plan=plan,
        version=newest.version + 1,
        state=DraftState.REVIEW,
        owner_unit=newest.owner_unit,
        title="Next",
        effective_from=max(ahead(chance), newest.effective_from + timedelta(days=1)),
        requirements=[one.as_json() for one in [*kept, replace(other, key="entirely-new", choice="")]],
    )
    by = anybody(organisation_id)
    return Publish(plan_id=plan.pk), lambda: publishing.publish(plan, draft.pk, by=by, on=DAY)


def drawn(row: Requirement, chance: random.Random) -> Asked:
    """A requirement as a draft has it, sometimes on other terms, to be read or done again."""
    told = Asked.from_requirement(row)
    if chance.random() < 0.5:
        told = replace(
            told, due_days=chance.choice([-1, 0, 10, None]), transition_days=chance.choice([0, 5, 60])
        )
    address = "https://example.org/read"
    return replace(told, choice=chance.choice([*Choice]), address=address)


def moved(organisation_id: int, chance: random.Random) -> Done:
    day = ahead(chance)
    units = tree(organisation_id, on=day)
    unit = chance.choice(sorted(set(units.nodes) - {units.root.id}))
    places = sorted(set(units.nodes) - units.below(unit) - {units.nodes[unit].parent_id})
    what, by = MoveUnit(unit_id=unit, parent_id=chance.choice(places), moves_on=day), anybody(organisation_id)
    return what, lambda: moves.move(unit, what.parent_id, day, by=by, on=DAY)


def everybody(organisation_id: int, days: list[date]) -> dict[date, pl.DataFrame]:
    found = afresh(organisation_id, on=DAY)
    return {day: cells_on(found, day).select(SHOWN) for day in days}


def in_order(cells: pl.DataFrame) -> pl.DataFrame:
    return cells.with_columns(pl.col("reason").cast(pl.String)).sort(CELL)


def as_foretold(before: dict[date, pl.DataFrame], thought: evaluating.Thought) -> dict[date, pl.DataFrame]:
    """The cells of everybody, those of the people who may be touched as the preview has them."""
    shares = [after for _before, after in thought.shares()]
    told = {}
    for day, cells in before.items():
        theirs = pl.col("person_id").is_in(thought.people["person_id"].to_list())
        if thought.plausible.plan_id is not None:
            theirs &= pl.col("plan_id") == thought.plausible.plan_id
        new = [cells_on(after, day).select(SHOWN) for after in shares]
        told[day] = pl.concat([cells.filter(~theirs), *new])
    return told


KINDS = {"give": given, "end": ended, "withdraw": withdrawn, "retire": retired, "publish": published,
         "move": moved}  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", [1, 4])
def test_what_is_foretold_is_what_then_happens(number: int, kind: str, seed: int, whole) -> None:
    organisation, chance = whole(number), random.Random(f"{kind} {seed}")  # noqa: S311 - repeatable
    what, do = KINDS[kind](organisation, chance)
    thought = evaluating.think(organisation, what, on=DAY)
    days = sorted({DAY, *thought.days, DAY + timedelta(days=3), DAY + timedelta(days=400)})
    before = everybody(organisation, days)
    foretold = as_foretold(before, thought)
    told = results.of(evaluating.worked_out(thought))
    do()

    happened = everybody(organisation, days)
    for day in days:
        assert_frame_equal(in_order(foretold[day]), in_order(happened[day]))
    assert said(told) == seen(before, happened, thought.days)


def said(told: results.Result) -> dict[str, set]:
    """Who enters and leaves what, and who turns red on the first day or by the last, as the preview has it."""
    names = ("enters", "leaves", "reddens_0", "reddens_1")
    return {name: set(told.rows.filter(name).select("person_id", "plan_id").iter_rows()) for name in names}


def seen(before: dict, after: dict, days: tuple[date, ...]) -> dict[str, set]:
    """The same, looked up cell by cell in what was and what came."""
    was, came = ([cells_of(cells[day]) for day in days] for cells in (before, after))
    had, has = ([{key[:2] for key in cells} for cells in found] for found in (was, came))
    entered = set().union(*(new - old for old, new in zip(had, has, strict=True)))
    left = set().union(*(old - new for old, new in zip(had, has, strict=True)))
    red = [
        {key[:2] for key, colour in new.items() if colour == "red" and old.get(key) != "red"}
        for old, new in zip(was, came, strict=True)
    ]
    return {"enters": entered, "leaves": left, "reddens_0": red[0], "reddens_1": red[-1]}


def cells_of(cells: pl.DataFrame) -> dict[tuple, str]:
    return {
        row[:-1]: row[-1] for row in cells.select("person_id", "plan_id", *CELL[2:], "colour").iter_rows()
    }


def test_what_is_recorded_meanwhile_is_seen_whole_or_not_at_all(
    trust, unit_a, bob, today, monkeypatch
) -> None:
    course = factories.competence(trust, "Fire safety", validity_months=12)
    plan = factories.plan(trust)
    factories.requirement(plan, course, due_days=-1)
    asked = Assign(plan_id=plan.pk, unit_id=unit_a.pk, starts_on=today)
    facts = evaluating.facts

    def slowly(*arguments, **named):
        monkeypatch.setattr(evaluating, "facts", facts)
        found = facts(*arguments, **named)
        factories.achievement(bob.person, course, achieved_on=today, approved_on=today)
        return found

    monkeypatch.setattr(evaluating, "facts", slowly)
    found = results.of(evaluating.preview(trust.pk, asked, on=today))

    assert (found.figures.enters, found.figures.any_red) == (1, 0)


def test_people_in_several_parts_are_told_once_each(
    trust, unit_a, unit_b, bob, gunnar, today, monkeypatch
) -> None:
    monkeypatch.setattr(parts, "PART", 1)
    monkeypatch.setattr(parts, "BLOCK", 1)
    plan = factories.plan(trust)
    factories.requirement(plan, factories.competence(trust, "Fire safety"), due_days=10)
    asked = Assign(plan_id=plan.pk, unit_id=factories.root_of(trust).pk, subunits=True, starts_on=today)
    heard = []
    found = evaluating.preview(trust.pk, asked, on=today, progress=lambda done, of: heard.append((done, of)))

    assert results.of(found).figures == results.Figures(enters=2, leaves=0, red=0, red_later=2)
    assert heard == [(1, 2), (2, 2)]


def test_a_unit_is_never_thought_below_itself_not_even_later(trust, clinic, unit_a, unit_b, today) -> None:
    factories.move(unit_b, to=unit_a, on=factories.days_ahead(30))
    asked = MoveUnit(unit_id=unit_a.pk, parent_id=unit_b.pk, moves_on=today)

    with pytest.raises(Unthinkable, match="below itself"):
        evaluating.preview(trust.pk, asked, on=today)
