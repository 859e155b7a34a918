"""Giving a plan, and seeing whom it hits, in every state these pages can be in: see test_states."""

from stafett.plans.models import Assignment, Draft, Plan
from stafett.standings.models import PreviewRun, RunState
from stafett.standings.preview import runs
from stafett.standings.preview.asked import Assign, End, MoveUnit, Publish, Retire
from tests import factories
from tests.journeys import states

examine = states.examine


def test_a_preview_in_each_of_its_states(examine, fire, hanne, bob, gunnar, unit_a, clinic, today) -> None:
    examiner, plan = examine(hanne), Plan.objects.get()
    given = Assignment.objects.get()
    draft = Draft.objects.create(
        organisation=plan.organisation, plan=plan, version=2, title="Next", owner_unit=clinic, opened=1
    )
    asked = [
        runs.start(what, by=hanne.actor, on=today)
        for what in (
            Retire(plan_id=plan.pk, retired_on=today),
            End(assignment_id=given.pk, last_day=today),
            Assign(plan_id=plan.pk, unit_id=unit_a.pk, starts_on=today),
            Publish(plan_id=plan.pk, effective_from=factories.days_ahead(3)),
        )
    ]
    factories.close(draft)  # so that facts have changed since
    for run in asked:
        examiner.visit(f"/previews/{run.pk}/")
    for state in RunState:
        result = {} if state in (RunState.WORKING, RunState.FAILED) else asked[0].result
        PreviewRun.objects.filter(pk=asked[0].pk).update(state=state, result=result)
        examiner.visit(f"/previews/{asked[0].pk}/")

    assert examine.faults == ""


def test_giving_a_plan_after_an_error(examine, fire, hanne, bob, unit_a) -> None:
    examiner, plan = examine(hanne), Plan.objects.get()
    factories.member(unit_a, "Berit Berg")
    given = f"/plans/{plan.pk}/assignments/"
    for address in (
        f"{given}new/",
        f"/plans/{plan.pk}/preview/",
        f"{given}{Assignment.objects.get().pk}/end/",
    ):
        examiner.page.goto(address)
        examiner.page.locator("main input[type=date]").first.fill("1899-01-01")
        examiner.page.locator("main form button").first.click()
        examiner.look(f"{address} on a day long gone")
    examiner.page.goto(f"{given}new/")
    examiner.page.locator("#id_unit").select_option("Section A")
    examiner.page.locator("#id_who").fill("Berg")
    examiner.page.locator("main form button").first.click()
    examiner.look("several of the name")
    Assignment.objects.all().delete()
    factories.correct(factories.exemption(bob.person, plan), grounds="taken_out")
    examiner.visit(given)

    assert examine.faults == ""


def test_moving_a_unit(examine, fire, erik, bob, unit_a, root, today) -> None:
    examiner, other = examine(erik), factories.unit(root, "Clinic of Surgery")
    examiner.page.goto(f"/units/{unit_a.pk}/move/")
    examiner.page.locator("main form button").first.click()
    examiner.look("moved nowhere")
    what = MoveUnit(unit_id=unit_a.pk, parent_id=other.pk, moves_on=today)
    examiner.visit(f"/previews/{runs.start(what, by=erik.actor, on=today).pk}/")

    assert examine.faults == ""
