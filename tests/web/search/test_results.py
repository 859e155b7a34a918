"""Finding people, units, plans and competences by their names."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stafett.records.catalogue import actions
from tests import factories

pytestmark = pytest.mark.django_db


def response_to(client, query: str):
    return client.get(reverse("search:results"), {"q": query})


def found(client, query: str) -> dict[str, list[str]]:
    groups = response_to(client, query).context["groups"]
    return {group.name: [hit.name for hit in group.hits] for group in groups}


def test_each_kind_is_found_by_the_first_letters(client_of, trust, alice, bob) -> None:
    factories.plan(trust, "Section plan")
    factories.competence(trust, "Sectioning")

    assert found(client_of(alice), "sect") == {
        "units": ["Section A"],
        "plans": ["Section plan"],
        "competences": ["Sectioning"],
    }
    assert found(client_of(alice), "berg bo") == {"people": ["Bob Berg"]}


def test_norwegian_letters_are_found_in_any_case(client_of, trust, alice, unit_a) -> None:
    for name in ("Åse Ødegård", "Ærlig Øye"):
        factories.employment(factories.person(trust, name), unit_a)
    client = client_of(alice)

    assert found(client, "ÅSE")["people"] == ["Åse Ødegård"]
    assert found(client, "øy æR")["people"] == ["Ærlig Øye"]
    assert found(client, "odegard")["people"] == ["Åse Ødegård"]


def test_people_are_found_only_by_those_who_may_see_them(client_of, alice, bob, gunnar, charlie) -> None:
    assert found(client_of(alice), "gunnar") == {}
    assert found(client_of(bob), "alice") == {}
    assert found(client_of(bob), "bob") == {"people": ["Bob Berg"]}


def test_nothing_of_another_organisation_is_ever_found(client_of, trust, alice, bob, charlie) -> None:
    factories.plan(trust, "Plan")
    factories.competence(trust, "Plan")
    client = client_of(charlie)

    assert [found(client, query) for query in ("bob", "section", "plan", "granli")] == [{}, {}, {}, {}]


def test_a_unit_leads_to_its_people_or_else_to_its_plans(client_of, alice, bob, unit_a) -> None:
    def where(member) -> str:
        (group,) = response_to(client_of(member), "section a").context["groups"]
        return group.hits[0].url

    assert where(alice) == reverse("units:detail", args=[unit_a.pk])
    assert where(bob) == f"{reverse('plans:list')}?unit={unit_a.pk}"


def test_a_person_is_told_with_job_and_unit(client_of, alice, bob) -> None:
    (group,) = response_to(client_of(alice), "bob").context["groups"]

    assert (group.hits[0].about, group.hits[0].url) == (
        "nurse, Section A",
        reverse("people:detail", args=[bob.person.pk]),
    )


@pytest.mark.parametrize("query", ["", " ", "b", "b -"])
def test_fewer_than_two_letters_find_nothing(client_of, bob, query) -> None:
    context = response_to(client_of(bob), query).context

    assert (context["long_enough"], context["groups"]) == (False, [])


def test_the_first_are_shown_and_all_are_counted(client_of, trust, bob) -> None:
    for number in range(23):
        factories.competence(trust, f"Course {number:02}")

    (group,) = response_to(client_of(bob), "course").context["groups"]

    assert (group.count, len(group.hits)) == (23, 20)


def test_nothing_found_says_so(client_of, bob) -> None:
    context = response_to(client_of(bob), "zzzz").context

    assert (context["long_enough"], context["count"]) == (True, 0)


def test_the_results_alone_come_back_while_somebody_types(client_of, bob) -> None:
    client = client_of(bob, headers={"HX-Request": "true", "HX-Target": "div#results"})

    assert "<html" not in response_to(client, "bob").content.decode()


def test_who_is_not_logged_in_is_asked_to(client, db) -> None:
    assert response_to(client, "bob").status_code == 302


def test_the_number_of_queries_does_not_grow(client_of, trust, alice, unit_a) -> None:
    client = client_of(alice)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            response_to(client, "alp")
        return len(queries)

    def one_of_each(number: int) -> None:
        factories.employment(factories.person(trust, f"Alpine Person{number}"), unit_a)
        factories.unit(unit_a, f"Alpha {number}")
        factories.plan(trust, f"Alphabet {number}")
        factories.competence(trust, f"Alps {number}")

    one_of_each(1)
    asked()
    first = asked()
    one_of_each(2)
    one_of_each(3)

    assert asked() == first


def test_what_was_merged_says_into_what(client_of, trust, bob, erik) -> None:
    goes, stays = factories.competence(trust, "Fire drill"), factories.competence(trust, "Fire safety")
    actions.merge(goes.pk, into=stays.pk, by=erik.actor)

    page = client_of(bob, headers={"accept-language": "en"}).get(reverse("search:results"), {"q": "fire"})

    (group,) = page.context["groups"]
    assert [(hit.name, hit.about) for hit in group.hits] == [
        ("Fire drill", "merged into Fire safety"),
        ("Fire safety", ""),
    ]
