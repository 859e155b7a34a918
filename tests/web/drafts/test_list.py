"""The drafts one may write on or comment on."""

from django.urls import reverse

from tests import factories


def test_ones_own_and_what_is_in_review(client_of, alice, hanne, unit_a, unit_b, db) -> None:
    factories.draft(unit_a, title="Mine")
    factories.draft(unit_b, title="Theirs")
    factories.draft(unit_b, title="For comments", state="review")

    rows = client_of(alice).get(reverse("drafts:list")).context["rows"]

    assert [(row.draft.title, row.is_mine) for row in rows] == [("For comments", False), ("Mine", True)]


def test_who_writes_nowhere_is_shown_no_button(client_of, bob, english) -> None:
    page = client_of(bob, **english).get(reverse("drafts:list"))

    assert "New plan" not in page.text
    assert "Nothing waits for your comments" in page.text
