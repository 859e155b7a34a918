"""Writing a draft: every save one change, nobody's words lost, only by who may."""

import pytest

from stafett.audit.models import ChangedMeanwhile, Entry
from stafett.lib.verdict import NotAllowed
from stafett.plans import queries as plans
from stafett.plans.drafts import actions, queries, starting
from stafett.plans.drafts.actions import About
from stafett.plans.drafts.asked import read
from stafett.plans.drafts.saving import DraftsError
from stafett.plans.drafts.starting import Origin
from stafett.plans.models import Comment, Draft, DraftState, PlanVersion
from tests import factories
from tests.factories import days_ahead

pytestmark = pytest.mark.django_db


def keys(draft: Draft) -> list[str]:
    return [one.key for one in read(draft.requirements)]


def about(draft: Draft, **said) -> About:
    kept = {name: getattr(draft, name) for name in About.__dataclass_fields__}
    return About(**kept | said)


def test_a_new_plan_begins_as_a_draft_in_force_in_four_weeks(alice, unit_a, today) -> None:
    draft = starting.start("Ward plan", unit_a.pk, by=alice.actor, on=today)

    assert (draft.version, draft.state, draft.effective_from, draft.saved_by) == (
        1, DraftState.DRAFT, days_ahead(28), "Alice Aas",
    )  # fmt: skip
    assert Entry.objects.latest("position").verb == "draft.started"


def test_only_who_may_write_there_begins(alice, bob, unit_a, clinic, today) -> None:
    with pytest.raises(NotAllowed):
        starting.start("Ward plan", clinic.pk, by=alice.actor, on=today)
    with pytest.raises(NotAllowed):
        starting.start("Ward plan", unit_a.pk, by=bob.actor, on=today)

    assert not Draft.objects.exists()


def test_the_next_version_begins_with_the_newest_and_with_nothing_to_redo(plan, fire, hanne, today) -> None:
    factories.version(plan, 2, title="For all", owner_unit=None, effective_from=days_ahead(40))
    newest = PlanVersion.objects.get(plan=plan, version=2)
    factories.correct(newest, owner_unit_id=PlanVersion.objects.get(plan=plan, version=1).owner_unit_id)
    factories.requirement(plan, fire, version=2, key="fire", redo=True)

    draft = starting.start_version(plan, by=hanne.actor, on=today)

    assert (draft.version, draft.title, draft.effective_from) == (3, "For all", days_ahead(41))
    assert [(one.key, one.accepts, one.redo) for one in read(draft.requirements)] == [
        ("fire", (fire.pk,), False)
    ]


def test_one_draft_a_plan(plan, hanne, alice, today) -> None:
    starting.start_version(plan, by=hanne.actor, on=today)

    with pytest.raises(DraftsError, match="writing the next version already"):
        starting.start_version(plan, by=hanne.actor, on=today)
    with pytest.raises(NotAllowed):
        starting.start_version(plan, by=alice.actor, on=today)


def test_a_copy_remembers_where_it_came_from(plan, fire, alice, unit_a, today) -> None:
    origin = Origin(plans.newest(plan.pk))

    draft = starting.start("Our own", unit_a.pk, by=alice.actor, on=today, origin=origin)

    assert (draft.copied_from_id, draft.copied_version, draft.plan_id != plan.pk) == (plan.pk, 1, True)
    assert [one.accepts for one in read(draft.requirements)] == [(fire.pk,)]


def test_nothing_of_another_organisation_is_copied(charlie, unit_elsewhere, plan, today) -> None:
    origin = Origin(plans.newest(plan.pk))

    with pytest.raises(DraftsError):
        starting.start("Theirs", unit_elsewhere.pk, by=charlie.actor, on=today, origin=origin)


def test_to_ask_more_begins_with_the_one_thing(plan, fire, pump, alice, unit_a, today) -> None:
    factories.requirement(plan, pump, key="pump")

    origin = Origin(plans.newest(plan.pk), "pump")
    draft = starting.start("More", unit_a.pk, by=alice.actor, on=today, origin=origin)

    assert (keys(draft), draft.copied_from_id) == (["pump"], None)


def test_what_is_added_stands_last_on_the_usual_terms(alice, unit_a, pump, fire) -> None:
    draft = factories.draft(unit_a, factories.asked(fire, key="pump"))

    saved, key = actions.add(draft.plan, draft.pk, pump.pk, by=alice.actor)

    assert (keys(saved), key) == (["pump", "pump-2"], "pump-2")
    added = read(saved.requirements)[-1]
    assert (added.accepts, added.mandatory, added.due_days, added.warn_days) == ((pump.pk,), True, 30, 60)


def test_a_save_closes_the_row_and_opens_another(alice, unit_a, today) -> None:
    draft = factories.draft(unit_a)

    saved = actions.save_about(
        draft.plan, draft.pk, about(draft, goal=" Calm nights "), by=alice.actor, on=today
    )

    draft.refresh_from_db()
    assert (draft.closed, saved.opened, saved.goal) == (saved.opened, draft.closed, "Calm nights")


def test_who_saves_on_what_another_has_saved_since_is_told(alice, gunnar, unit_a, pump, today) -> None:
    seen = factories.draft(unit_a)
    saved, _key = actions.add(seen.plan, seen.pk, pump.pk, by=gunnar.actor)

    with pytest.raises(ChangedMeanwhile):
        actions.save_about(seen.plan, seen.pk, about(seen, title="Mine"), by=alice.actor, on=today)

    assert plans.draft(seen.plan_id) == saved
    mine = actions.save_about(seen.plan, saved.pk, about(seen, title="Mine"), by=alice.actor, on=today)
    assert (mine.title, keys(mine)) == ("Mine", ["pump"])


def test_what_is_deleted_meanwhile_is_told_too(alice, unit_a, pump) -> None:
    draft = factories.draft(unit_a)
    actions.delete(draft.plan, draft.pk, by=alice.actor)

    with pytest.raises(ChangedMeanwhile):
        actions.add(draft.plan, draft.pk, pump.pk, by=alice.actor)

    assert plans.draft(draft.plan_id) is None


def test_another_owner_is_one_of_ones_own(alice, unit_a, unit_b, clinic, today) -> None:
    draft = factories.draft(unit_a)

    with pytest.raises(NotAllowed):
        actions.save_about(
            draft.plan, draft.pk, about(draft, owner_unit_id=unit_b.pk), by=alice.actor, on=today
        )


def test_the_day_it_takes_effect_is_judged(plan, hanne, clinic, today) -> None:
    draft = factories.draft(clinic, plan=plan, version=2)
    early = about(draft, effective_from=factories.days_ago(1))

    with pytest.raises(DraftsError, match="has passed"):
        actions.save_about(plan, draft.pk, early, by=hanne.actor, on=today)


def test_requirements_change_places_and_go(alice, unit_a, pump) -> None:
    draft = factories.draft(unit_a, *(factories.asked(pump, key=key) for key in "abc"))

    later = actions.put_later(draft.plan, draft.pk, "a", by=alice.actor)
    earlier = actions.put_earlier(draft.plan, later.pk, "c", by=alice.actor)
    fewer = actions.remove(draft.plan, earlier.pk, "a", by=alice.actor)

    assert [keys(one) for one in (later, earlier, fewer)] == [list("bac"), list("bca"), list("bc")]


def test_terms_are_saved_and_the_choice_only_where_there_was_something_before(
    alice, unit_a, pump, today
) -> None:
    draft = factories.draft(unit_a, factories.asked(pump, key="pump"))
    said = factories.asked(pump, key="pump", validity_months=24, why="New pumps", choice="redo")

    saved = actions.save_requirement(draft.plan, draft.pk, said, by=alice.actor, on=today)

    (kept,) = saved.requirements
    assert (kept["validity_months"], kept["why"], kept["choice"], kept["redo"]) == (
        24,
        "New pumps",
        "",
        False,
    )


def test_redo_is_kept_as_the_kernel_reads_it(plan, hanne, clinic, fire, today) -> None:
    (before,) = queries.published(plans.newest(plan.pk))
    draft = factories.draft(clinic, before, plan=plan, version=2)
    said = factories.asked(fire, key=before.key, choice="redo")

    saved = actions.save_requirement(plan, draft.pk, said, by=hanne.actor, on=today)

    assert saved.requirements[0]["redo"] is True


def test_a_unit_cannot_ask_less_than_a_plan_from_above(alice, unit_a, fire, today) -> None:
    draft = factories.draft(unit_a, factories.asked(fire, key="fire"))
    longer = factories.asked(fire, key="fire", validity_months=24)

    with pytest.raises(DraftsError, match="“For everybody” asks for “Fire safety” every year"):
        actions.save_requirement(draft.plan, draft.pk, longer, by=alice.actor, on=today)


def test_who_reads_in_review_comments(alice, hanne, unit_b, pump, today) -> None:
    draft = factories.draft(unit_b, factories.asked(pump, key="pump"), state="review")

    actions.comment(draft, " Temps too? ", requirement="pump", by=alice.actor, on=today)

    (said,) = Comment.objects.all()
    assert (said.text, said.requirement, said.said_by) == ("Temps too?", "pump", "Alice Aas")
    with pytest.raises(DraftsError):
        actions.comment(draft, "?", requirement="gone", by=alice.actor, on=today)
    with pytest.raises(DraftsError):
        actions.comment(draft, " ", by=alice.actor, on=today)


def test_it_goes_to_review_and_back(alice, bob, unit_a) -> None:
    draft = factories.draft(unit_a)

    with pytest.raises(NotAllowed):
        actions.send(draft.plan, draft.pk, by=bob.actor)
    sent = actions.send(draft.plan, draft.pk, by=alice.actor)
    with pytest.raises(NotAllowed, match="already"):
        actions.send(draft.plan, sent.pk, by=alice.actor)
    back = actions.take_back(draft.plan, sent.pk, by=alice.actor)

    assert (sent.state, back.state) == (DraftState.REVIEW, DraftState.DRAFT)


def test_a_retired_plan_says_when_and_why(plan, hanne, alice, today) -> None:
    with pytest.raises(NotAllowed):
        actions.retire(plan, days_ahead(30), "Merged", by=alice.actor, on=today)

    retired = actions.retire(plan, days_ahead(30), " Merged ", by=hanne.actor, on=today)

    assert (retired.retired_on, retired.grounds) == (days_ahead(30), "Merged")
    assert PlanVersion.objects.open().get(plan=plan).pk == retired.pk
    assert Entry.objects.latest("position").verb == "plan.retired"


def test_an_owner_one_may_write_for_and_a_title_are_asked_for(hanne, unit_a, unit_b, today) -> None:
    draft = factories.draft(unit_a)
    moved = actions.save_about(
        draft.plan, draft.pk, about(draft, owner_unit_id=unit_b.pk), by=hanne.actor, on=today
    )
    assert moved.owner_unit_id == unit_b.pk

    with pytest.raises(DraftsError, match="Write what the plan is called"):
        actions.save_about(draft.plan, moved.pk, about(moved, title=" "), by=hanne.actor, on=today)


def test_a_plan_does_not_grow_without_end(hanne, unit_a, fire) -> None:
    draft = factories.draft(unit_a, *(factories.asked(fire) for _number in range(300)))

    with pytest.raises(DraftsError, match="at most 300"):
        actions.add(draft.plan, draft.pk, fire.pk, by=hanne.actor)


def test_terms_that_cannot_be_are_refused(hanne, unit_a, fire, today) -> None:
    draft = factories.draft(unit_a, factories.asked(fire, key="fire"))

    with pytest.raises(DraftsError):
        actions.save_requirement(
            draft.plan, draft.pk, factories.asked(fire, key="fire", level=0), by=hanne.actor, on=today
        )


def test_the_first_stays_first(hanne, unit_a, fire) -> None:
    draft = factories.draft(unit_a, factories.asked(fire, key="a"), factories.asked(fire, key="b"))

    assert keys(actions.put_earlier(draft.plan, draft.pk, "a", by=hanne.actor)) == ["a", "b"]


def test_only_what_is_published_is_retired(hanne, unit_a, today) -> None:
    with pytest.raises(DraftsError, match="Only a published plan"):
        actions.retire(factories.draft(unit_a).plan, today, "So.", by=hanne.actor, on=today)


@pytest.mark.parametrize("arrange", [actions.remove, actions.put_earlier, actions.put_later])
def test_what_the_draft_does_not_ask_is_not_arranged(alice, unit_a, fire, arrange) -> None:
    draft = factories.draft(unit_a, factories.asked(fire, key="a"))

    with pytest.raises(DraftsError, match="not in the draft"):
        arrange(draft.plan, draft.pk, "b", by=alice.actor)

    assert Draft.objects.get() == draft
