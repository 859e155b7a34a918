from datetime import timedelta

import pytest

from stafett.arenas.models import Anchor
from stafett.matters.models import MatterState, Privacy
from tests.factories import TODAY, days_ago, days_ahead, matters

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(unit_a) -> str:
    return f"/matters/unit/{unit_a.pk}/"


def test_an_empty_list_says_so(client_of, alice, listed) -> None:
    client = client_of(alice)

    assert "Nothing waits" in client.get(listed).text
    assert "Nothing has been answered yet" in client.get(f"{listed}?show=answered").text


def test_what_is_overdue_stands_first(client_of, alice, bob, unit_a, listed) -> None:
    matters.matter(bob, unit_a, "In time", due_on=days_ahead(3))
    matters.matter(bob, unit_a, "Too late", on=days_ago(30))

    page = client_of(alice).get(listed).text

    assert page.index("Too late") < page.index("Overdue") < page.index("In time")


def test_what_is_answered_stands_apart(client_of, alice, lamp, listed) -> None:
    matters.answered(lamp, alice)
    client = client_of(alice)

    assert "A lamp" not in client.get(listed).text
    assert "A lamp" in client.get(f"{listed}?show=answered").text


def test_what_was_adopted_comes_back_on_its_day(client_of, alice, lamp, listed, monkeypatch) -> None:
    matters.answered(lamp, alice, due_on=days_ahead(5))
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(6).isoformat())

    assert "Overdue" in client_of(alice).get(listed).text


def test_what_was_passed_on_stands_on_both_lists_and_comes_back_on_its_day(
    client_of, alice, beate, lamp, unit_b, listed, monkeypatch
) -> None:
    def where(client, address) -> dict[str, bool]:
        return {
            name: "A lamp" in client.get(f"{address}?show={name}").text
            for name in ("waiting", "passed_on", "answered")
        }

    leader, there = client_of(alice), f"/matters/unit/{unit_b.pk}/"
    assert "Nothing that was passed on" in leader.get(f"{listed}?show=passed_on").text
    passed = matters.passed_on(lamp, unit_b, alice)

    assert where(leader, listed) == {"waiting": False, "passed_on": True, "answered": False}
    assert where(client_of(beate), there) == {"waiting": True, "passed_on": False, "answered": False}
    assert leader.get(listed).context["counts"] == {"waiting": 0, "passed_on": 1, "answered": 0}
    MatterState.objects.filter(pk=passed.pk).update(due_on=None, anchor=Anchor.ARENA_END)
    assert where(leader, listed) == {"waiting": True, "passed_on": False, "answered": False}
    MatterState.objects.filter(pk=passed.pk).update(due_on=passed.due_on, anchor="")
    monkeypatch.setenv("STAFETT_TODAY", (passed.due_on + timedelta(days=1)).isoformat())
    assert where(client_of(alice), listed) == {"waiting": True, "passed_on": False, "answered": False}
    answered = matters.answered(lamp, beate, due_on=days_ahead(20))
    monkeypatch.setenv("STAFETT_TODAY", (answered.due_on + timedelta(days=1)).isoformat())
    assert where(client_of(alice), listed) == {"waiting": False, "passed_on": False, "answered": True}
    assert where(client_of(beate), there) == {"waiting": True, "passed_on": False, "answered": False}


def test_everybody_here_reads_what_is_shared_and_nobody_a_name_that_is_not(
    client_of, bob, hanne, alice, unit_a, listed
) -> None:
    matters.matter(bob, unit_a, "Shared", privacy=Privacy.ANSWERER)
    matters.matter(bob, unit_a, "Between us", breadth="us")

    by_others, by_leader = client_of(hanne).get(listed).text, client_of(alice).get(listed).text

    assert ("Shared" in by_others, "Between us" in by_others) == (True, False)
    assert ("Bob Berg" in by_others, "Bob Berg" in by_leader) == (False, True)
    assert "Known to the leader only" in by_others


def test_whose_slip_it_was_nobody_knows(client_of, alice, unit_a, listed) -> None:
    matters.boxed(unit_a)
    matters.box.empty(on=TODAY)

    assert "Nobody knows" in client_of(alice).get(listed).text


def test_a_unit_elsewhere_is_not_found(client_of, charlie, listed) -> None:
    assert client_of(charlie).get(listed).status_code == 404


def test_however_many_there_are_the_page_asks_as_often(
    client_of, queries_of, lamp, bob, alice, unit_a, listed
) -> None:
    client = client_of(alice)
    few = queries_of(client, listed)
    for number in range(8):
        matters.matter(bob, unit_a, f"Thing {number}")

    assert queries_of(client, listed) == few
