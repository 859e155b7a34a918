"""The unit page as its leader opens it."""

import pytest
from django.urls import reverse

from stafett.web.units import detail
from tests import factories
from tests.factories import Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


def page_of(client, unit, **query: str):
    return client.get(reverse("units:detail", args=[unit.pk]), query)


def test_it_opens_with_what_is_not_green_and_who_lacks_it(
    client_of, alice: Member, bob: Member, unit_a, fire
) -> None:
    factories.achievement(alice.person, fire, achieved_on=days_ago(100))

    response = page_of(client_of(alice), unit_a)

    ((group, _course),) = response.context["first_groups"]
    assert (group.title, group.red, group.yellow) == ("Fire safety", 1, 0)
    assert [(one.name, str(one.reason)) for one in group.people] == [("Bob Berg", "missing")]
    assert response.context["counts"] == {"red": 1, "yellow": 0, "green": 1, "grey": 0, "none": 0}


def test_a_group_leads_to_registering_for_those_it_names(
    client_of, alice: Member, bob: Member, unit_a, fire
) -> None:
    body = page_of(client_of(alice), unit_a).content.decode()

    address = reverse("claims:register", args=[unit_a.pk])
    assert f"{address}?competence={fire.pk}&amp;level=1&amp;person=" in body


def test_of_very_many_groups_the_last_are_counted_and_the_matrix_has_them(
    client_of, alice: Member, bob: Member, trust, unit_a, fire, monkeypatch
) -> None:
    plan = factories.plan(trust, "More", owner_unit=unit_a)
    for name in ("Pump", "Scope", "Lift"):
        factories.requirement(plan, factories.competence(trust, name))
    factories.assignment(plan, unit_a)
    monkeypatch.setattr(detail, "GROUPS_OPEN", 1)
    monkeypatch.setattr(detail, "GROUPS_FOLDED", 2)

    response = page_of(client_of(alice), unit_a)

    shown = (response.context["first_groups"], response.context["other_groups"])
    assert [len(groups) for groups in shown] == [1, 2]
    matrix = reverse("units:matrix", args=[unit_a.pk])
    assert f'and 1 more · <a href="{matrix}">Matrix</a>' in response.content.decode()


def test_what_is_sent_stands_apart_and_is_counted_for_the_one_who_decides(
    client_of, alice: Member, bob: Member, unit_a, fire
) -> None:
    factories.claim(bob.person, fire)

    context = page_of(client_of(alice), unit_a).context

    assert [group.title for group, _course in context["sent"]] == ["Fire safety"]
    assert context["waiting"] == 1


def test_it_tells_what_turns_within_a_month_and_within_a_season(
    client_of, alice: Member, unit_a, fire
) -> None:
    factories.achievement(alice.person, fire, achieved_on=days_ago(300))

    context = page_of(client_of(alice), unit_a).context

    (_soon, soon, _more), (_later, later, _still_more) = context["ahead"]
    assert [(turning.title, turning.on) for turning in soon] == [("Fire safety", days_ahead(21))]
    assert later == []


def test_another_day_shows_how_it_stands_then(client_of, alice: Member, unit_a, fire) -> None:
    factories.achievement(alice.person, fire, achieved_on=days_ago(300))

    ahead = page_of(client_of(alice), unit_a, on=days_ahead(100).isoformat()).context
    back = page_of(client_of(alice), unit_a, on=days_ago(301).isoformat()).context

    assert (ahead["counts"]["red"], back["counts"]["red"]) == (1, 1)


@pytest.mark.parametrize("on", ["", "not a day", "0001-01-01", "9999-12-31", "2026-02-30"])
def test_a_day_that_cannot_be_read_is_today(client_of, alice: Member, unit_a, fire, today, on: str) -> None:
    assert page_of(client_of(alice), unit_a, on=on).context["on"] == today


def test_a_unit_where_nobody_works_says_so(client_of, erik: Member, unit_a) -> None:
    assert "Nobody works here on this day" in page_of(client_of(erik), unit_a).content.decode()


def test_htmx_gets_the_part_it_asks_for(client_of, alice: Member, unit_a) -> None:
    client = client_of(alice, headers={"HX-Request": "true", "HX-Target": "div#unit"})

    assert "<html" not in page_of(client, unit_a).content.decode()


@pytest.mark.parametrize("page", ["units:detail", "units:matrix"])
def test_the_number_of_queries_does_not_grow_with_people(
    client_of, alice: Member, unit_a, fire, queries_of, page: str
) -> None:
    def one_more(name: str) -> None:
        person = factories.person(unit_a.organisation, name)
        factories.employment(person, unit_a)
        factories.claim(person, fire)

    client, address = client_of(alice), reverse(page, args=[unit_a.pk])
    one_more("First")
    with_one = queries_of(client, address)
    one_more("Second")
    one_more("Third")

    assert queries_of(client, address) == with_one
