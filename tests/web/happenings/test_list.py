"""What happened, for those who write plans."""

import pytest
from django.urls import reverse

from stafett.plans.happenings import actions
from tests.factories import TODAY, Member, days_ahead

pytestmark = pytest.mark.django_db
ADDRESS = reverse("happenings:list")


def test_what_runs_stands_there_with_what_it_is_about(client_of, alice: Member, happened) -> None:
    (row,) = client_of(alice).get(ADDRESS).context["page"].object_list

    assert (row.happening, row.about, row.is_over) == (happened, "Infusion pump", False)


def test_what_has_ended_says_so(client_of, hanne: Member, happened, monkeypatch) -> None:
    actions.end(happened, grounds="Done", by=hanne.actor, on=TODAY)
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(1).isoformat())

    (row,) = client_of(hanne).get(ADDRESS).context["page"].object_list
    assert row.is_over


def test_with_nothing_it_says_where_to_begin(client_of, hanne: Member) -> None:
    assert "Nothing has happened yet" in client_of(hanne).get(ADDRESS).text


def test_it_is_for_those_who_write_plans(client_of, bob, frida, dana, charlie, happened) -> None:
    answers = {client_of(who).get(ADDRESS).status_code for who in (bob, frida, dana)}

    assert answers == {404}
    assert list(client_of(charlie).get(ADDRESS).context["page"]) == []


def test_the_plans_lead_here(client_of, hanne: Member, bob: Member) -> None:
    plans = reverse("plans:list")

    assert [ADDRESS in client_of(who).get(plans).text for who in (hanne, bob)] == [True, False]
