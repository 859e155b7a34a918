"""Who has a plan, and what may be done about it."""

import pytest
from django.urls import reverse

from stafett.web.assignments.list import ROWS_A_PAGE
from tests import factories
from tests.factories import Member, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(trust, clinic):
    return factories.plan(trust, "Basic plan", owner_unit=clinic)


def page(client, plan) -> str:
    return " ".join(client.get(reverse("assignments:list", args=[plan.pk])).text.split())


def test_nobody_has_it_yet(plan, hanne: Member, client_of) -> None:
    assert "Nobody has this plan" in page(client_of(hanne), plan)


def test_only_what_one_may_end_has_a_button(
    plan, alice: Member, hanne: Member, clinic, unit_a, client_of
) -> None:
    central = factories.assignment(plan, clinic, subunits=True)
    own = factories.correct(factories.assignment(plan, unit_a, starts_on=days_ahead(3)), is_local=True)
    ends = {row: reverse("assignments:end", args=[plan.pk, row.pk]) for row in (central, own)}

    told = page(client_of(alice), plan)
    assert (ends[central] in told, ends[own] in told) == (False, True)
    assert "Added there, beside what the owner gives" in told
    assert "Begins" in told
    assert ends[central] in page(client_of(hanne), plan)


def test_whoever_is_named_is_named_only_to_those_who_may_see_them(
    plan, alice: Member, gunnar: Member, erik: Member, unit_b, client_of
) -> None:
    factories.assignment(plan, unit_b, person=gunnar.person)

    assert "Gunnar Holm" in page(client_of(erik), plan)
    told = page(client_of(alice), plan)
    assert "Gunnar Holm" not in told
    assert "One named person" in told


def test_the_plans_page_leads_there(plan, alice: Member, bob: Member, client_of) -> None:
    factories.requirement(plan, factories.competence(plan.organisation, "Fire safety"))
    there, address = reverse("assignments:list", args=[plan.pk]), reverse("plans:detail", args=[plan.pk])

    assert there in client_of(alice).get(address).text
    assert there not in client_of(bob).get(address).text


def test_whoever_is_taken_out_by_hand_stands_there(
    plan, alice: Member, bob: Member, gunnar: Member, client_of
) -> None:
    for member in (bob, gunnar):
        factories.correct(factories.exemption(member.person, plan), grounds="taken_out")
    factories.exemption(alice.person, plan)
    told = page(client_of(alice), plan)
    out = told[told.index("Taken out by hand") :]

    assert [name in out for name in ("Bob Berg", "Gunnar Holm")] == [True, False]
    assert "They stay out, whatever else gives the plan to them." in out


def test_thousands_by_name_are_leafed_through(plan, clinic, hanne: Member, bob: Member, client_of) -> None:
    for _number in range(ROWS_A_PAGE + 1):
        factories.assignment(plan, clinic, person=bob.person)
    client = client_of(hanne)

    first = client.get(reverse("assignments:list", args=[plan.pk]))
    second = client.get(reverse("assignments:list", args=[plan.pk]), {"page": "2"})

    assert (len(first.context["rows"]), len(second.context["rows"])) == (ROWS_A_PAGE, 1)


def test_the_number_of_queries_does_not_grow_with_those_it_is_given_to(
    plan, hanne: Member, unit_a, client_of, queries_of
) -> None:
    def one_more(name: str) -> None:
        person = factories.person(unit_a.organisation, name)
        factories.employment(person, unit_a)
        factories.assignment(plan, unit_a, person=person)

    client, address = client_of(hanne), reverse("assignments:list", args=[plan.pk])
    one_more("First")
    with_one = queries_of(client, address)
    one_more("Second")
    one_more("Third")

    assert queries_of(client, address) == with_one
