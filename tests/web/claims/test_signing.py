"""What waits for an assessor."""

import pytest

from stafett.people.models import RoleCode
from stafett.records.models import Performance, Practice
from stafett.web import navigation
from tests import factories
from tests.factories import Member, days_ago
from tests.factories.audit import record

pytestmark = pytest.mark.django_db

SIGNING = "/claims/signing/"


@pytest.fixture
def cannula(trust) -> Practice:
    course = factories.competence(trust, "Cannula")
    return record(Practice, organisation=trust, competence=course, key="p", text="Insert a cannula")


@pytest.fixture
def edda(unit_b, unit_a) -> Member:
    return factories.member(unit_b, "Edda Eide", role_code=RoleCode.ASSESSOR, over=unit_a)


def done(member: Member, practice: Practice, days: int = 0) -> Performance:
    return record(
        Performance, organisation=practice.organisation, person=member.person,
        competence=practice.competence, practice=practice.key, done_on=days_ago(days),
    )  # fmt: skip


def signed() -> int:
    return Performance.objects.open().exclude(signed_on=None).count()


def test_the_oldest_stands_first_with_its_button_in_focus_and_signing_brings_the_next(
    client_of, edda, bob, cannula
) -> None:
    newer, older = done(bob, cannula), done(bob, cannula, 4)
    page = client_of(edda).get(SIGNING)
    assert [one["done"] for one in page.context["performances"]] == [older, newer]
    assert f'value="{older.pk}" autofocus' in page.text

    page = client_of(edda).post(SIGNING, {"done": older.pk}, follow=True)

    assert signed() == 1
    assert f'value="{newer.pk}" autofocus' in page.text
    assert "1 signed." in page.text


@pytest.mark.parametrize("chosen", [[], ["x"]])
def test_choosing_nothing_says_what_to_do(client_of, edda, bob, cannula, chosen) -> None:
    done(bob, cannula)

    response = client_of(edda).post(SIGNING, {"done": chosen})

    assert response.status_code == 422
    assert "Choose at least one to sign." in response.text


def test_who_comes_second_is_told(client_of, edda, alice, bob, cannula) -> None:
    choice = {"done": done(bob, cannula).pk}
    client_of(alice).post(SIGNING, choice)

    response = client_of(edda).post(SIGNING, choice, follow=True)

    assert "What you chose waits no longer" in response.text


def test_ones_own_cannot_be_smuggled_in(client_of, alice, cannula) -> None:
    client_of(alice).post(SIGNING, {"done": done(alice, cannula).pk})

    assert signed() == 0


def test_an_assessor_has_the_way_there_in_the_menu_and_a_leader_a_tab(client_of, edda, alice, bob) -> None:
    page = client_of(edda).get(SIGNING)
    assert [way.url for way in navigation.ways(page.wsgi_request)].count(SIGNING) == 1
    assert page.context["tabs"] == []

    page = client_of(alice).get(SIGNING)
    assert [way.url for way in navigation.ways(page.wsgi_request)].count(SIGNING) == 0
    assert [(tab["label"], tab["count"]) for tab in page.context["tabs"]] == [
        ("To approve", 0),
        ("To sign", 0),
    ]
    assert client_of(bob).get(SIGNING).status_code == 404


def test_the_number_of_queries_does_not_grow(client_of, edda, bob, cannula, queries_of) -> None:
    client = client_of(edda)
    done(bob, cannula)
    with_one = queries_of(client, SIGNING)
    done(bob, cannula)
    done(bob, cannula)

    assert queries_of(client, SIGNING) == with_one
