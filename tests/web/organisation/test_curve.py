"""The year ahead, as a drawing and month by month."""

import pytest
from django.urls import reverse

from stafett.people.models import RoleCode
from stafett.standings.figures import Figures
from stafett.web.organisation.curve import Curve, curve
from tests import factories
from tests.factories import days_ago


def test_what_is_red_lies_lowest_then_yellow_then_green() -> None:
    weeks = [Figures(members=4, red=1, yellow=1, green=2), Figures(members=5, red=2, yellow=2, grey=1)]
    assert curve(weeks) == Curve(
        1,
        (
            ("red", "0,75.0 1,50.0 1,100.0 0,100.0"),
            ("yellow", "0,50.0 1,0.0 1,50.0 0,75.0"),
            ("green", "0,0.0 1,0.0 1,0.0 0,50.0"),
        ),
    )


def test_where_nothing_is_asked_nothing_is_drawn() -> None:
    drawn = curve([Figures(members=3, none=3)] * 2)
    assert {points for _colour, points in drawn.areas} == {"0,100.0 1,100.0 1,100.0 0,100.0"}


@pytest.mark.django_db
def test_the_year_ahead_is_told_month_by_month(client_of, erik, clinic, alice, bob, fire) -> None:
    factories.achievement(bob.person, fire, achieved_on=days_ago(30))
    client = client_of(erik, headers={"accept-language": "en"})
    page = client.get(reverse("organisation:tree", args=[clinic.pk]), {"by": "month"})

    told = [(row.on.isoformat(), row.figures.red, row.figures.green) for row in page.context["rows"]]
    assert told == [
        *((f"2026-{month:02}-15", 1, 1) for month in range(6, 13)),
        *((f"2027-{month:02}-15", 1, 1) for month in range(1, 4)),
        ("2027-04-15", 1, 0),
        ("2027-05-15", 1, 0),
        ("2027-06-15", 2, 0),
    ]
    assert len(page.context["curve"].areas) == 3
    assert 'href="?on=2026-07-15"' in page.content.decode()


@pytest.mark.django_db
def test_the_months_are_taken_out_as_shown(client_of, erik, clinic, alice, fire) -> None:
    address = reverse("organisation:export", args=[clinic.pk, "csv"])
    answer = client_of(erik, headers={"accept-language": "en"}).get(address, {"by": "month"})
    lines = answer.content.decode("utf-8-sig").splitlines()

    assert lines[:2] == [
        "Day;People;Red;Yellow;Green;Grey;Nothing required;Green, per cent",
        "2026-06-15;1;1;0;0;0;0;0",
    ]
    assert len(lines) == 14


@pytest.mark.django_db
def test_several_units_beside_each_other_have_no_year_ahead(client_of, alice, unit_a, unit_b) -> None:
    factories.role(alice.person, RoleCode.DEPUTY, unit_b)
    page = client_of(alice).get(reverse("organisation:tree"), {"by": "month"})
    assert (page.context["by"], len(page.context["tabs"])) == ("unit", 2)
