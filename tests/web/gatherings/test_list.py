import pytest
from django.urls import reverse

from tests.factories import gatherings

pytestmark = pytest.mark.django_db

LIST = reverse("gatherings:list")


def test_what_one_takes_part_in_with_the_next_one(client_of, series, gathering, charlie) -> None:
    page = client_of(charlie).get(LIST)
    assert [(row.title, row.next.occasion) for row in page.context["rows"]] == [
        ("Four companies meet", gathering)
    ]
    assert "The mountain hotel" not in page.text
    assert "nobody yet" in page.text


def test_a_series_without_a_gathering_to_come_and_nobody_s(client_of, series, alice, bob) -> None:
    assert "not planned" in client_of(alice).get(LIST).text
    empty = client_of(bob).get(LIST)
    assert "You take part in no gatherings" in empty.text
    assert "Begin a series" not in empty.text


def test_it_asks_few_queries_however_many_there_are(client_of, queries_of, alice, unit_a) -> None:
    first = gatherings.series(alice.actor, unit_a)
    gatherings.gathering(first, alice.actor)
    few = queries_of(client_of(alice), LIST)
    for _number in range(3):
        gatherings.gathering(gatherings.series(alice.actor, unit_a), alice.actor)
    assert queries_of(client_of(alice), LIST) == few
