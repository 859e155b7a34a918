"""A competence: what counts for it, who asks for it, and who holds it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.factories import days_ahead

pytestmark = pytest.mark.django_db


def page_of(client, competence, **query):
    return client.get(reverse("competences:detail", args=[competence.pk]), query)


def test_everybody_reads_what_it_is_and_who_asks(client_of, course, dana) -> None:
    response = page_of(client_of(dana, headers={"accept-language": "en"}), course)

    assert response.context["validity"] == "Valid for 1 year."
    assert [version.title for version in response.context["asking"]] == ["For everybody"]
    assert f"{reverse('claims:new')}?competence={course.pk}" in response.content.decode()


def test_what_counts_for_it_and_what_it_counts_for(client_of, trust, course, bob) -> None:
    officer, chief = factories.competence(trust, "Fire officer"), factories.competence(trust, "Fire chief")
    factories.equivalence(course, accepts=officer)
    factories.equivalence(officer, accepts=chief)
    client = client_of(bob)

    assert [row.name for row in page_of(client, course).context["counting"]] == ["Fire chief", "Fire officer"]
    assert [row.name for row in page_of(client, chief).context["counted"]] == ["Fire officer", "Fire safety"]


def test_how_oneself_stands_with_it(client_of, trust, course, bob) -> None:
    client = client_of(bob)
    before = page_of(client, course).context
    officer = factories.competence(trust, "Fire officer")
    factories.equivalence(course, accepts=officer)
    factories.achievement(bob.person, officer)

    after = page_of(client, officer).context

    assert (before["own"], [str(line.reason) for line in before["lines"]]) == (None, ["missing"])
    assert (after["own"].valid_through, [str(line.reason) for line in after["lines"]]) == (None, ["met"])


def test_a_leader_is_shown_who_of_theirs_holds_it(client_of, course, alice, bob, gunnar) -> None:
    for member in (alice, bob, gunnar):
        factories.achievement(member.person, course)
    client = client_of(alice)

    page, narrowed = (page_of(client, course, q=q).context["rows"] for q in ("", "bo"))

    assert [(row["who"].name, row["jobs"]) for row in page] == [
        ("Alice Aas", [("nurse", "Section A")]),
        ("Bob Berg", [("nurse", "Section A")]),
    ]
    assert [row["who"].name for row in narrowed] == ["Bob Berg"]
    assert page_of(client, course, on=days_ahead(400).isoformat()).context["rows"] == []


def test_who_leads_nobody_is_shown_nobody_else(client_of, course, alice, bob) -> None:
    factories.achievement(alice.person, course)

    response = page_of(client_of(bob), course)

    assert response.context["sees_others"] is False
    assert "Alice" not in response.content.decode()


def test_strangers_find_nothing(client_of, course, charlie, client) -> None:
    assert page_of(client_of(charlie), course).status_code == 404
    assert page_of(client, course).status_code == 302


def test_the_competence_alone_comes_back_when_the_day_changes(client_of, course, alice) -> None:
    client = client_of(alice, headers={"HX-Request": "true", "HX-Target": "div#competence"})

    assert "<html" not in page_of(client, course).content.decode()


def test_the_number_of_queries_does_not_grow(client_of, trust, course, alice, unit_a) -> None:
    client = client_of(alice)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            page_of(client, course)
        return len(queries)

    def one_of_each(number: int) -> None:
        person = factories.person(trust, f"Person {number}")
        factories.employment(person, unit_a)
        factories.achievement(person, course)
        factories.equivalence(course, accepts=factories.competence(trust, f"Course {number}"))

    one_of_each(1)
    asked()
    first = asked()
    one_of_each(2)
    one_of_each(3)

    assert asked() == first
