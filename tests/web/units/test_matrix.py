"""People × what is asked of them."""

import pytest
from django.urls import reverse

from tests import factories
from tests.factories import Member, days_ago

pytestmark = pytest.mark.django_db


def table_of(client, unit, **query: str):
    return client.get(reverse("units:matrix", args=[unit.pk]), query).context["table"]


def test_every_person_has_a_mark_where_something_is_asked_of_them(
    client_of, alice: Member, bob: Member, trust, unit_a, fire
) -> None:
    pump = factories.competence(trust, "Infusion pump")
    plan = factories.plan(trust, "For porters")
    factories.requirement(plan, pump)
    factories.assignment(plan, unit_a, positions=("porter",))
    factories.employment(bob.person, unit_a, position="porter")
    factories.achievement(alice.person, fire, achieved_on=days_ago(10))

    table = table_of(client_of(alice), unit_a)

    rows = {member.name: list(reasons) for member, reasons in table.rows}
    assert [column.title for column in table.columns] == ["Fire safety", "Infusion pump"]
    assert rows == {"Alice Aas": ["met", None], "Bob Berg": ["missing", "due"]}


def test_a_column_green_for_everybody_is_folded_until_asked_for(
    client_of, alice: Member, bob: Member, unit_a, fire
) -> None:
    for member in (alice, bob):
        factories.achievement(member.person, fire, achieved_on=days_ago(10))
    client = client_of(alice)

    folded, unfolded = table_of(client, unit_a), table_of(client, unit_a, all="1")

    assert ([column.title for column in folded.folded], folded.columns) == (["Fire safety"], ())
    assert ([column.title for column in unfolded.columns], unfolded.folded) == (["Fire safety"], ())


def test_a_mark_has_a_word_for_those_who_do_not_see_it(
    client_of, alice: Member, bob: Member, unit_a, fire
) -> None:
    page = client_of(alice).get(reverse("units:matrix", args=[unit_a.pk])).content.decode()

    assert page.count("Missing") >= 2


def test_the_marks_that_are_used_are_explained(client_of, alice: Member, bob: Member, unit_a, fire) -> None:
    factories.achievement(alice.person, fire, achieved_on=days_ago(10))

    answer = client_of(alice).get(reverse("units:matrix", args=[unit_a.pk]))

    assert answer.context["reasons"] == ["missing", "met"]
    assert "What the marks mean" in answer.text
