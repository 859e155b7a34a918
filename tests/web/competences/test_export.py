"""Who holds a competence, as a file that names people."""

import pytest
from django.urls import reverse

from stafett.audit.models import Look
from tests import factories

pytestmark = pytest.mark.django_db


def taken_out(client, competence, **query):
    return client.get(reverse("competences:export", args=[competence.pk, "csv"]), query)


def rows(response) -> list[list[str]]:
    return [line.split(";") for line in response.content.decode("utf-8-sig").splitlines()]


def test_who_holds_it_where_and_how_long(client_of, course, alice, bob, gunnar) -> None:
    for member in (alice, bob, gunnar):
        factories.achievement(member.person, course)
    client = client_of(alice, headers={"accept-language": "en"})

    assert rows(taken_out(client, course)) == [
        ["Name", "Position", "Unit", "Holds", "Level", "Valid through"],
        ["Alice Aas", "nurse", "Section A", "Fire safety", "1", "2027-06-05"],
        ["Bob Berg", "nurse", "Section A", "Fire safety", "1", "2027-06-05"],
    ]
    assert [row[0] for row in rows(taken_out(client, course, q="bob"))] == ["Name", "Bob Berg"]


def test_a_look_at_each_other_person_is_remembered(client_of, course, alice, bob) -> None:
    for member in (alice, bob):
        factories.achievement(member.person, course)

    taken_out(client_of(alice), course)

    assert [(look.person, look.what) for look in Look.objects.all()] == [(bob.person.pk, "export")]


def test_those_who_may_take_out_nothing_find_nothing(client_of, course, bob, hanne, charlie) -> None:
    for member in (bob, hanne, charlie):
        assert taken_out(client_of(member), course).status_code == 404
