"""A person's exemptions and leave on one page."""

import pytest
from django.urls import reverse

from stafett.audit.models import Look
from stafett.people.models import RoleCode
from stafett.plans.models import Plan
from tests import factories
from tests.factories import TODAY, Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


def address(member: Member) -> str:
    return reverse("excuses:person", args=[member.person.pk])


@pytest.fixture
def given(fire, bob: Member):
    """Bob is exempt from a requirement, and was away."""
    plan = Plan.objects.get(key="fire")
    factories.leave(bob.person, starts_on=days_ago(40), ends_on=days_ago(30))
    made = factories.exemption(
        bob.person, plan, requirement=plan.requirements.get().key, starts_on=TODAY, ends_on=days_ahead(30)
    )
    return factories.correct(made, grounds="in_training", given_by="Alice Aas")


def test_it_says_what_until_when_on_which_grounds_and_by_whom(client_of, alice, bob, given) -> None:
    page = client_of(alice).get(address(bob))

    (one,) = page.context["exemptions"]
    assert (one.row, one.title, one.plan, one.state) == (given, "Fire safety", "For everybody", "now")
    (leave,) = page.context["earlier_leaves"]
    assert (leave.state, leave.is_by_file) == ("over", True)
    for said in ("is in training", "Given by Alice Aas.", "through", "15 July 2026", "Came by file."):
        assert said in page.text


def test_who_may_excuse_finds_the_ways_to_do_it(
    client_of, alice, erik, gunnar, hanne, frida, bob, given
) -> None:
    ways = reverse("excuses:exempt", args=[bob.person.pk])

    shown = {
        who: ways in client_of(who).get(address(bob)).text for who in (alice, erik, gunnar, hanne, frida)
    }
    assert shown == {alice: True, erik: True, gunnar: True, hanne: False, frida: False}


def test_the_person_sees_their_own_and_changes_nothing(client_of, bob: Member, given) -> None:
    page = client_of(bob).get(address(bob))

    assert [one.row for one in page.context["exemptions"]] == [given]
    assert (page.context["is_me"], page.context["may_change"]) == (True, False)
    assert list(Look.objects.all()) == []


def test_strangers_find_no_such_page(client_of, charlie: Member, dana: Member, bob: Member) -> None:
    assert {client_of(who).get(address(bob)).status_code for who in (charlie, dana)} == {404}


def test_looking_is_remembered(client_of, alice: Member, bob: Member) -> None:
    client_of(alice).get(address(bob))

    assert list(Look.objects.values_list("person", "what")) == [(bob.person.pk, "excuses")]


def test_the_persons_page_leads_here(client_of, alice: Member, bob: Member) -> None:
    assert address(bob) in client_of(alice).get(reverse("people:detail", args=[bob.person.pk])).text


def test_it_asks_no_more_queries_for_more_rows(client_of, alice, bob, given, fire, queries_of) -> None:
    browser = client_of(alice)
    one = queries_of(browser, address(bob))
    plan = Plan.objects.get(key="fire")
    for number in range(3):
        factories.exemption(
            bob.person, plan, starts_on=days_ahead(100 + number), ends_on=days_ahead(100 + number)
        )

    assert queries_of(browser, address(bob)) == one


def test_who_was_chosen_by_a_leader_finds_no_way_to_excuse_that_leader(client_of, alice, bob, unit_a) -> None:
    factories.role(bob.person, RoleCode.DEPUTY, unit_a, appointed_by=alice.person)
    ways = [reverse(f"excuses:{way}", args=[alice.person.pk]) for way in ("exempt", "leave")]

    page = client_of(bob).get(address(alice)).text
    assert [way in page for way in ways] == [False, False]
    for way in ways:
        told = client_of(bob).get(way, follow=True).text
        assert "Whoever chose you to stand in must be approved by somebody else." in told
