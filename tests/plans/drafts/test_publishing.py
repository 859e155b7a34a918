"""A draft becomes a version: what it then asks, and from when it may turn anybody red."""

import pytest

from stafett.lib.verdict import NotAllowed
from stafett.plans import queries as plans
from stafett.plans.drafts import publishing, queries, transition
from stafett.plans.drafts.asked import read
from stafett.plans.drafts.saving import DraftsError
from stafett.plans.models import Draft
from stafett.records.models import CompetenceDetails, Way
from stafett.standings import queries as standings
from stafett.status import Colour
from tests import factories
from tests.factories import days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def holder(bob, fire):
    """Bob took the fire course a month ago."""
    factories.achievement(bob.person, fire, achieved_on=days_ago(30))
    return bob


def next_version(plan, clinic, **changed) -> Draft:
    (before,) = queries.published(plans.newest(plan.pk))
    kept = before.as_json() | changed
    return factories.draft(clinic, *read([kept]), plan=plan, version=2, title="For everybody", state="review")


def first_red(actor, person_id: int, *, after: int = 700) -> object:
    """The first day on which the person has anything red, looking ahead day by day."""
    for days in range(after):
        on = days_ahead(days)
        if any(line.colour == Colour.RED for line in standings.person_lines(actor, person_id, on=on)):
            return on
    return None


def test_a_version_asks_what_the_draft_did_in_its_order(unit_a, alice, fire, pump, today) -> None:
    first = factories.asked(pump, fire, key="z", why="Because", steps="two", approver="above", level=2)
    draft = factories.draft(unit_a, first, factories.asked(pump, key="a"), state="review", goal="Calm")

    made = publishing.publish(draft.plan, draft.pk, by=alice.actor, on=today)

    rows = list(plans.requirements(made.plan_id, 1))
    assert [(row.key, row.why, row.steps, row.approver, row.level) for row in rows] == [
        ("z", "Because", "two", "above", 2),
        ("a", "", "one", "leader", 1),
    ]
    assert {one.competence_id for one in rows[0].acceptances.all()} == {fire.pk, pump.pk}
    assert (made.goal, Draft.objects.open().exists()) == ("Calm", False)


def test_only_what_is_in_review_and_in_order_is_published(unit_a, alice, bob, pump, today) -> None:
    written = factories.draft(unit_a, factories.asked(pump))
    with pytest.raises(NotAllowed, match="review"):
        publishing.publish(written.plan, written.pk, by=alice.actor, on=today)
    empty = factories.draft(unit_a, state="review")
    with pytest.raises(DraftsError, match="at least one requirement"):
        publishing.publish(empty.plan, empty.pk, by=alice.actor, on=today)
    with pytest.raises(NotAllowed):
        publishing.publish(empty.plan, empty.pk, by=bob.actor, on=today)


def test_redo_turns_nobody_red_before_the_day_it_says(plan, clinic, hanne, holder, today) -> None:
    draft = next_version(plan, clinic, choice="redo", transition_days=90)
    said = transition.first_red(read(draft.requirements)[0], draft.effective_from)

    publishing.publish(plan, draft.pk, by=hanne.actor, on=today)

    assert first_red(holder.actor, holder.person.pk) == said == days_ahead(28 + 90)


def test_other_terms_turn_nobody_red_before_the_day_they_say(plan, clinic, hanne, holder, today) -> None:
    draft = next_version(plan, clinic, validity_months=1, choice="nothing")
    said = transition.first_red(read(draft.requirements)[0], draft.effective_from)

    publishing.publish(plan, draft.pk, by=hanne.actor, on=today)

    assert first_red(holder.actor, holder.person.pk) == said == days_ahead(28 + 60)


def test_what_is_to_be_read_is_a_requirement_of_its_own(plan, clinic, hanne, holder, today) -> None:
    draft = next_version(plan, clinic, choice="read", address="https://example.org/fire")
    said = transition.first_red(read(draft.requirements)[0], draft.effective_from)

    publishing.publish(plan, draft.pk, by=hanne.actor, on=today)

    kept, reading = plans.requirements(plan.pk, 2)
    competence = CompetenceDetails.objects.get(competence=reading.acceptances.get().competence_id)
    assert competence.name == "Read: For everybody, version 2: Fire safety"
    assert (reading.steps, reading.due_days, reading.validity_months, reading.redo) == ("none", 60, 0, False)
    assert Way.objects.get().address == "https://example.org/fire"
    assert (kept.redo, first_red(holder.actor, holder.person.pk)) == (False, said)
    assert said == days_ahead(28 + 61)


def test_a_version_that_came_by_file_meanwhile_is_not_overwritten(plan, clinic, hanne, today) -> None:
    draft = next_version(plan, clinic, choice="nothing", times=1)
    factories.version(plan, 2, effective_from=days_ahead(1))

    made = publishing.publish(plan, draft.pk, by=hanne.actor, on=today)

    assert made.version == 3


def test_a_new_thing_says_when_it_turns_red(unit_a, alice, bob, pump, today) -> None:
    asked = factories.asked(pump, key="pump", due_days=-1)
    draft = factories.draft(unit_a, asked, state="review")
    publishing.publish(draft.plan, draft.pk, by=alice.actor, on=today)
    factories.assignment(draft.plan, unit_a)

    assert transition.sentence_for_new(asked, draft.effective_from) == (
        "New: who does not hold it turns red 13 July 2026."
    )
    assert first_red(bob.actor, bob.person.pk) == days_ahead(28)
