"""Whose a draft is to read, and what stands in the way of publishing it."""

import pytest

from stafett.plans import queries as plans
from stafett.plans.drafts import queries, rules
from tests import factories

pytestmark = pytest.mark.django_db


def above(draft, today):
    return queries.from_above(draft, queries.catalogue(draft.organisation_id), on=today)


def to_put_right(draft, today):
    before, known = plans.newest(draft.plan_id), queries.catalogue(draft.organisation_id)
    return queries.to_put_right(draft, before, known, on=today)


@pytest.mark.parametrize("state", ["draft", "review"])
@pytest.mark.parametrize("owned_by", ["unit_a", "unit_b", "clinic", "root"])
def test_what_is_listed_is_what_the_rule_lets_one_read(
    state, owned_by, alice, bob, charlie, dana, erik, frida, gunnar, hanne, request
) -> None:
    draft = factories.draft(request.getfixturevalue(owned_by), state=state)
    cast = [alice, bob, dana, erik, frida, gunnar, hanne]

    listed = [who.person.pk for who in cast if queries.visible_to(who.actor).filter(pk=draft.pk).exists()]

    assert listed == [who.person.pk for who in cast if rules.can_read(who.actor, draft)]
    assert not queries.visible_to(charlie.actor).exists()


def test_a_newer_version_of_the_origin_is_told(unit_a, plan) -> None:
    draft = factories.draft(unit_a, copied_from=plan, copied_version=1)
    assert queries.newer_origin(draft) is None

    factories.version(plan, 2, effective_from=factories.days_ahead(10))

    assert queries.newer_origin(draft).version == 2
    assert queries.newer_origin(factories.draft(unit_a)) is None


def test_what_plans_from_above_ask_there_is_known(unit_a, unit_b, clinic, root, fire, trust, today) -> None:
    own = factories.plan(trust, "Section plan", owner_unit=unit_a)
    factories.requirement(own, fire, validity_months=6)
    factories.assignment(own, unit_a)
    beside = factories.plan(trust, "Elsewhere", owner_unit=clinic)
    factories.requirement(beside, fire)
    factories.assignment(beside, unit_b)

    found = above(factories.draft(unit_a), today)

    assert [(one.plan, one.competence, one.level, one.months, one.interval) for one in found] == [
        ("For everybody", "Fire safety", 1, 12, "every year")
    ]


def test_a_plan_given_from_above_counts_though_a_unit_beside_owns_it(
    unit_a, unit_b, clinic, trust, pump, today
) -> None:
    plan = factories.plan(trust, "Pumps", owner_unit=unit_b)
    factories.requirement(plan, pump, level=2)
    factories.assignment(plan, clinic, subunits=True)

    found = above(factories.draft(unit_a), today)

    assert [(one.plan, one.level, one.months) for one in found] == [("Pumps", 2, 36)]
    assert above(factories.draft(unit_b), today) == []


def test_a_plan_of_the_very_top_has_nothing_above(root, fire, today) -> None:
    assert above(factories.draft(root), today) == []


def test_all_that_is_to_be_put_right_is_said_at_once(plan, fire, clinic, today) -> None:
    (published,) = queries.published(plans.newest(plan.pk))
    changed = factories.asked(fire, key=published.key, due_days=30, warn_days=45, validity_months=6)
    bad = factories.asked(key="empty")
    draft = factories.draft(clinic, changed, bad, plan=plan, version=2, effective_from=factories.days_ago(1))

    found = to_put_right(draft, today)

    assert [(one.key, one.text) for one in found] == [
        ("", "The day has passed. Choose today or a later day."),
        (published.key, "Say what the change means for those who hold it already."),
        ("empty", "Choose at least one competence that counts."),
    ]


def test_what_is_as_before_asks_for_no_choice(plan, clinic, today) -> None:
    same = queries.published(plans.newest(plan.pk))

    assert to_put_right(factories.draft(clinic, *same, plan=plan, version=2), today) == []


def test_an_empty_draft_is_not_published(clinic, today) -> None:
    found = to_put_right(factories.draft(clinic), today)

    assert [one.text for one in found] == ["Add at least one requirement."]


def test_a_plan_of_nobodys_has_nothing_above(unit_a, plan, today) -> None:
    draft = factories.draft(unit_a)
    draft.owner_unit = None

    assert above(draft, today) == []


def test_what_was_taken_out_of_the_catalogue_is_not_asked_from_above(unit_a, clinic, trust, today) -> None:
    gone = factories.competence(trust, "Gone")
    plan = factories.plan(trust, "Old", owner_unit=clinic)
    factories.requirement(plan, gone)
    factories.assignment(plan, clinic, subunits=True)
    factories.close(gone.details.get())

    assert above(factories.draft(unit_a), today) == []


def test_less_than_a_plan_from_above_asks_is_to_be_put_right(plan, unit_a, fire, today) -> None:
    draft = factories.draft(unit_a, factories.asked(fire, key="rarely", validity_months=36))

    (found,) = to_put_right(draft, today)

    assert (found.key, found.text.partition("”")[0]) == ("rarely", "“For everybody")
