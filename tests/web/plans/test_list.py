"""The plans of the organisation, for everybody in it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.factories import days_ago, days_ahead

pytestmark = pytest.mark.django_db


def titles(client, **query: str) -> list[str]:
    return [row.title for row in client.get(reverse("plans:list"), query).context["page"]]


def test_what_is_in_force_comes_first_then_what_comes_then_what_ended(client_of, trust, bob) -> None:
    factories.plan(trust, "B ended", retired_on=days_ago(1))
    factories.plan(trust, "A coming", effective_from=days_ahead(1))
    factories.plan(trust, "Z in force")
    factories.plan(trust, "y in force")

    page = client_of(bob).get(reverse("plans:list")).context["page"]

    assert [(row.title, row.state) for row in page] == [
        ("y in force", "in_force"),
        ("Z in force", "in_force"),
        ("A coming", "coming"),
        ("B ended", "ended"),
    ]


def test_a_row_tells_the_owner_how_much_it_asks_and_whether_of_me(client_of, plan, bob, dana) -> None:
    (row,) = client_of(bob).get(reverse("plans:list")).context["page"]
    (danas,) = client_of(dana).get(reverse("plans:list")).context["page"]

    assert (row.owner, row.requirements, row.asks_me) == ("Clinic of Medicine", 1, True)
    assert danas.asks_me is False


def test_words_narrow_it(client_of, trust, plan, bob) -> None:
    factories.plan(trust, "Åpen plan")
    client = client_of(bob)

    assert titles(client, q="ÅP") == ["Åpen plan"]
    assert titles(client, q="everybody medicine") == ["For everybody"]
    assert titles(client, q="nothing like it") == []


def test_a_unit_narrows_it_to_what_is_given_there(client_of, trust, plan, bob, unit_a, root) -> None:
    factories.plan(trust, "Given nowhere")
    client = client_of(bob)

    assert titles(client, unit=str(unit_a.pk)) == ["For everybody"]
    assert titles(client, unit=str(root.pk)) == []
    assert titles(client, unit="no unit") == ["For everybody", "Given nowhere"]


def test_nothing_of_another_organisation_is_listed(client_of, plan, charlie, unit_a) -> None:
    client = client_of(charlie)

    assert titles(client) == []
    assert client.get(reverse("plans:list"), {"unit": unit_a.pk}).context["unit"] is None


def test_the_list_alone_comes_back_while_somebody_types(client_of, plan, bob) -> None:
    client = client_of(bob, headers={"HX-Request": "true", "HX-Target": "div#plans"})

    assert "<html" not in client.get(reverse("plans:list"), {"q": "for"}).content.decode()


def test_who_is_not_logged_in_is_asked_to(client, db) -> None:
    assert client.get(reverse("plans:list")).status_code == 302


def test_the_number_of_queries_does_not_grow(client_of, trust, plan, bob, clinic, course) -> None:
    client = client_of(bob)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("plans:list"))
        return len(queries)

    asked()
    first = asked()
    for number in range(3):
        more = factories.plan(trust, f"Plan {number}", owner_unit=clinic)
        factories.requirement(more, course)
        factories.assignment(more, clinic, subunits=True)

    assert asked() == first
