"""The organisation rolled up by unit and by plan."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stafett.people.models import RoleCode
from stafett.standings.figures import Figures
from tests import factories
from tests.factories import days_ago, days_ahead

pytestmark = pytest.mark.django_db


def address(unit=None) -> str:
    return reverse("organisation:tree", args=[unit.pk] if unit else [])


def rows(response) -> list[tuple[str, int]]:
    return [(row.name, row.figures.members) for row in response.context["rows"]]


def test_it_begins_at_the_top_of_what_one_may_see(client_of, erik, clinic, unit_a, alice) -> None:
    response = client_of(erik).get(address())

    assert response.context["page"].total == Figures(members=2, none=2)
    assert rows(response) == [("Clinic of Medicine", 1)]
    assert [crumb["name"] for crumb in response.context["crumbs"]] == ["Granli Hospital Trust"]


def test_a_clinics_leader_begins_at_the_clinic(client_of, hanne, unit_a, unit_b) -> None:
    response = client_of(hanne).get(address())

    assert response.context["crumbs"][-1]["name"] == "Clinic of Medicine"
    assert rows(response) == [("Section A", 0), ("Section B", 0)]


def test_who_sees_two_subtrees_sees_them_beside_each_other(client_of, alice, unit_a, unit_b) -> None:
    factories.role(alice.person, RoleCode.DEPUTY, unit_b)

    response = client_of(alice).get(address())

    assert response.context["page"].total is None
    assert rows(response) == [("Section A", 1), ("Section B", 0)]


def test_one_step_down_is_the_same_page_for_that_unit(client_of, erik, clinic, unit_a, alice, fire) -> None:
    response = client_of(erik).get(address(clinic))

    assert response.context["page"].total == Figures(members=1, red=1)
    assert rows(response) == [("Section A", 1)]
    assert [crumb["name"] for crumb in response.context["crumbs"]] == [
        "Granli Hospital Trust",
        "Clinic of Medicine",
    ]


def test_all_units_below_may_be_asked_for(client_of, erik, clinic, unit_a, unit_b, alice) -> None:
    response = client_of(erik).get(address(), {"all": "1"})

    assert [(row.name, row.depth) for row in response.context["rows"]] == [
        ("Clinic of Medicine", 0),
        ("Section A", 1),
        ("Section B", 1),
    ]


def test_by_plan_those_with_most_red_stand_first(client_of, trust, erik, clinic, alice, bob, fire) -> None:
    other = factories.plan(trust, "A plan that is met")
    pump = factories.competence(trust, "Pump")
    factories.requirement(other, pump, due_days=0)
    factories.assignment(other, clinic, subunits=True, positions=["nurse"])
    for member in (alice, bob):
        factories.achievement(member.person, pump)

    response = client_of(erik).get(address(clinic), {"by": "plan"})

    assert [(row.name, row.figures) for row in response.context["rows"]] == [
        ("For everybody", Figures(members=2, red=2)),
        ("A plan that is met", Figures(members=2, green=2)),
    ]
    assert f"?unit={clinic.pk}" in response.content.decode()


def test_another_day_is_shown_as_it_is_then(client_of, erik, unit_a, alice, fire) -> None:
    factories.achievement(alice.person, fire, achieved_on=days_ago(100))
    client = client_of(erik)

    assert client.get(address(unit_a)).context["page"].total.green == 1
    later = client.get(address(unit_a), {"on": days_ahead(300).isoformat()})
    assert later.context["page"].total.red == 1


def test_a_unit_stands_where_it_hangs_that_day(client_of, erik, root, clinic, unit_a, alice) -> None:
    factories.move(unit_a, to=root, on=days_ahead(10))

    response = client_of(erik).get(address(), {"on": days_ahead(10).isoformat()})

    assert rows(response) == [("Clinic of Medicine", 0), ("Section A", 1)]


def test_only_the_tree_comes_back_when_the_day_changes(client_of, erik) -> None:
    client = client_of(erik, headers={"HX-Request": "true", "HX-Target": "div#tree"})

    body = client.get(address()).content.decode()

    assert ("<html" in body, 'id="day-bar-on"' in body) == (False, True)


def test_without_units_below_it_says_where_the_people_are(client_of, alice, unit_a) -> None:
    response = client_of(alice).get(address())

    assert response.context["by"] == "plan"
    empty = client_of(alice).get(address(), {"by": "unit"})
    assert rows(empty) == []
    assert reverse("units:detail", args=[unit_a.pk]) in empty.content.decode()


def test_without_plans_it_says_so(client_of, alice) -> None:
    assert client_of(alice).get(address(), {"by": "plan"}).context["rows"] == []


def test_those_who_see_no_unit_and_strangers_find_nothing(
    client_of, bob, charlie, dana, alice, unit_b
) -> None:
    for member, unit in ((bob, None), (dana, None), (bob, unit_b), (alice, unit_b), (charlie, unit_b)):
        assert client_of(member).get(address(unit)).status_code == 404


def test_who_is_not_logged_in_is_asked_to(client, root) -> None:
    assert client.get(address(root)).status_code == 302


def test_the_number_of_queries_does_not_grow(client_of, erik, clinic, unit_a, alice, fire) -> None:
    client = client_of(erik)

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address(clinic), {"all": "1"})
        return len(queries)

    asked()
    first = asked()
    for number in range(3):
        unit = factories.unit(clinic, f"Section {number}")
        person = factories.person(clinic.organisation, f"Person {number}")
        factories.employment(person, unit)
        factories.achievement(person, fire)

    assert asked() == first


def test_the_way_back_leads_to_all_one_sees_where_that_is_more(client_of, alice, unit_a, unit_b) -> None:
    client = client_of(alice)
    alone = [crumb["name"] for crumb in client.get(address(unit_a)).context["crumbs"]]
    factories.role(alice.person, RoleCode.DEPUTY, unit_b)

    beside = [crumb["name"] for crumb in client.get(address(unit_a)).context["crumbs"]]

    assert (alone, len(beside), beside[-1]) == (["Section A"], 2, "Section A")
