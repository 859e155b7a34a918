import pytest
from django.urls import reverse

from stafett.recipes.gathering import queries
from tests.factories import TODAY, days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(series) -> str:
    return reverse("gatherings:plan", args=[series.pk])


def test_the_next_one_is_planned_and_the_baton_offered_after_it(client_of, series, plan, alice) -> None:
    browser = client_of(alice)
    assert browser.get(plan).context["form"]["title"].value() == f"Four companies meet {TODAY.year}"
    said = {"title": "2027", "starts_on": days_ahead(90).isoformat(), "place": "The hotel", "places": "6"}
    answer = browser.post(plan, said)
    (made,) = queries.gatherings([series])
    assert answer.url == reverse("gatherings:baton", args=[made.occasion.pk])
    assert (made.details.title, made.details.starts_on) == ("2027", days_ahead(90))
    then = browser.get(plan).context["form"]["title"].value()
    assert then == f"Four companies meet {days_ahead(90).year + 1}"


def test_a_day_gone_by_is_refused_and_only_the_keeper_plans(client_of, series, plan, alice, charlie) -> None:
    page = client_of(alice).post(plan, {"title": "2027", "starts_on": days_ago(1).isoformat()})
    assert (page.status_code, "today or later" in page.text) == (422, True)
    assert client_of(charlie).get(plan).status_code == 404
    assert queries.gatherings([series]) == []
