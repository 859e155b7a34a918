"""A preview is kept with what it was asked; who may ask, and what becomes of many people."""

from datetime import timedelta

import pytest

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.plans.models import Draft
from stafett.standings.models import PreviewRun, RunState
from stafett.standings.preview import results, runs, tasks
from stafett.standings.preview.asked import Assign, End, MoveUnit, Publish, Retire, as_json, from_json
from stafett.standings.preview.hypotheses import Unthinkable
from tests import factories
from tests.factories import Member, days_ahead
from tests.factories.audit import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(trust, clinic):
    made = factories.plan(trust, "Basic plan", owner_unit=clinic)
    factories.requirement(made, factories.competence(trust, "Fire safety"), key="fire", due_days=10)
    return made


@pytest.mark.parametrize(
    "what",
    [
        Publish(plan_id=1, effective_from=days_ahead(1)),
        Publish(plan_id=1),
        Retire(plan_id=1, retired_on=days_ahead(1)),
        Assign(plan_id=1, unit_id=2, starts_on=days_ahead(1), positions=("nurse",), person_id=3),
        End(assignment_id=1, last_day=days_ahead(1)),
        End(assignment_id=1),
        MoveUnit(unit_id=1, parent_id=2, moves_on=days_ahead(1)),
    ],
)
def test_what_was_asked_is_kept_as_it_was(what) -> None:
    assert from_json(as_json(what)) == what


def test_of_few_people_the_answer_is_there_at_once(plan, hanne: Member, bob, unit_a, today) -> None:
    run = runs.start(Assign(plan_id=plan.pk, unit_id=unit_a.pk, starts_on=today), by=hanne.actor, on=today)
    found = results.from_json(PreviewRun.objects.get(pk=run.pk).result)

    assert (run.state, run.percent) == (RunState.READY, 100)
    assert found.days == (today, days_ahead(11))
    assert found.figures == results.Figures(enters=1, leaves=0, red=0, red_later=1)
    assert found.people(unit_a.pk)["red_on"].to_list() == [days_ahead(11)]


def test_of_many_the_worker_finds_it(plan, hanne: Member, bob, unit_a, today, monkeypatch) -> None:
    monkeypatch.setattr(runs, "MANY", 0)
    run = runs.start(Assign(plan_id=plan.pk, unit_id=unit_a.pk, starts_on=today), by=hanne.actor, on=today)
    assert (run.state, runs.is_silent(run)) == (RunState.WORKING, False)
    tasks.work_out.enqueue(run.pk)
    run.refresh_from_db()

    assert (run.state, results.from_json(run.result).figures.enters) == (RunState.READY, 1)


def test_what_cannot_be_done_any_more_is_told_to_who_waits(
    plan, hanne: Member, bob, unit_a, today, monkeypatch
) -> None:
    monkeypatch.setattr(runs, "MANY", 0)
    given = factories.assignment(plan, unit_a)
    run = runs.start(End(assignment_id=given.pk, last_day=today), by=hanne.actor, on=today)
    factories.close(given)
    tasks.work_out.enqueue(run.pk)
    run.refresh_from_db()

    assert run.state == RunState.FAILED
    assert run.result["why"] == "This has been changed meanwhile. Look again."


def test_a_worker_that_is_no_more_is_noticed(plan, hanne: Member, bob, unit_a, today, monkeypatch) -> None:
    monkeypatch.setattr(runs, "MANY", 0)
    run = runs.start(Assign(plan_id=plan.pk, unit_id=unit_a.pk, starts_on=today), by=hanne.actor, on=today)
    run.heard_at = clock.now() - timedelta(minutes=6)

    assert runs.is_silent(run)


def test_facts_that_changed_since_make_it_old(plan, hanne: Member, bob: Member, unit_a, today) -> None:
    run = runs.start(Retire(plan_id=plan.pk, retired_on=today), by=hanne.actor, on=today)
    assert not runs.is_old(run)
    factories.leave(bob.person, starts_on=today)

    assert runs.is_old(run)


def test_who_may_see_what_beforehand(
    plan, alice: Member, hanne: Member, erik: Member, dana, frida, unit_a, unit_b, today
) -> None:
    given = factories.assignment(plan, unit_a)
    asked = {
        "publish": Publish(plan_id=plan.pk),
        "retire": Retire(plan_id=plan.pk, retired_on=today),
        "give in A": Assign(plan_id=plan.pk, unit_id=unit_a.pk, starts_on=today),
        "give in B": Assign(plan_id=plan.pk, unit_id=unit_b.pk, starts_on=today),
        "end in A": End(assignment_id=given.pk),
        "move": MoveUnit(unit_id=unit_a.pk, parent_id=unit_b.pk, moves_on=today),
    }
    may = {
        who.person.key.split("-")[0]: [
            name for name, what in asked.items() if runs.can_preview(what, by=who.actor)
        ]
        for who in (alice, hanne, erik, dana, frida)
    }

    assert may == {
        "alice": ["give in A", "end in A"],
        "hanne": ["publish", "retire", "give in A", "give in B", "end in A"],
        "erik": list(asked),
        "dana": ["move"],
        "frida": [],
    }
    with pytest.raises(NotAllowed):
        runs.start(asked["publish"], by=alice.actor, on=today)


def test_a_plan_of_another_organisation_is_nobodys_here(
    erik: Member, elsewhere, unit_elsewhere, today
) -> None:
    plan = factories.plan(elsewhere, owner_unit=unit_elsewhere)

    assert not runs.can_preview(Retire(plan_id=plan.pk, retired_on=today), by=erik.actor)


def test_a_draft_says_what_would_be_asked(plan, hanne: Member, bob: Member, unit_a, trust, today) -> None:
    factories.assignment(plan, unit_a)
    fire = factories.competence(trust, "Pump")
    record(Draft, organisation=trust, plan=plan, version=2, title="Next", effective_from=days_ahead(5),
           owner_unit=plan.versions.get().owner_unit,
           requirements=[{"key": "pump", "accepts": [fire.pk], "due_days": -1, "transition_days": 20}])  # fmt: skip
    run = runs.start(Publish(plan_id=plan.pk), by=hanne.actor, on=today)
    found = results.from_json(run.result)

    assert found.days == (days_ahead(5), days_ahead(25))
    assert (found.figures.enters, found.figures.any_red) == (0, 1)


def test_what_has_no_sense_is_refused_with_a_sentence(plan, hanne: Member, trust, today) -> None:
    def said(what) -> str:
        with pytest.raises(Unthinkable) as refused:
            runs.start(what, by=hanne.actor, on=today)
        return str(refused.value)

    assert said(Publish(plan_id=plan.pk)) == "There is no draft of this plan any more."
    draft = record(Draft, organisation=trust, plan=plan, version=2, title="Next", requirements=[],
                   owner_unit=plan.versions.get().owner_unit)  # fmt: skip
    assert said(Publish(plan_id=plan.pk)) == "Say the day on which the draft is to take effect."
    early = Publish(plan_id=plan.pk, effective_from=plan.versions.get().effective_from)
    assert said(early) == "Version 1 takes effect 1 January 2020. Choose a later day."
    assert said(Retire(plan_id=plan.pk, retired_on=early.effective_from)) == (
        "Choose a day after the newest version takes effect."
    )
    factories.close(draft)


def test_previews_are_kept_for_a_day(plan, hanne: Member, today) -> None:
    old = runs.start(Retire(plan_id=plan.pk, retired_on=today), by=hanne.actor, on=today)
    PreviewRun.objects.filter(pk=old.pk).update(made_at=clock.now() - timedelta(days=2))
    new = runs.start(Retire(plan_id=plan.pk, retired_on=today), by=hanne.actor, on=today)

    assert list(PreviewRun.objects.all()) == [new]
