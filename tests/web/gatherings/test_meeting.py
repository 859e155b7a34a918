import pytest

pytestmark = pytest.mark.django_db


def test_its_days_are_shown_and_its_owner_ends_it(client_of, agreed, meeting, alice, charlie, told) -> None:
    keeper, owner = client_of(alice), client_of(charlie)
    (row,) = keeper.get(meeting).context["rows"]
    assert (row[1], len(row[0].months)) == (None, 12)
    end = {"do": f"end-{row[0].row.pk}", "grounds": ""}
    assert owner.post(meeting, end).status_code == 422
    assert told(keeper.post(meeting, end)) == ["This has been changed meanwhile. Look again."]
    assert told(owner.post(meeting, end | {"grounds": "Enough"})) == [
        "Ended. What was planned is called off."
    ]
    page = owner.get(meeting)
    assert "Ended" in page.text
    assert page.context["rows"][0][1] is None


def test_before_there_is_one(client_of, meeting, alice, bob) -> None:
    assert "There are no fixed meeting points yet" in client_of(alice).get(meeting).text
    assert client_of(bob).get(meeting).status_code == 404
