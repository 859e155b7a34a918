import pytest

from stafett.recipes.placement.found import actions as found
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
