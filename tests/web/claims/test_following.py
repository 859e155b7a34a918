"""One claim after the other, without going back to the list."""

import pytest
from django.urls import reverse

from stafett.people.models import RoleCode
from stafett.plans.models import Steps
from stafett.records import queries as records
from stafett.records.models import Achievement
from tests import factories
from tests.factories import Member, days_ago

pytestmark = pytest.mark.django_db

LIST = "/claims/"


@pytest.fixture
def claims(trust, bob: Member) -> list[Achievement]:
    """Three of Bob's that wait, the one that was sent first first."""
    return [
        factories.claim(bob.person, factories.competence(trust, name), submitted_on=days_ago(days))
        for name, days in (("Cannula", 9), ("Pump", 5), ("Lifting", 5))
    ]


def address(claim: Achievement, query: str = "") -> str:
    return reverse("claims:detail", args=[claim.pk]) + query


def decide(client, claim: Achievement, decision: str = "approve", query: str = "", **said: str) -> str:
    return client.post(address(claim, query), {"decision": decision} | said).url


def test_after_a_decision_the_next_that_waits_opens_and_the_list_after_the_last(
    client_of, alice: Member, claims
) -> None:
    client, (first, second, third) = client_of(alice), claims

    assert decide(client, first) == address(second)
    assert decide(client, second, "return", grounds="Write the day.") == address(third)
    assert decide(client, third) == LIST


def test_it_says_how_many_more_wait_and_lets_one_pass_over_it(client_of, alice: Member, claims) -> None:
    client, (first, second, third) = client_of(alice), claims
    page = client.get(address(first))

    assert f'href="{address(second)}">Next' in page.text
    assert "2 more wait" in page.text
    assert ">Next<" not in client.get(address(third)).text
    assert decide(client, third) == LIST
    assert f'href="{address(first)}">Look at one after the other' in client.get(LIST).text


def test_of_thousands_the_next_is_found_without_counting_those_after(
    client_of, alice: Member, claims, monkeypatch
) -> None:
    monkeypatch.setattr(records, "READ_AT_ONCE", 1)
    page = client_of(alice).get(address(claims[0])).text

    assert f'href="{address(claims[1])}">Next' in page
    assert "more wait" not in page


def test_reading_begins_at_what_it_is_about_where_nothing_must_be_put_right(
    client_of, alice: Member, bob: Member, claims
) -> None:
    start = '<h1 tabindex="-1" autofocus>'

    assert start in client_of(alice).get(address(claims[0])).text
    assert start not in client_of(bob).get(address(claims[0])).text
    assert start not in client_of(alice).post(address(claims[0]), {"decision": "return"}).text


def test_what_was_just_decided_can_be_undone_from_the_next(client_of, alice: Member, claims) -> None:
    page = client_of(alice).post(address(claims[0]), {"decision": "approve"}, follow=True)

    assert f'name="back" value="{address(claims[1])}"' in page.text


def test_only_the_unit_one_looks_at_is_gone_through(
    client_of, alice: Member, claims, trust, unit_a, unit_b, fire
) -> None:
    factories.role(alice.person, RoleCode.LEADER, unit_b)
    hilde = factories.member(unit_b, "Hilde Hagen")
    factories.claim(hilde.person, fire, submitted_on=days_ago(7))
    client, asked = client_of(alice), f"?unit={unit_a.pk}"

    assert f'href="{address(claims[0], asked)}"' in client.get(LIST + asked).text
    assert decide(client, claims[0], query=asked) == address(claims[1], asked)
    assert decide(client, claims[2], query=asked) == LIST + asked


def test_whoever_signs_goes_on_to_what_waits_for_a_signature(
    client_of, alice: Member, bob: Member, trust, unit_a, claims
) -> None:
    plan = factories.plan(trust)
    for one in claims[:2]:
        factories.requirement(plan, one.competence, steps=Steps.TWO)
    factories.assignment(plan, unit_a)

    assert decide(client_of(alice), claims[0], "sign") == address(claims[1])
    assert decide(client_of(alice), claims[1], "sign") == LIST


def test_what_is_no_longer_needed_is_laid_aside_one_after_the_other(
    client_of, alice: Member, bob: Member, claims
) -> None:
    for one in claims[1:]:
        factories.achievement(bob.person, one.competence, achieved_on=days_ago(1))

    assert decide(client_of(alice), claims[1], "lay_aside") == address(claims[2])


def test_what_somebody_else_has_decided_is_followed_by_nothing(
    client_of, alice: Member, gunnar: Member, claims
) -> None:
    client_of(gunnar).post(address(claims[0]), {"decision": "approve"})
    (decided,) = Achievement.objects.open().exclude(approved_on=None)

    assert ">Next<" not in client_of(alice).get(address(decided)).text
