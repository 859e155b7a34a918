"""The catalogue, for everybody in the organisation."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


def rows(client, **query):
    page = client.get(reverse("competences:list"), query).context["page"]
    return [(row.name, row.validity, row.plans) for row in page]


def test_each_with_its_validity_and_how_many_plans_ask(client_of, trust, course, bob) -> None:
    factories.competence(trust, "Ærlig samtale")

    client = client_of(bob, headers={"accept-language": "en"})

    assert rows(client) == [("Fire safety", "Valid for 1 year.", 1), ("Ærlig samtale", "Never lapses.", 0)]
    assert rows(client, q="ærl") == [("Ærlig samtale", "Never lapses.", 0)]
    assert rows(client, q="nothing like it") == []


def test_nothing_of_another_organisation_is_listed(client_of, course, charlie) -> None:
    assert rows(client_of(charlie)) == []


def test_the_number_of_queries_does_not_grow(client_of, trust, course, bob) -> None:
    client = client_of(bob)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            rows(client)
        return len(queries)

    asked()
    first = asked()
    for number in range(3):
        plan = factories.plan(trust, f"Plan {number}")
        factories.requirement(plan, factories.competence(trust, f"Course {number}"))

    assert asked() == first
