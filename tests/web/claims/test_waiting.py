"""The claims that wait for the one who is looking."""

import pytest

from stafett.plans.models import Approver
from stafett.records import queries as records
from stafett.records.models import Achievement, CatalogueEntry
from stafett.web import navigation
from stafett.web.claims import waiting
from tests import factories
from tests.factories import Member
from tests.factories.audit import record

pytestmark = pytest.mark.django_db

WAITING = "/claims/"


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Fire safety", validity_months=12)


def approved() -> list[str]:
    rows = Achievement.objects.open().exclude(approved_on=None).order_by("key")
    return list(rows.values_list("key", flat=True))


def test_the_oldest_comes_first_and_ones_own_not_at_all(
    client_of, alice: Member, bob: Member, course
) -> None:
    newer = factories.claim(bob.person, course, submitted_on=factories.days_ago(1))
    older = factories.claim(bob.person, course, submitted_on=factories.days_ago(5))
    factories.claim(alice.person, course)

    rows = client_of(alice).get(WAITING).context["rows"]

    assert [(row.claim, row.waited_days) for row in rows] == [(older, 5), (newer, 1)]


def test_several_are_approved_at_once(client_of, alice: Member, bob: Member, course) -> None:
    claims = [factories.claim(bob.person, course, key=f"c{number}") for number in range(3)]

    response = client_of(alice).post(
        WAITING, {"claim": [claims[0].pk, claims[2].pk], "decision": "approve"}, follow=True
    )

    assert approved() == ["c0", "c2"]
    assert "2 approved." in response.content.decode()


@pytest.mark.parametrize("decision", ["", "else", "APPROVE"])
def test_nothing_is_decided_unless_it_is_said_what(
    client_of, alice: Member, bob: Member, course, decision: str
) -> None:
    claim = factories.claim(bob.person, course)

    response = client_of(alice).post(WAITING, {"claim": [claim.pk], "decision": decision, "grounds": "So."})

    assert response.status_code == 422
    assert list(Achievement.objects.open()) == [claim]


def test_returning_without_words_is_refused_and_the_choice_stays(
    client_of, alice: Member, bob: Member, course
) -> None:
    claim = factories.claim(bob.person, course)

    response = client_of(alice).post(WAITING, {"claim": [claim.pk], "decision": "return", "grounds": " "})

    assert response.status_code == 422
    assert response.context["chosen"] == [claim.pk]
    assert '<a href="#grounds">Write why, so that the person knows what to do.</a>' in response.text
    assert '<details class="sheet flush fold" open>' in response.text


def test_returning_with_too_many_words_is_refused(client_of, alice: Member, bob: Member, course) -> None:
    claim = factories.claim(bob.person, course)

    response = client_of(alice).post(
        WAITING, {"claim": [claim.pk], "decision": "return", "grounds": "x" * 2001}
    )

    assert response.status_code == 422
    assert "2000" in response.text
    assert Achievement.objects.open().get(pk=claim.pk).is_claim


def test_what_is_returned_tells_the_person_why(client_of, alice: Member, bob: Member, course) -> None:
    claim = factories.claim(bob.person, course)
    client_of(alice).post(
        WAITING, {"claim": [claim.pk], "decision": "return", "grounds": "Take part two too."}
    )

    assert "Take part two too." in client_of(bob).get("/claims/mine/").content.decode()


@pytest.mark.parametrize("chosen", [[], ["x"], ["9" * 30]])
def test_choosing_nothing_says_what_to_do(client_of, alice: Member, bob: Member, course, chosen) -> None:
    factories.claim(bob.person, course)

    response = client_of(alice).post(WAITING, {"claim": chosen, "decision": "approve"})

    assert response.status_code == 422
    assert '<a href="#first-claim">Choose at least one to approve or return.</a>' in response.text
    assert response.text.count('id="first-claim"') == 1


def test_ones_own_claim_cannot_be_smuggled_in(client_of, alice: Member, bob: Member, course) -> None:
    own = factories.claim(alice.person, course)

    client_of(alice).post(WAITING, {"claim": [own.pk], "decision": "approve"})

    assert approved() == []


def test_who_comes_second_is_told(client_of, alice: Member, gunnar: Member, bob: Member, course) -> None:
    choice = {"claim": [factories.claim(bob.person, course).pk], "decision": "approve"}
    client_of(alice).post(WAITING, choice)

    response = client_of(gunnar).post(WAITING, choice, follow=True)

    sentence = "What you chose waits no longer: it was decided or taken back meanwhile."
    assert [str(message) for message in response.context["messages"]] == [sentence]


def test_only_a_unit_is_shown_where_asked(
    client_of, erik: Member, gunnar: Member, bob: Member, unit_a, course
) -> None:
    claim = factories.claim(bob.person, course)

    rows = client_of(gunnar).get(WAITING, {"unit": unit_a.pk}).context["rows"]

    assert [row.claim for row in rows] == [claim]


def test_all_on_the_page_can_be_chosen_without_ticking(client_of, alice: Member, bob: Member, course) -> None:
    claims = [factories.claim(bob.person, course) for _ in range(2)]

    chosen = client_of(alice).get(WAITING, {"choose": "all"}).context["chosen"]

    assert chosen == [claim.pk for claim in claims]


def test_who_approves_nowhere_gets_404(client_of, bob: Member, erik: Member) -> None:
    assert client_of(bob).get(WAITING).status_code == 404
    assert client_of(erik).get(WAITING).status_code == 404


@pytest.fixture
def risky(trust, course):
    record(CatalogueEntry, organisation=trust, competence=course, is_risky=True)


def test_a_risky_one_is_not_approved_in_bulk_before_it_is_looked_at(
    client_of, alice: Member, bob: Member, course, risky
) -> None:
    claim = factories.claim(bob.person, course, key="c")
    choice = {"claim": [claim.pk], "decision": "approve"}

    response = client_of(alice).post(WAITING, choice)
    assert response.status_code == 422
    assert "This is marked as risky." in response.text
    assert response.context["chosen"] == [claim.pk]
    assert approved() == []

    client_of(alice).post(WAITING, choice | {"looked": [claim.pk]})
    assert approved() == ["c"]


def test_what_is_no_longer_needed_stands_apart_and_is_laid_aside_with_one_button(
    client_of, alice: Member, bob: Member, course
) -> None:
    claim = factories.claim(bob.person, course)
    factories.achievement(bob.person, course, achieved_on=factories.days_ago(1))
    page = client_of(alice).get(WAITING)
    assert (page.context["rows"], [row.claim for row in page.context["fallen"]]) == ([], [claim])
    assert "It has been approved in another way meanwhile." in page.text

    response = client_of(alice).post(WAITING, {"claim": [claim.pk], "decision": "lay_aside"}, follow=True)

    assert "1 laid aside." in response.text
    assert list(Achievement.objects.open().filter(approved_on=None)) == []


def test_what_is_overdue_is_marked(client_of, alice: Member, bob: Member, course) -> None:
    factories.claim(bob.person, course, achieved_on=factories.days_ago(20))
    factories.claim(bob.person, course)

    page = client_of(alice).get(WAITING)

    assert [row.is_overdue for row in page.context["rows"]] == [True, False]
    assert page.text.count('<span class="pill red">overdue</span>') == 1


def test_who_is_named_by_a_plan_finds_the_page(
    client_of, erik: Member, bob: Member, trust, unit_a, course
) -> None:
    plan = factories.plan(trust)
    factories.requirement(plan, course, approver=Approver.HR_ADVISER)
    factories.assignment(plan, unit_a)
    claim = factories.claim(bob.person, course)

    page = client_of(erik).get(WAITING)

    assert [row.claim for row in page.context["rows"]] == [claim]
    assert [way.url for way in navigation.ways(page.wsgi_request)].count(WAITING) == 1


@pytest.mark.parametrize("address", [WAITING, "/claims/mine/"])
def test_the_number_of_queries_does_not_grow_with_claims(
    client_of, alice: Member, bob: Member, course, queries_of, address: str
) -> None:
    client = client_of(alice if address == WAITING else bob)
    factories.claim(bob.person, course)
    with_one = queries_of(client, address)
    factories.claim(bob.person, course)
    factories.claim(bob.person, course)

    assert queries_of(client, address) == with_one


@pytest.mark.parametrize(
    ("page", "shown", "of"),
    [("", [0, 1], "1–2 of 5"), ("0", [0, 1], "1–2 of 5"), ("2", [2, 3], "3–4 of 5"),
     ("3", [4], "5–5 of 5"), ("999", [4], "5–5 of 5"), ("x", [0, 1], "1–2 of 5")],
)  # fmt: skip
def test_only_as_much_is_worked_out_as_is_shown(
    client_of, alice: Member, bob: Member, course, monkeypatch, page: str, shown: list[int], of: str
) -> None:
    monkeypatch.setattr(records, "READ_AT_ONCE", 2)
    monkeypatch.setattr(waiting, "CLAIMS_A_PAGE", 2)
    claims = [factories.claim(bob.person, course, submitted_on=factories.days_ago(9 - n)) for n in range(5)]

    answer = client_of(alice).get(WAITING, {"page": page}, headers={"accept-language": "en"})

    assert [row.claim for row in answer.context["rows"]] == [claims[number] for number in shown]
    assert of in answer.text


def test_a_page_that_what_waits_for_others_fills_is_the_next_one(
    client_of, alice: Member, bob: Member, course, trust, unit_a, monkeypatch
) -> None:
    monkeypatch.setattr(records, "READ_AT_ONCE", 2)
    monkeypatch.setattr(waiting, "CLAIMS_A_PAGE", 2)
    above = factories.competence(trust, "For the leader above")
    plan = factories.plan(trust)
    factories.requirement(plan, above, approver=Approver.ABOVE)
    factories.assignment(plan, unit_a)
    for _time in range(3):
        factories.claim(bob.person, above, submitted_on=factories.days_ago(9))
    mine = factories.claim(bob.person, course, submitted_on=factories.days_ago(1))

    rows = client_of(alice).get(WAITING).context["rows"]

    assert [row.claim for row in rows] == [mine]
