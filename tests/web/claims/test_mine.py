"""What is registered on oneself."""

import pytest

from stafett.records import queries as records
from tests import factories
from tests.factories import Member, days_ago

pytestmark = pytest.mark.django_db

MINE = "/claims/mine/"


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Fire safety", validity_months=12)


def test_what_waits_comes_first_then_the_newest(client_of, bob: Member, course) -> None:
    old = factories.achievement(bob.person, course, achieved_on=days_ago(500))
    new = factories.achievement(bob.person, course, achieved_on=days_ago(5))
    waiting = factories.claim(bob.person, course)

    rows = client_of(bob).get(MINE).context["rows"]

    assert [row.claim for row in rows] == [waiting, new, old]


def test_a_claim_is_taken_back(client_of, bob: Member, course) -> None:
    claim = factories.claim(bob.person, course)

    client_of(bob).post(MINE, {"claim": claim.pk})

    assert list(records.claims(bob.actor)) == []


@pytest.mark.parametrize("claim", ["", "x", "0"])
def test_what_is_not_there_cannot_be_taken_back(client_of, bob: Member, claim: str) -> None:
    assert client_of(bob).post(MINE, {"claim": claim}).status_code == 404


def test_nobody_takes_back_what_another_sent(client_of, alice: Member, bob: Member, course) -> None:
    claim = factories.claim(bob.person, course)

    assert client_of(alice).post(MINE, {"claim": claim.pk}).status_code == 404


def test_nothing_yet_is_said_in_words(client_of, bob: Member) -> None:
    assert "Nothing is registered yet" in client_of(bob).get(MINE).content.decode()
