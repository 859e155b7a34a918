"""A plan to read, and how those in scope stand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stafett.standings.figures import Figures
from stafett.web.plans import content, detail
from tests import factories
from tests.factories import days_ago, days_ahead

pytestmark = pytest.mark.django_db


def page_of(client, plan, **query):
    return client.get(reverse("plans:detail", args=[plan.pk]), query)


def test_everybody_reads_what_it_asks_on_which_terms(client_of, plan, dana) -> None:
    response = page_of(client_of(dana, headers={"accept-language": "en"}), plan)

    (asked,) = response.context["asked"]
    assert ([one.name for one in asked.competences], asked.terms) == (
        ["Fire safety"],
        "Every year, first time within 30 days, warned 45 days before.",
    )
    assert response.context["owner"] == "Clinic of Medicine"


def test_ones_own_lines_stand_with_what_they_answer(client_of, plan, bob, dana) -> None:
    (mine,) = page_of(client_of(bob), plan).context["asked"]
    (danas,) = page_of(client_of(dana), plan).context["asked"]

    assert [str(line.reason) for line in mine.mine] == ["missing"]
    assert danas.mine == []


def test_who_leads_nobody_is_shown_nobody_else(client_of, plan, alice, bob) -> None:
    response = page_of(client_of(bob), plan)

    assert response.context["sees_others"] is False
    assert "Alice" not in response.content.decode()


def test_a_leader_is_shown_who_is_in_scope_and_what_is_not_in_order(
    client_of, plan, course, alice, bob
) -> None:
    factories.achievement(alice.person, course)

    response = page_of(client_of(alice), plan)

    assert response.context["figures"] == Figures(members=2, red=1, green=1)
    assert [(row.who.name, [line.title for line in row.open_lines]) for row in response.context["rows"]] == [
        ("Bob Berg", ["Fire safety"]),
        ("Alice Aas", []),
    ]


def test_of_many_it_is_told_of_whoever_is_asked_for(client_of, plan, trust, alice, bob, unit_a) -> None:
    for number in range(detail.FEW):
        factories.employment(factories.person(trust, f"Ane {number:02}"), unit_a)
    client = client_of(alice, headers={"accept-language": "en"})

    before, after = page_of(client, plan), page_of(client, plan, colour="red", person=bob.person.pk, page=2)

    assert {row.open_lines for row in before.context["rows"]} == {None}
    assert "?person=" in before.content.decode()
    assert "?colour=red&amp;page=2&amp;person=" in after.content.decode()
    told = [row for row in after.context["rows"] if row.open_lines is not None]
    assert [(row.who.name, [line.title for line in row.open_lines]) for row in told] == [
        ("Bob Berg", ["Fire safety"])
    ]
    assert "nothing approved is registered" in after.content.decode()


def test_of_a_person_who_is_not_listed_nothing_is_told(client_of, plan, alice, gunnar) -> None:
    response = page_of(client_of(alice), plan, person=gunnar.person.pk)

    assert [row.who.name for row in response.context["rows"]] == ["Alice Aas"]


def test_a_colour_narrows_them(client_of, plan, course, alice, bob) -> None:
    factories.achievement(alice.person, course)

    page = page_of(client_of(alice), plan, colour="green").context["rows"]

    assert [row.who.name for row in page] == ["Alice Aas"]


def test_a_unit_narrows_them_for_those_who_may_see_it(client_of, plan, erik, alice, gunnar, unit_a) -> None:
    by_erik = page_of(client_of(erik), plan, unit=unit_a.pk)
    by_gunnar = page_of(client_of(gunnar), plan, unit=0)

    assert [row.who.name for row in by_erik.context["rows"]] == ["Alice Aas"]
    assert by_gunnar.context["unit"] is None


def test_of_a_unit_it_does_not_say_how_the_reader_stands(client_of, plan, alice, unit_a) -> None:
    client = client_of(alice, headers={"accept-language": "en"})

    assert "The mark shows how you stand." in page_of(client, plan).text
    assert "The mark shows how you stand." not in page_of(client, plan, unit=unit_a.pk).text


def test_on_another_day_they_stand_as_they_do_then(client_of, plan, course, alice) -> None:
    factories.achievement(alice.person, course)
    client = client_of(alice)

    assert page_of(client, plan).context["figures"].green == 1
    assert page_of(client, plan, on=days_ahead(400).isoformat()).context["figures"].red == 1


def test_a_named_person_is_named_to_those_who_may_see_them(
    client_of, plan, alice, bob, gunnar, unit_a
) -> None:
    factories.assignment(plan, unit_a, person=bob.person)
    factories.assignment(plan, unit_a, positions=["nurse", "doctor"], starts_on=days_ahead(3))

    def given(member):
        return [
            (one.unit, one.person, one.is_personal, one.positions, one.is_ahead)
            for one in page_of(client_of(member), plan).context["given"]
        ]

    assert given(alice) == [
        ("Clinic of Medicine", "", False, [], False),
        ("Section A", "", False, ["nurse", "doctor"], True),
        ("Section A", "Bob Berg", True, [], False),
    ]
    factories.role(gunnar.person, "leader", unit_a, starts_on=days_ago(9), ends_on=days_ago(1))
    stranger_to_bob = factories.member(unit_a, "Inga Jensen")
    assert given(stranger_to_bob)[-1] == ("Section A", "", True, [], False)


def test_many_who_have_it_by_name_are_counted(client_of, alice, bob, plan, unit_a, monkeypatch) -> None:
    monkeypatch.setattr(content, "MOST_NAMED", 1)
    for member in (alice, bob):
        factories.assignment(plan, unit_a, person=member.person)

    page = page_of(client_of(alice), plan)
    assert [(one.unit, one.people) for one in page.context["given"]] == [
        ("Clinic of Medicine", 0),
        ("Section A", 2),
    ]
    assert "2 people, by name" in page.text


def test_its_versions_are_listed_and_each_day_has_its_own(client_of, plan, course, bob) -> None:
    factories.version(plan, 2, title="For everybody and more", effective_from=days_ahead(10))
    client = client_of(bob)

    now, then = page_of(client, plan), page_of(client, plan, on=days_ahead(10).isoformat())

    assert [term.version.version for term in now.context["course"]] == [2, 1]
    assert (now.context["term"].version.version, now.context["in_force"]) == (1, True)
    assert (then.context["term"].version.title, then.context["asked"]) == ("For everybody and more", [])


def test_before_the_first_version_and_after_the_last_it_says_so(client_of, trust, bob) -> None:
    plan = factories.plan(trust, "Short", effective_from=days_ago(10), retired_on=days_ahead(10))
    client = client_of(bob)

    before = page_of(client, plan, on=days_ago(20).isoformat()).context
    after = page_of(client, plan, on=days_ahead(10).isoformat()).context

    assert (before["in_force"], before["is_ahead"]) == (False, True)
    assert (after["in_force"], after["is_ahead"]) == (False, False)


def test_the_plan_alone_comes_back_when_the_day_changes(client_of, plan, alice) -> None:
    client = client_of(alice, headers={"HX-Request": "true", "HX-Target": "div#plan"})

    assert "<html" not in page_of(client, plan).content.decode()


def test_strangers_find_nothing(client_of, plan, charlie, client) -> None:
    assert page_of(client_of(charlie), plan).status_code == 404
    assert page_of(client, plan).status_code == 302


def test_the_number_of_queries_does_not_grow(client_of, trust, plan, course, alice, unit_a) -> None:
    client = client_of(alice)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            page_of(client, plan)
        return len(queries)

    def one_of_each(number: int) -> None:
        person = factories.person(trust, f"Person {number}")
        factories.employment(person, unit_a)
        factories.achievement(person, course)
        factories.requirement(plan, factories.competence(trust, f"Course {number}"))
        factories.assignment(plan, unit_a, person=person)

    one_of_each(1)
    asked()
    first = asked()
    one_of_each(2)
    one_of_each(3)

    assert asked() == first
