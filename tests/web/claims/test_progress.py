"""How far one has come with a competence."""

import pytest
from django.urls import reverse

from stafett.records.models import Performance, Practice
from stafett.records.practice import actions
from stafett.records.self_assessment import queries as opinions
from tests import factories
from tests.factories import Member
from tests.factories.audit import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def cannula(trust) -> Practice:
    course = factories.competence(trust, "Cannula")
    return record(Practice, organisation=trust, competence=course, key="p", text="Insert a cannula", times=1)


def address(practice: Practice) -> str:
    return reverse("claims:progress", args=[practice.competence_id])


def add(client, practice, **changed):
    typed = {"add": "1", "practice_key": "p", "done_on": "2026-06-14", "note": "Left arm."}
    return client.post(address(practice), typed | changed)


def test_what_one_did_is_added_and_waits(client_of, bob: Member, cannula) -> None:
    client = client_of(bob)
    add(client, cannula)

    page = client.get(address(cannula))
    assert Performance.objects.get().note == "Left arm."
    assert "0 of 1 signed, 1 waits to be signed." in " ".join(page.text.split())


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"done_on": "2026-06-16"}, "The day must be today or earlier."),
        ({"done_on": "yesterday"}, "Write the day as year-month-day, such as 2026-11-21."),
        ({"practice_key": "x"}, "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client_of, bob: Member, cannula, changed, sentence
) -> None:
    response = add(client_of(bob), cannula, **changed)

    assert response.status_code == 422
    assert sentence in response.text
    assert 'value="Left arm."' in response.text
    assert Performance.objects.count() == 0


def test_what_is_complete_can_be_sent(client_of, alice: Member, bob: Member, cannula, today) -> None:
    client = client_of(bob)
    assert "Send it for approval" not in client.get(address(cannula)).text
    add(client, cannula)
    actions.sign(list(Performance.objects.open()), by=alice.actor, on=today)

    assert "Send it for approval" in client.get(address(cannula)).text


def test_what_was_added_by_mistake_is_taken_away_by_oneself_alone(
    client_of, alice: Member, bob: Member, cannula
) -> None:
    add(client_of(bob), cannula)
    done = {"take_away": Performance.objects.get().pk}

    client_of(alice).post(address(cannula), done)
    assert Performance.objects.open().count() == 1
    client_of(bob).post(address(cannula), done)
    assert Performance.objects.open().count() == 0


def test_what_one_thinks_oneself_is_kept(client_of, bob: Member, cannula) -> None:
    client = client_of(bob)
    client.post(address(cannula), {"say": "1", "level": "2"})

    assert opinions.of(bob.person.pk, cannula.competence_id).level == 2
    assert client.get(address(cannula)).context["given"]["say"]["level"].value() == 2


@pytest.mark.parametrize("level", ["", "9", "x"])
def test_a_level_there_is_not_is_refused(client_of, bob: Member, cannula, level) -> None:
    assert client_of(bob).post(address(cannula), {"say": "1", "level": level}).status_code == 422
    assert opinions.of(bob.person.pk, cannula.competence_id) is None


def test_a_claim_before_the_list_is_complete_says_what_is_missing(client_of, bob: Member, cannula) -> None:
    response = client_of(bob).post(
        "/claims/new/",
        {"competence": cannula.competence_id, "achieved_on": "2026-06-14", "level": 1, "note": "Mine."},
    )

    assert response.status_code == 422
    assert "Missing: Insert a cannula (0 of 1 signed)." in response.text
    assert "Mine." in response.text
    assert address(cannula) in response.text


def test_the_claim_says_when_the_list_is_complete(
    client_of, alice: Member, bob: Member, cannula, today
) -> None:
    claim = f"/claims/new/?competence={cannula.competence_id}"
    assert "0 of 1 signed" in client_of(bob).get(claim).text

    add(client_of(bob), cannula)
    actions.sign(list(Performance.objects.open()), by=alice.actor, on=today)

    assert '<span class="pill green">complete</span>' in client_of(bob).get(claim).text
