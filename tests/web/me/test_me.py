"""My page, as Bob sees it."""

import pytest

from tests import factories


@pytest.fixture
def resuscitation(trust):
    return factories.competence(trust, "Resuscitation", validity_months=12)


@pytest.fixture
def asks(trust, unit_a, resuscitation):
    plan = factories.plan(trust, "Basic plan")
    factories.requirement(plan, resuscitation, warn_days=60, due_days=30)
    factories.assignment(plan, unit_a)
    return plan


def page(client_of, member, query=""):
    return client_of(member).get(f"/me/{query}")


def test_what_is_missing_has_its_reason_its_source_and_one_thing_to_do(client_of, bob, asks, resuscitation):
    answer = page(client_of, bob)

    assert "One thing is missing or expired" in answer.text
    assert "Had to be in place by 31 January 2020, and nothing approved is registered." in answer.text
    assert f'<a href="/plans/{asks.pk}/">Basic plan</a>' in answer.text
    assert answer.text.count(f'href="/claims/new/?competence={resuscitation.pk}"') == 1


def test_what_waits_says_for_whom_and_asks_for_nothing(client_of, alice, bob, asks, resuscitation):
    factories.claim(bob.person, resuscitation)
    answer = page(client_of, bob)

    assert "It has waited 10 days for Alice Aas." in answer.text
    assert "/claims/new/?competence=" not in answer.text


def test_two_plans_that_ask_the_same_are_one_line(client_of, trust, unit_a, bob, asks, resuscitation):
    other = factories.plan(trust, "Guard duty")
    factories.requirement(other, resuscitation, warn_days=60, due_days=30)
    factories.assignment(other, unit_a)
    answer = page(client_of, bob)

    assert len(answer.context["lines"]) == 1
    assert [plan.title for plan in answer.context["plans"]] == ["Basic plan", "Guard duty"]


def test_when_all_is_in_order_the_next_thing_is_told(client_of, bob, asks, resuscitation):
    factories.achievement(bob.person, resuscitation, achieved_on=factories.TODAY)
    answer = page(client_of, bob)

    assert "Everything is in order" in answer.text
    assert "The next thing is Resuscitation, from 17 April 2027." in answer.text


def test_what_never_lapses_leaves_nothing_to_do(client_of, trust, unit_a, bob):
    oath = factories.competence(trust, "Confidentiality")
    plan = factories.plan(trust)
    factories.requirement(plan, oath)
    factories.assignment(plan, unit_a)
    factories.achievement(bob.person, oath)

    assert "You need not do anything." in page(client_of, bob).text


def test_whom_no_plan_asks_anything(client_of, bob):
    assert "Nothing is asked of you" in page(client_of, bob).text


def test_what_i_also_hold_is_listed_quietly(client_of, trust, bob, asks):
    factories.achievement(bob.person, factories.competence(trust, "Sign language"))
    answer = page(client_of, bob)

    assert [held.name for held in answer.context["also_held"]] == ["Sign language"]
    assert "I also hold" in answer.text


def test_another_day_is_shown_without_anything_to_do(client_of, bob, asks):
    answer = page(client_of, bob, "?on=2026-09-01")

    assert "1 September 2026</time> if nothing more is done." in answer.text
    assert "/claims/new/" not in answer.text


def test_an_operator_has_no_page_of_their_own(client, db):
    operator = factories.identity(is_operator=True)
    client.force_login(operator, backend="django.contrib.auth.backends.ModelBackend")

    assert client.get("/me/").status_code == 404


def test_the_queries_do_not_grow_with_the_lines(
    client_of, trust, unit_a, bob, asks, django_assert_num_queries
):
    client = client_of(bob)
    with django_assert_num_queries(36, exact=False) as one:
        client.get("/me/")
    plan = factories.plan(trust, "More")
    for name in ("Fire safety", "Hygiene"):
        factories.requirement(plan, factories.competence(trust, name), due_days=30)
    factories.assignment(plan, unit_a)
    with django_assert_num_queries(len(one)):
        client.get("/me/")


def test_what_was_returned_is_told_with_its_grounds_until_it_is_sent_again(
    client_of, alice, bob, asks, resuscitation
):
    returned = {
        "refused_on": factories.days_ago(1),
        "grounds": "Take part two too.",
        "decided_by": "Alice Aas",
    }
    factories.correct(factories.claim(bob.person, resuscitation), **returned)

    assert "Take part two too." in page(client_of, bob).text
    assert page(client_of, bob, "?on=2026-07-01").context["returned"] == []

    factories.claim(bob.person, resuscitation)

    assert page(client_of, bob).context["returned"] == []


def test_what_was_approved_lately_is_told_with_by_whom(client_of, bob, asks, resuscitation):
    approved = {"approved_on": factories.days_ago(1), "decided_by": "Alice Aas"}
    factories.correct(
        factories.claim(bob.person, resuscitation, achieved_on=factories.days_ago(2)), **approved
    )
    factories.achievement(bob.person, resuscitation, achieved_on=factories.days_ago(30))

    told = page(client_of, bob)

    assert [row.competence for row in told.context["approved"]] == ["Resuscitation"]
    assert "by Alice Aas." in told.text
    assert page(client_of, bob, "?on=2026-07-01").context["approved"] == []
