import pytest

from stafett.matters import queries
from stafett.matters.models import Matter, Meaning
from tests.factories import matters

pytestmark = pytest.mark.django_db


@pytest.fixture
def light(gunnar, unit_a) -> Matter:
    return matters.matter(gunnar, unit_a, "A lamp for the corridor")


def test_two_about_the_same_become_one(client_of, alice, lamp, light) -> None:
    seen = queries.state(lamp).pk
    client = client_of(alice)
    assert "A lamp for the corridor" in client.get(f"/matters/{lamp.pk}/merge/").text

    response = client.post(f"/matters/{lamp.pk}/merge/", {"into": light.pk, "seen": seen}, follow=True)

    assert "Merged. Whoever raised either reads the same answer." in response.text
    assert (queries.state(lamp).meaning, queries.state(lamp).into) == (Meaning.MERGED, light)
    assert "This was merged into another." in response.text


def test_the_most_alike_is_offered_first(client_of, alice, lamp, bob, unit_a) -> None:
    alike = matters.matter(bob, unit_a, "Lamp in the corridor")
    matters.matter(bob, unit_a, "Other chairs")

    page = client_of(alice).get(f"/matters/{lamp.pk}/merge/").text

    assert page.index(str(alike.pk)) < page.index("Other chairs")


def test_where_there_is_nothing_else_it_says_so(client_of, alice, lamp) -> None:
    assert "There is nothing to merge it with" in client_of(alice).get(f"/matters/{lamp.pk}/merge/").text


def test_it_is_not_merged_with_what_is_not_offered(client_of, alice, lamp, beate, bob, unit_b, light) -> None:
    other = matters.matter(bob, unit_b, "Somewhere else")
    seen, client = queries.state(lamp).pk, client_of(alice)

    for into in (other.pk, lamp.pk, "x", ""):
        wrong = client.post(f"/matters/{lamp.pk}/merge/", {"into": into, "seen": seen})
        assert wrong.status_code == 422
    late = client.post(f"/matters/{lamp.pk}/merge/", {"into": light.pk, "seen": seen + 10**6})
    assert late.status_code == 409


def test_only_the_leader_merges(client_of, bob, lamp) -> None:
    response = client_of(bob).get(f"/matters/{lamp.pk}/merge/", follow=True)

    assert "Only whoever leads the unit it is with can answer." in response.text
