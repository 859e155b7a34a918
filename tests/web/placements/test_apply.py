import pytest

from stafett.recipes.placement.queries import now
from stafett.recipes.placement.workflow import State

pytestmark = pytest.mark.django_db

TYPED = {"goals": "See the nights\nFind two common fixes", "first": "2027-02-18", "last": "2027-05-12"}


@pytest.fixture
def page(stay) -> str:
    return f"/work-shadowing/{stay.pk}/apply/"


def test_a_guest_applies_to_their_leader_and_a_leader_to_the_host(client_of, bob, alice, stay, page) -> None:
    assert "One goal only" not in client_of(bob).get(page).content.decode()
    wrong = client_of(bob).post(page, TYPED | {"goals": "One goal only"})
    assert (wrong.status_code, "One goal only" in wrong.content.decode()) == (422, True)
    assert client_of(bob).post(page, TYPED).status_code == 302
    assert now(stay).state == State.AT_HOME
    assert client_of(bob).get(page).status_code == 404


def test_the_host_does_not_apply(client_of, charlie, page) -> None:
    assert client_of(charlie).get(page).status_code == 404


def test_a_leader_applies_to_the_host(client_of, alice, stay, page) -> None:
    said = client_of(alice).post(page, TYPED, follow=True)
    assert "Sent to the host." in said.content.decode()
    assert now(stay).application.goals == ["See the nights", "Find two common fixes"]
