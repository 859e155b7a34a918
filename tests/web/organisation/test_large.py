"""An organisation with more people than a page evaluates: counted beside, and said so until it is."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from stafett.plans.models import Requirement
from stafett.standings import making, marks, snapshots
from stafett.standings import queries as standings
from stafett.standings.figures import Figures
from stafett.standings.keeping import Keeper
from tests import factories
from tests.factories import days_ago, days_ahead

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("snapshots_kept")]

COUNTED = "The figures are being counted"


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has people is large."""
    monkeypatch.setattr(snapshots, "LARGE", 0)


@pytest.fixture
def client(client_of, erik) -> Client:
    """Erik's, who sees the whole trust."""
    found: Client = client_of(erik, headers={"accept-language": "en"})
    return found


def address(**asked: object) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return reverse("organisation:tree") + (f"?{query}" if query else "")


def total(client: Client, on: date) -> Figures | None:
    page = client.get(address(on=on))
    found: Figures | None = page.context.get("total")
    return found


def test_before_there_is_a_snapshot_the_page_says_so_and_looks_again(
    client, clinic, alice, fire, today
) -> None:
    page = client.get(address())
    text = page.content.decode()

    assert (page.status_code, COUNTED in text, 'hx-trigger="load delay:2s"' in text) == (200, True, True)
    assert "Clinic of Medicine" in text
    assert making.make(alice.person.organisation_id, on=today)
    assert COUNTED not in client.get(address()).content.decode()


def test_a_file_of_figures_that_are_being_counted_leads_to_the_page(client, alice, fire) -> None:
    answer = client.get(reverse("organisation:export", args=["csv"]) + "?by=plan")
    assert (answer.status_code, answer["Location"]) == (302, address(by="plan"))


def test_the_figures_are_those_of_the_cells_on_every_day(client, trust, alice, bob, fire, today) -> None:
    factories.achievement(bob.person, fire, achieved_on=days_ago(340))
    assert making.make(trust.pk, on=today)
    found = [total(client, day) for day in (today, days_ahead(10), days_ahead(400), days_ahead(3000))]
    assert found == [
        Figures(members=3, red=1, yellow=1, none=1),
        Figures(members=3, red=1, yellow=1, none=1),
        Figures(members=3, red=2, none=1),
        Figures(members=3, red=2, none=1),
    ]


def test_a_day_before_is_counted_when_somebody_asks_and_kept(client, trust, alice, bob, fire, today) -> None:
    factories.achievement(bob.person, fire, achieved_on=days_ago(100))
    assert making.make(trust.pk, on=today)
    day = days_ago(90)

    assert (total(client, day), marks.asked_for(trust.pk)) == (None, [day])
    Keeper().keep_up(on=today)
    assert marks.asked_for(trust.pk) == []
    assert total(client, day) == Figures(members=3, red=1, green=1, none=1)

    factories.leave(bob.person, starts_on=days_ago(95), ends_on=days_ago(80))
    assert total(client, day) == Figures(members=3, red=1, grey=1, none=1)


def test_while_a_change_of_many_is_counted_the_page_says_when_its_figures_were_so(
    client, trust, unit_a, alice, bob, fire, today
) -> None:
    assert making.make(trust.pk, on=today)
    assert "These figures are from" not in client.get(address()).content.decode()
    factories.correct(Requirement.objects.open().get(), due_days=9000)

    page = client.get(address())
    assert "These figures are from" in page.content.decode()
    assert page.context["total"] == Figures(members=3, red=2, none=1)

    assert making.make(trust.pk, on=today)
    page = client.get(address())
    assert "These figures are from" not in page.content.decode()
    assert page.context["total"] == Figures(members=3, yellow=2, none=1)


def test_no_more_days_are_waited_for_than_are_made_in_reasonable_time(
    client, trust, alice, fire, today
) -> None:
    assert making.make(trust.pk, on=today)
    for nth in range(marks.MOST_ASKED + 3):
        client.get(address(on=days_ago(nth + 1)))
    assert len(marks.asked_for(trust.pk)) == marks.MOST_ASKED


@pytest.mark.parametrize("page", ["units:detail", "units:matrix"])
def test_a_unit_with_more_people_than_are_listed_is_read_unit_by_unit(
    page: str, client, root, clinic, alice, bob, fire, today, monkeypatch
) -> None:
    monkeypatch.setattr(standings, "MOST_LISTED", 2)
    answers = [client.get(reverse(page, args=[unit.pk]) + "?on=2026-07-01") for unit in (root, clinic)]
    to = reverse("organisation:tree", args=[root.pk]) + "?on=2026-07-01"
    assert [(one.status_code, one.get("Location")) for one in answers] == [(302, to), (200, None)]


def test_only_a_unit_with_a_page_of_people_leads_to_it(
    client, trust, alice, bob, fire, today, monkeypatch
) -> None:
    assert making.make(trust.pk, on=today)
    said = []
    for most in (2, 3):
        monkeypatch.setattr("stafett.web.organisation.shown.MOST_LISTED", most)
        said.append("The people and what to do" in client.get(address()).content.decode())
    assert said == [False, True]
