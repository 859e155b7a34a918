"""The page that says what makes a unit green by a day."""

import pytest
from django.urls import reverse

from tests import factories
from tests.factories import Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


def page(client, unit, **query: str):
    return client.get(reverse("units:way", args=[unit.pk]), query)


def test_each_step_has_its_button(client_of, alice: Member, bob: Member, unit_a, trust, fire) -> None:
    factories.claim(bob.person, fire, achieved_on=days_ago(3), unit=unit_a)
    claim = bob.person.achievements.get()

    answer = page(client_of(alice), unit_a)

    html = answer.content.decode()
    assert [one.title for one in answer.context["way"].approvals] == ["Fire safety"]
    assert [step.title for step, _letter, _course in answer.context["first_steps"]] == ["Fire safety"]
    assert f'name="claim" value="{claim.pk}"' in html
    assert f"person={alice.person.pk}" in html
    assert "mailto:alice%40example.org" in html


def test_the_button_approves(client_of, alice: Member, bob: Member, unit_a, fire) -> None:
    factories.claim(bob.person, fire, achieved_on=days_ago(3), unit=unit_a)
    client, claim = client_of(alice), bob.person.achievements.get()

    client.post(
        f"{reverse('claims:waiting')}?unit={unit_a.pk}", {"claim": str(claim.pk), "decision": "approve"}
    )

    found = page(client, unit_a).context["way"]
    assert found.approvals == ()
    assert [[name for _person, name in step.people] for step in found.steps] == [["Alice Aas"]]


def test_without_a_day_it_looks_a_month_ahead(client_of, alice: Member, unit_a, fire) -> None:
    assert page(client_of(alice), unit_a).context["on"] == days_ahead(30)


def test_a_day_that_is_past_becomes_today(client_of, alice: Member, unit_a, fire, today) -> None:
    assert page(client_of(alice), unit_a, on=days_ago(9).isoformat()).context["on"] == today


def test_the_steps_that_help_few_are_one_press_away(client_of, alice: Member, trust, unit_a) -> None:
    plan = factories.plan(trust, "For the section", owner_unit=unit_a)
    factories.assignment(plan, unit_a)
    for number in range(12):
        factories.requirement(plan, factories.competence(trust, f"Thing {number:02}"), due_days=0)

    answer = page(client_of(alice), unit_a)

    assert (len(answer.context["first_steps"]), len(answer.context["other_steps"])) == (10, 2)
    assert "2 more steps" in answer.content.decode()


def test_where_nothing_is_lacking_it_says_so(client_of, alice: Member, unit_a, fire) -> None:
    factories.achievement(alice.person, fire, achieved_on=days_ago(10))

    assert "Everything is in order" in page(client_of(alice), unit_a).content.decode()


def test_where_nobody_works_it_says_so(client_of, hanne: Member, trust, unit_b) -> None:
    assert "Nobody works here on this day" in page(client_of(hanne), unit_b).content.decode()


def test_who_only_looks_has_no_buttons(client_of, frida: Member, bob: Member, unit_a, fire) -> None:
    html = page(client_of(frida), unit_a).content.decode()

    assert "Register as done" not in html
    assert 'name="decision"' not in html
