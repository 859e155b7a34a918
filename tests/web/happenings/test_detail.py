"""Something that happened: to read, and to see how far it has come."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from stafett.plans.happenings import actions
from stafett.plans.happenings import queries as happenings
from stafett.records.models import Achievement
from tests import factories
from tests.factories import TODAY, Member, days_ahead

pytestmark = pytest.mark.django_db


def address(happened) -> str:
    return reverse("happenings:detail", args=[happened.pk])


def told(answer) -> list[str]:
    return [str(one) for one in get_messages(answer.wsgi_request)]


def test_whoever_is_asked_reads_it_and_says_so(client_of, bob: Member, happened) -> None:
    browser = client_of(bob)
    page = browser.get(address(happened))
    assert page.context["is_to_read"]
    assert "The alarm sounds otherwise." in page.text

    answer = browser.post(address(happened), {"do": "read"})

    (made,) = Achievement.objects.filter(competence=happened.reading)
    assert answer.url == address(happened)
    assert (made.person, made.achieved_on, made.approved_on) == (bob.person, TODAY, TODAY)
    assert told(answer) == ["Thank you. It is noted that you have read it."]
    assert not browser.get(address(happened)).context["is_to_read"]


def test_it_is_told_how_far_it_has_come_and_who_has_not(
    client_of, hanne, alice, bob, gunnar, happened
) -> None:
    factories.achievement(bob.person, happened.reading, achieved_on=TODAY)

    of_both, of_a = (client_of(who).get(address(happened)) for who in (hanne, alice))
    assert "1 of 3 people have read it" in of_both.text
    assert [one.name for one in of_both.context["waiting"]] == ["Alice Aas", "Gunnar Holm"]
    assert "1 of 2 people have read it" in of_a.text
    assert [one.name for one in of_a.context["waiting"]] == ["Alice Aas"]


def test_who_sees_no_others_reads_it_all_the_same(client_of, bob: Member, dana: Member, happened) -> None:
    for who in (bob, dana):
        page = client_of(who).get(address(happened))
        assert (page.status_code, page.context["sees_others"]) == (200, False)
        assert "have read it" not in page.text


def test_it_is_ended_with_grounds(client_of, hanne: Member, happened) -> None:
    browser = client_of(hanne)
    page = browser.post(address(happened), {"do": "end", "grounds": "All have it."})

    assert [str(one) for one in get_messages(page.wsgi_request)] == [
        "Ended. Nobody is asked to read it any more."
    ]
    assert happenings.version(happened).retired_on == days_ahead(1)
    shown = browser.get(address(happened))
    assert "All have it." in shown.text
    assert not shown.context["may_end"]


def test_when_it_has_ended_it_is_told_how_far_it_came(client_of, hanne, bob, happened, monkeypatch) -> None:
    factories.achievement(bob.person, happened.reading, achieved_on=TODAY)
    actions.end(happened, grounds="Done", by=hanne.actor, on=TODAY)
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(40).isoformat())

    page = client_of(hanne).get(address(happened))
    assert "1 of 3 people have read it" in page.text
    assert "As it stood on" in page.text
    assert "I have read and understood this" not in client_of(bob).get(address(happened)).text


def test_without_grounds_it_is_not(client_of, hanne: Member, happened) -> None:
    page = client_of(hanne).post(address(happened), {"do": "end", "grounds": " "})

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["grounds"])
    assert happenings.version(happened).retired_on is None


def test_who_writes_no_plans_there_is_told_so(client_of, bob: Member, gunnar: Member, happened) -> None:
    for who in (bob, gunnar):
        page = client_of(who).post(address(happened), {"do": "end", "grounds": "Done"})
        assert [str(one) for one in get_messages(page.wsgi_request)] == [
            "Only those who write plans in the unit that owns this can end it."
        ]
    assert happenings.version(happened).retired_on is None


def test_another_organisation_finds_no_such_page(client_of, charlie: Member, happened) -> None:
    browser = client_of(charlie)

    assert {browser.get(address(happened)).status_code, browser.post(address(happened)).status_code} == {404}


def test_what_is_asked_leads_here(client_of, bob: Member, happened) -> None:
    asked = reverse("competences:detail", args=[happened.reading_id])

    assert address(happened) in client_of(bob).get(asked).text
