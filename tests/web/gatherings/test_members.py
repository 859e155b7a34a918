import pytest
from django.urls import reverse

from stafett.recipes.gathering import queries
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def members(series) -> str:
    return reverse("gatherings:members", args=[series.pk])


def test_members_are_added_by_unit_or_by_name(client_of, series, members, alice, elsewhere, told) -> None:
    browser = client_of(alice)
    answer = browser.post(members, {"do": "add", "unit": factories.root_of(elsewhere).pk, "outside": ""})
    assert told(answer) == ["Added."]
    browser.post(members, {"do": "add", "unit": "", "outside": "Vest IKT"})
    assert [one.name for one in queries.members(series)][-2:] == ["Solvik Municipality", "Vest IKT"]

    twice = browser.post(members, {"do": "add", "unit": "", "outside": "vest ikt"})
    assert (twice.status_code, "It is a member already." in twice.text) == (422, True)


def test_each_says_whom_to_reach_and_the_keeper_takes_members_out(
    client_of, series, members, alice, charlie, told
) -> None:
    ours, theirs, outside = (one.party.pk for one in queries.members(series))
    client_of(charlie).post(members, {"do": "contact", "member": theirs, "text": "Charlie"})
    answer = client_of(charlie).post(members, {"do": "contact", "member": ours, "text": "Charlie"})
    assert [one.contact for one in queries.members(series)] == ["", "Charlie", ""]
    assert "leads" in told(answer)[0]

    answer = client_of(alice).post(members, {"do": "remove", "member": outside})
    assert told(answer) == ["No longer a member."]
    answer = client_of(alice).post(members, {"do": "remove", "member": outside})
    assert told(answer) == ["This has been changed meanwhile. Look again."]
    assert len(queries.members(series)) == 2


def test_the_series_is_renamed_unless_somebody_was_first(client_of, series, members, alice) -> None:
    browser, seen = client_of(alice), queries.details(series).pk
    said = {"do": "rename", "title": "Five meet", "purpose": "", "seen": seen}
    assert browser.post(members, said).status_code == 302
    assert browser.post(members, said).status_code == 422
    assert browser.post(members, said | {"title": ""}).status_code == 422
    assert queries.details(series).title == "Five meet"


def test_who_keeps_it_not_is_shown_no_buttons_for_it(client_of, members, charlie, bob) -> None:
    page = client_of(charlie).get(members)
    assert "Add a member" not in page.text
    assert client_of(charlie).post(members, {"do": "add", "unit": "", "outside": "X"}).status_code == 422
    assert client_of(bob).get(members).status_code == 404


def test_two_members_are_added_one_at_a_time_and_nothing_typed_is_lost(
    client_of, series, members, alice, elsewhere
) -> None:
    both = {"do": "add", "unit": factories.root_of(elsewhere).pk, "outside": "Nord IKT"}
    answer = client_of(alice).post(members, both)

    form = answer.context["form"]
    assert (answer.status_code, form["outside"].value()) == (422, "Nord IKT")
    assert form.errors["outside"] == ["Add one at a time: first the one, then the other."]
