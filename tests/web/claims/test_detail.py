"""One claim, as its person and those who sign or decide it read it."""

import pytest
from django.urls import reverse

from stafett.audit.models import Look
from stafett.plans.models import Steps
from stafett.records.models import Achievement, Signature
from stafett.records.self_assessment import actions as self_assessment
from tests import factories
from tests.factories import Member, days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Blood transfusion")


@pytest.fixture
def claim(bob: Member, course) -> Achievement:
    return factories.claim(bob.person, course, submitted_on=days_ago(3), note="On the night shift.")


@pytest.fixture
def in_two_steps(trust, unit_a, course) -> None:
    plan = factories.plan(trust)
    factories.requirement(plan, course, steps=Steps.TWO)
    factories.assignment(plan, unit_a)


def address(claim: Achievement) -> str:
    return reverse("claims:detail", args=[claim.pk])


def buttons(text: str) -> list[str]:
    names = ["approve", "return", "accept", "sign", "lay_aside", "recall"]
    return [name for name in names if f'name="decision" value="{name}"' in text]


def test_the_person_reads_whom_it_waits_for_and_since_when(client_of, alice, bob, gunnar, claim) -> None:
    page = client_of(bob).get(address(claim))

    assert "It has waited 3 days for Alice Aas, Gunnar Holm." in page.text
    assert buttons(page.text) == ["recall"]
    assert Look.objects.count() == 0


def test_the_leader_reads_it_with_what_can_be_done(client_of, alice, bob, course, claim, today) -> None:
    self_assessment.say(course.pk, 3, by=bob.actor, on=today)

    page = client_of(alice).get(address(claim))

    assert buttons(page.text) == ["approve", "return", "accept"]
    assert "On the night shift." in page.text
    assert "I can do it alone" in page.text[page.text.index("What they think themselves") :]
    assert list(Look.objects.values_list("person", "what")) == [(bob.person.pk, "claim")]


def test_the_leader_approves(client_of, alice, claim) -> None:
    response = client_of(alice).post(address(claim), {"decision": "approve"}, follow=True)

    assert [str(message) for message in response.context["messages"]] == ["Approved."]
    assert Achievement.objects.open().get(key=claim.key).decided_by == "Alice Aas"


def test_what_waits_for_a_signature_is_signed_first(client_of, alice, gunnar, claim, in_two_steps) -> None:
    page = client_of(alice).get(address(claim))
    assert buttons(page.text) == ["return", "sign"]
    assert "An assessor must sign this before it can be approved." in page.text

    client_of(alice).post(address(claim), {"decision": "sign", "note": "Seen."})

    assert Signature.objects.get().note == "Seen."
    assert "You signed this. Somebody else must approve it." in client_of(alice).get(address(claim)).text
    assert "approve" in buttons(client_of(gunnar).get(address(claim)).text)


@pytest.mark.parametrize(
    ("decision", "field", "sentence"),
    [
        ("return", "grounds", "Write why, so that the person knows what to do."),
        ("accept", "why", "Write why it is as good, so that others can see it later."),
    ],
)
def test_without_grounds_nothing_is_decided_and_the_form_stands_open(
    client_of, alice, claim, decision, field, sentence
) -> None:
    response = client_of(alice).post(address(claim), {"decision": decision, field: " "})

    assert response.status_code == 422
    assert sentence in response.text
    assert '<details class="sheet flush fold no-print" open>' in response.text
    assert Achievement.objects.open().get(key=claim.key).is_claim


def test_something_else_is_accepted(client_of, alice, trust, claim) -> None:
    asked = factories.competence(trust, "Transfusion here")

    client_of(alice).post(
        address(claim), {"decision": "accept", "instead_of": asked.pk, "why": "The same course."}
    )

    made = Achievement.objects.open().get(key=claim.key)
    assert (made.competence, made.grounds, made.approved_on) == (asked, "The same course.", factories.TODAY)


@pytest.mark.parametrize("decision", ["", "else"])
def test_what_is_not_a_decision_changes_nothing(client_of, alice, claim, decision) -> None:
    assert client_of(alice).post(address(claim), {"decision": decision}).status_code == 200
    assert Achievement.objects.open().get(key=claim.key).is_claim


def test_what_one_may_not_do_is_refused_with_the_rules_sentence(client_of, bob, claim) -> None:
    response = client_of(bob).post(address(claim), {"decision": "approve"})

    assert response.status_code == 422
    assert "You cannot approve yourself." in response.text


def test_what_is_no_longer_needed_says_why(client_of, alice, bob, course, claim) -> None:
    factories.achievement(bob.person, course, achieved_on=days_ago(1))

    assert "It has been approved in another way meanwhile." in client_of(bob).get(address(claim)).text
    assert buttons(client_of(alice).get(address(claim)).text) == ["lay_aside"]


def test_others_get_404(client_of, hanne, erik, dana, charlie, claim) -> None:
    answers = [client_of(one).get(address(claim)).status_code for one in (hanne, erik, dana, charlie)]

    assert answers == [404, 404, 404, 404]
