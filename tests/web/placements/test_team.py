from datetime import date

import pytest

from stafett.recipes.placement.found import actions as found
from stafett.recipes.placement.visits import actions as visits
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(unit_elsewhere) -> str:
    return f"/work-shadowing/units/{unit_elsewhere.pk}/"


def test_the_team_sees_who_comes_when(client_of, agreed, unit_elsewhere, page) -> None:
    ida = factories.member(unit_elsewhere, "Ida Juul")
    shown = client_of(ida).get(page, {"on": "2027-02-22"})
    weeks = shown.context["weeks"]
    assert [week for week, _rows in weeks] == [(2027, week) for week in range(8, 16)]
    assert [(row.guest, row.home) for row in weeks[0][1]] == [
        ("Bob Berg", "Section A, Granli Hospital Trust")
    ] * 2
    assert client_of(ida).get(page).context["weeks"] == []


def test_those_who_are_visited_see_who_comes(client_of, agreed, charlie, alice, unit_a, today) -> None:
    day = date(2027, 2, 24)
    planned = visits.Planned(title="A night", day=day, place="Ward 3", people=2)
    visits.plan(agreed, planned, by=charlie.actor, on=today)
    per = factories.member(unit_a, "Per Ås")
    assert f"/work-shadowing/units/{unit_a.pk}/" in client_of(per).get("/work-shadowing/").content.decode()
    shown = client_of(per).get(f"/work-shadowing/units/{unit_a.pk}/", {"on": "2027-02-22"})
    ((week, (row,)),) = shown.context["weeks"]
    assert (week, row.home) == ((2027, 8), "Home care, Solvik Municipality")
    assert "Return visit: A night (2 people)" in shown.content.decode()
    assert "Bob Berg" not in shown.content.decode()


def test_the_leader_sees_the_needs_their_guests_have_found(
    client_of, agreed, bob, charlie, unit_a, today, page
) -> None:
    found.note(agreed, found.Found(kind="need", title="Nights", unit_id=unit_a.pk), by=bob.actor, on=today)
    assert "Needs your guests have found" in client_of(charlie).get(page).content.decode()


def test_others_do_not(client_of, agreed, bob, alice, page) -> None:
    for one in (bob, alice):
        assert client_of(one).get(page).status_code == 404


def test_nobody_comes(client_of, charlie, page) -> None:
    assert "No guests in these weeks" in client_of(charlie).get(page).content.decode()
