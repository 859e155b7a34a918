"""Exempting somebody on a page: looked at first, then given."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from stafett.plans.models import Exemption, Plan
from tests import factories
from tests.factories import TODAY, Member, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(fire) -> Plan:
    return Plan.objects.get(key="fire")


def address(member: Member) -> str:
    return reverse("excuses:exempt", args=[member.person.pk])


def said(plan: Plan, **fields: str) -> dict[str, str]:
    known = {"what": f"{plan.pk}:{plan.requirements.get().key}", "grounds": "in_training"}
    return known | {"starts_on": TODAY.isoformat(), "ends_on": days_ahead(30).isoformat(), **fields}


def told(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_what_is_asked_stands_by_name_under_its_plan(client_of, alice, bob: Member, plan: Plan) -> None:
    form = client_of(alice).get(address(bob)).context["form"]

    key = plan.requirements.get().key
    assert form.fields["what"].choices[1] == (
        "For everybody",
        [(f"{plan.pk}", "The whole plan: For everybody"), (f"{plan.pk}:{key}", "Fire safety")],
    )
    assert list(form.fields) == ["what", "grounds", "starts_on", "ends_on"]


def test_before_it_is_given_the_page_shows_what_turns_grey(client_of, alice, bob, plan: Plan) -> None:
    page = client_of(alice).post(address(bob), said(plan, do="look"))

    assert page.status_code == 200
    assert [one.before.title for one in page.context["grey"]] == ["Fire safety"]
    assert "One thing turns grey:" in page.text
    assert list(Exemption.objects.all()) == []


def test_it_is_given_and_told(client_of, alice: Member, bob: Member, plan: Plan) -> None:
    page = client_of(alice).post(address(bob), said(plan, do="save"))

    (made,) = Exemption.objects.open()
    assert page.url == reverse("excuses:person", args=[bob.person.pk])
    assert told(page) == ["Bob Berg is exempt."]
    assert (made.person, made.plan, made.ends_on, made.given_by) == (
        bob.person,
        plan,
        days_ahead(30),
        "Alice Aas",
    )


@pytest.mark.parametrize("do", ["look", "save"])
def test_what_does_not_fit_is_said_and_what_was_typed_stays(client_of, alice, bob, plan, do: str) -> None:
    page = client_of(alice).post(address(bob), said(plan, do=do, ends_on="", grounds="leaves_soon"))

    assert page.status_code == 422
    assert "Choose the last day. These grounds do not last for ever." in page.text
    assert page.context["form"]["grounds"].value() == "leaves_soon"
    assert list(Exemption.objects.all()) == []


def test_what_is_not_asked_cannot_be_chosen(client_of, alice, bob, plan: Plan, trust) -> None:
    other = factories.plan(trust, "Of nobody")
    for what in (f"{other.pk}", f"{plan.pk}:another", "x", "", "9" * 400):
        page = client_of(alice).post(address(bob), said(plan, do="save", what=what))
        assert page.status_code == 422
    assert list(Exemption.objects.all()) == []


def test_what_only_another_unit_asks_cannot_be_chosen(client_of, alice, bob: Member, unit_b, trust) -> None:
    factories.employment(bob.person, unit_b)
    theirs = factories.plan(trust, "Plan of B")
    factories.requirement(theirs, factories.competence(trust, "Scales"))
    factories.assignment(theirs, unit_b)
    whole = {"what": f"{theirs.pk}", "grounds": "taken_out", "starts_on": TODAY.isoformat(), "do": "save"}

    assert client_of(alice).post(address(bob), whole).status_code == 422
    assert list(Exemption.objects.all()) == []


@pytest.mark.parametrize("who", ["bob", "hanne", "frida"])
def test_who_may_read_but_not_exempt_is_told_why(
    client_of, bob: Member, plan: Plan, who: str, request
) -> None:
    browser = client_of(request.getfixturevalue(who))
    opened, sent = browser.get(address(bob)), browser.post(address(bob), said(plan, do="save"))

    sentence = (
        "You cannot exempt yourself. Your leader or the HR adviser does it."
        if who == "bob"
        else "Exemptions are given by the person's leader, the leader's deputy or an HR adviser."
    )
    assert (told(opened)[0], opened.status_code, sent.status_code) == (sentence, 302, 302)
    assert list(Exemption.objects.all()) == []


def test_where_nothing_is_asked_there_is_nothing_to_fill_in(client_of, alice: Member, bob: Member) -> None:
    page = client_of(alice).get(address(bob))

    assert "There is nothing to exempt from" in page.text
    assert "<form class=" not in page.text.partition("<main")[2].partition("</main")[0]


def test_what_one_came_from_is_chosen_beforehand(client_of, alice, bob: Member, plan: Plan) -> None:
    form = client_of(alice).get(address(bob), {"what": f"{plan.pk}"}).context["form"]

    assert form["what"].value() == f"{plan.pk}"
