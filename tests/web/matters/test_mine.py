import pytest

from stafett.matters import actions, queries
from tests.factories import TODAY, matters

pytestmark = pytest.mark.django_db


def test_who_raised_nothing_is_told_where_it_will_stand(client_of, bob) -> None:
    page = client_of(bob).get("/matters/").text

    assert "You have raised nothing yet" in page
    assert "Section A" in page


def test_the_raiser_reads_what_became_of_it(client_of, lamp, alice, bob) -> None:
    assert "An answer by" in client_of(bob).get("/matters/").text

    matters.answered(lamp, alice, answer="It hangs there now.")

    page = client_of(bob).get("/matters/").text
    assert "A lamp in the corridor" in page
    assert "It hangs there now." in page
    assert "A lamp in the corridor" not in client_of(alice).get("/matters/").text


def test_the_answer_of_what_it_was_merged_into_stands_there(
    client_of, lamp, alice, bob, unit_a, gunnar
) -> None:
    other = matters.matter(gunnar, unit_a, "Light", breadth="everybody")
    actions.merge(lamp, other, seen=queries.state(lamp).pk, by=alice.actor, on=TODAY)
    matters.answered(other, alice, answer="There will be light.")

    assert "There will be light." in client_of(bob).get("/matters/").text


def test_however_many_are_raised_the_page_asks_as_often(client_of, queries_of, lamp, bob, unit_a) -> None:
    client = client_of(bob)
    few = queries_of(client, "/matters/")
    for number in range(8):
        matters.matter(bob, unit_a, f"Thing {number}")

    assert queries_of(client, "/matters/") == few
