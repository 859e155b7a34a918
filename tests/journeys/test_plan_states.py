"""Plans while they are written, in every state: accessible, valid, and never wider than the screen."""

from stafett.plans.models import Plan
from tests import factories
from tests.journeys import states
from tests.journeys.states import Examiner

examine = states.examine


def test_a_draft_in_every_state(examine, fire, alice, gunnar, hanne, unit_a, unit_b, clinic) -> None:
    plan = Plan.objects.get()
    known = factories.asked(fire, key=plan.requirements.get().key, validity_months=6)
    empty = factories.draft(unit_b, title="Empty")
    long = factories.draft(
        unit_a, factories.asked(fire, key="a", choice="read"), title="Langt" * 20, goal="ord " * 90
    )
    changed = factories.draft(
        clinic, known, factories.asked(fire, key="new"), plan=plan, version=2, state="review"
    )
    copied = factories.draft(unit_a, copied_from=plan, copied_version=0, state="review")
    lead, leader = examine(hanne), examine(alice)
    for draft in (empty, long, changed, copied):
        lead.visit(f"/drafts/{draft.plan_id}/")
    for page in ("publish/", "delete/"):
        lead.visit(f"/drafts/{changed.plan_id}/{page}")
    lead.visit(f"/plans/{plan.pk}/compare/")
    lead.visit(f"/plans/{plan.pk}/")
    for address in (
        f"/drafts/{changed.plan_id}/",
        f"/plans/{plan.pk}/",
        f"/drafts/{long.plan_id}/add/?q=xyz",
        f"/drafts/new/?from={plan.pk}",
        f"/drafts/new/?from={plan.pk}&requirement={known.key}",
    ):
        leader.visit(address)
    _two_at_once(leader, examine(gunnar), long.plan_id)

    assert examine.faults == ""


def _two_at_once(first: Examiner, second: Examiner, plan_id: int) -> None:
    for examiner in (first, second):
        examiner.page.goto(f"/drafts/{plan_id}/requirement/")
    for examiner in (second, first):
        examiner.page.locator("main textarea").first.fill("Because it saves lives, in many words. " * 4)
    _save(second)
    second.look("saved")
    _save(first)
    first.look("somebody else has saved")
    first.page.goto(f"/drafts/{plan_id}/requirement/")
    first.page.locator("[name=warn_days]").fill("-1")
    _save(first)
    first.look("terms out of bounds")


def _save(examiner: Examiner) -> None:
    with examiner.page.expect_navigation():
        examiner.page.locator("main form button[type=submit]").click()
