"""The button that undoes what one has just decided."""

import pytest
from django.test import Client
from django.urls import reverse

from stafett.audit.models import Entry
from stafett.people.models import RoleCode
from stafett.plans.models import Steps
from stafett.records import actions
from stafett.records.models import Achievement
from tests import factories
from tests.factories import Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(client_of, alice: Member, bob: Member, unit_a, fire):
    claim = factories.claim(bob.person, fire, unit=unit_a)
    client = client_of(alice)
    client.post(reverse("claims:waiting"), {"claim": str(claim.pk), "decision": "approve"})
    return client


def test_after_an_approval_it_is_offered_and_goes_back_to_where_one_was(
    approved, bob: Member, unit_a
) -> None:
    page = reverse("units:detail", args=[unit_a.pk])
    position = Entry.objects.filter(verb="achievement.approved").latest("position").position
    html = approved.get(page).content.decode()
    assert f'name="position" value="{position}"' in html

    answer = approved.post(reverse("claims:undo"), {"position": str(position), "back": page}, follow=True)

    assert answer.redirect_chain == [(page, 302)]
    assert "Undone: 1 is as before." in answer.content.decode()
    assert Achievement.objects.open().get(person=bob.person).is_claim
    assert 'name="position"' not in approved.get(page).content.decode()


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "nonsense", "?page=2"])
def test_nobody_is_sent_to_another_site_or_nowhere(approved, back: str) -> None:
    answer = approved.post(reverse("claims:undo"), {"position": "1", "back": back})
    assert answer.url == reverse("claims:waiting")


def test_what_cannot_be_undone_is_told(approved) -> None:
    answer = approved.post(reverse("claims:undo"), {"position": "1"}, follow=True)
    assert "You can only undo what you have just decided yourself." in answer.content.decode()


def test_strangers_and_nonsense_find_nothing(approved) -> None:
    operator = Client()
    operator.force_login(factories.identity(is_operator=True))
    assert operator.post(reverse("claims:undo"), {"position": "1"}).status_code == 404
    assert approved.post(reverse("claims:undo"), {"position": "x"}).status_code == 404
    assert approved.get(reverse("claims:undo")).status_code == 405


def test_an_assessor_undoes_what_they_returned_and_goes_on_signing(
    client_of, trust, unit_a, unit_b, bob: Member, today
) -> None:
    edda = factories.member(unit_b, "Edda Eide", role_code=RoleCode.ASSESSOR, over=unit_a)
    course, plan = factories.competence(trust, "Cannula"), factories.plan(trust, "A plan")
    factories.requirement(plan, course, steps=Steps.TWO)
    factories.assignment(plan, unit_a)
    claim = factories.claim(bob.person, course, unit=unit_a)
    (returned,) = actions.return_with_grounds([claim], grounds="Unclear.", by=edda.actor, on=today)

    answer = client_of(edda).post(reverse("claims:undo"), {"position": str(returned.opened)}, follow=True)

    assert (answer.redirect_chain, answer.status_code) == ([(reverse("claims:signing"), 302)], 200)
    assert Achievement.objects.open().get(person=bob.person).is_claim


def test_who_decides_nothing_is_told_and_goes_to_their_own(client_of, bob: Member) -> None:
    answer = client_of(bob).post(reverse("claims:undo"), {"position": "1"}, follow=True)

    assert answer.redirect_chain == [(reverse("claims:mine"), 302)]
    assert "You can only undo what you have just decided yourself." in answer.content.decode()


@pytest.mark.parametrize("decision", ["accept", "lay_aside"])
def test_what_was_accepted_or_laid_aside_is_offered_back_too(
    client_of, trust, alice: Member, bob: Member, unit_a, fire, decision: str
) -> None:
    claim, other = factories.claim(bob.person, fire, unit=unit_a), factories.competence(trust, "Fire, here")
    if decision == "lay_aside":
        factories.achievement(bob.person, fire, unit=unit_a, achieved_on=factories.TODAY)
    client = client_of(alice)
    said = {"decision": decision, "instead_of": str(other.pk), "why": "As good."}
    page = client.post(reverse("claims:detail", args=[claim.pk]), said, follow=True)
    position = page.text.partition('name="position" value="')[2].partition('"')[0]

    answer = client.post(reverse("claims:undo"), {"position": position}, follow=True)

    assert "Undone: 1 is as before." in answer.text
    assert Achievement.objects.open().get(key=claim.key).is_claim
