import pytest

pytestmark = pytest.mark.django_db

PAGE = "/work-shadowing/balance/"


def test_given_and_received(client_of, agreed, alice, monkeypatch) -> None:
    assert "Nothing yet" in client_of(alice).get(PAGE).content.decode()
    monkeypatch.setenv("STAFETT_TODAY", "2027-03-19")
    (row,) = client_of(alice).get(PAGE).context["rows"]
    assert (row.name, row.sent, row.days_sent) == ("Solvik Municipality", 1, 9)


def test_it_is_for_leaders(client_of, bob) -> None:
    assert client_of(bob).get(PAGE).status_code == 404
