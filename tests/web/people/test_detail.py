"""A person as their leader sees them."""

import pytest
from django.urls import reverse

from stafett.audit.models import Look
from stafett.records.self_assessment import actions as self_assessment
from tests import factories
from tests.factories import Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


def address(member: Member) -> str:
    return reverse("people:detail", args=[member.person.pk])


@pytest.fixture
def fire(trust, clinic):
    course = factories.competence(trust, "Fire safety", validity_months=12)
    plan = factories.plan(trust, "For everybody", owner_unit=clinic)
    factories.requirement(plan, course, due_days=30)
    factories.assignment(plan, clinic, subunits=True)
    return course


def test_a_leader_sees_the_lines_and_the_look_is_remembered(
    client_of, alice: Member, bob: Member, fire
) -> None:
    response = client_of(alice).get(address(bob))

    assert [
        (str(group.colour), [line.title for line in group.lines]) for group in response.context["groups"]
    ] == [("red", ["Fire safety"])]
    assert list(Look.objects.values_list("person", "by", "what")) == [(bob.person.pk, "Alice Aas", "person")]


def crumbs(response) -> list[tuple[str, str]]:
    return [(crumb["name"], crumb["url"]) for crumb in response.context["crumbs"]]


def test_a_leader_gets_back_to_the_unit_they_may_see(client_of, alice: Member, bob: Member, unit_a) -> None:
    response = client_of(alice).get(address(bob))

    assert crumbs(response) == [("Section A", f"/units/{unit_a.pk}/"), ("Bob Berg", "")]
    assert f'<li><a href="/units/{unit_a.pk}/">Section A</a></li>' in response.text


def test_the_way_up_keeps_the_day_and_passes_every_unit_one_may_see(
    client_of, bob: Member, hanne: Member, clinic, unit_a
) -> None:
    day = days_ahead(30).isoformat()

    assert crumbs(client_of(hanne).get(address(bob), {"on": day})) == [
        ("Clinic of Medicine", f"/units/{clinic.pk}/?on={day}"),
        ("Section A", f"/units/{unit_a.pk}/?on={day}"),
        ("Bob Berg", ""),
    ]


def test_who_sees_no_unit_gets_no_way_up(client_of, bob: Member) -> None:
    assert 'class="crumbs"' not in client_of(bob).get(address(bob)).text


def test_looking_at_oneself_is_not_remembered(client_of, bob: Member, fire) -> None:
    assert client_of(bob).get(address(bob)).status_code == 200
    assert list(Look.objects.all()) == []


def test_a_colleague_without_a_role_gets_404(client_of, alice: Member, bob: Member) -> None:
    assert client_of(bob).get(address(alice)).status_code == 404


def test_a_leader_elsewhere_gets_404(client_of, bob: Member, charlie: Member) -> None:
    assert client_of(charlie).get(address(bob)).status_code == 404


def test_who_has_left_is_seen_on_days_they_worked_there(
    client_of, alice: Member, trust, unit_a, fire
) -> None:
    person = factories.person(trust, "Gone Person")
    factories.employment(person, unit_a, ends_on=days_ago(10))
    client, place = client_of(alice), reverse("people:detail", args=[person.pk])

    assert client.get(place).status_code == 404
    assert client.get(place, {"on": days_ago(11).isoformat()}).status_code == 200


def test_who_starts_within_90_days_is_seen_beforehand(client_of, alice: Member, trust, unit_a) -> None:
    soon, later = factories.person(trust, "Soon"), factories.person(trust, "Later")
    factories.employment(soon, unit_a, starts_on=days_ahead(90))
    factories.employment(later, unit_a, starts_on=days_ahead(91))
    client = client_of(alice)

    assert client.get(reverse("people:detail", args=[soon.pk])).status_code == 200
    assert client.get(reverse("people:detail", args=[later.pk])).status_code == 404


def test_the_number_of_queries_does_not_grow_with_lines(
    client_of, alice: Member, bob: Member, trust, unit_a, queries_of
) -> None:
    plan = factories.plan(trust, "For the section")
    factories.assignment(plan, unit_a)

    def one_more(name: str) -> None:
        competence = factories.competence(trust, name)
        factories.requirement(plan, competence)
        factories.claim(bob.person, competence)

    one_more("First")
    with_one = queries_of(client_of(alice), address(bob))
    one_more("Second")
    one_more("Third")

    assert queries_of(client_of(alice), address(bob)) == with_one


def test_those_who_read_the_log_find_the_way_to_it(
    client_of, alice: Member, erik: Member, bob: Member
) -> None:
    way = reverse("log:person", args=[bob.person.pk])

    assert [way in client_of(member).get(address(bob)).text for member in (alice, erik)] == [False, True]


def test_what_they_think_themselves_stands_beside_for_those_who_approve(
    client_of, alice: Member, bob: Member, hanne: Member, fire, today
) -> None:
    said = "What they think themselves: I can do it alone (15 June 2026)"
    before = client_of(alice).get(address(bob))
    self_assessment.say(fire.pk, 3, by=bob.actor, on=today)

    after = client_of(alice).get(address(bob))

    assert f'<p class="opinion small">{said}</p>' in after.text
    assert [group.colour for group in after.context["groups"]] == [
        group.colour for group in before.context["groups"]
    ]
    assert said not in client_of(hanne).get(address(bob)).text
    assert "You think yourself: I can do it alone" in client_of(bob).get(address(bob)).text
