import pytest

from stafett.recipes.placement.models import Kind, Offer
from stafett.recipes.placement.offers import queries

pytestmark = pytest.mark.django_db

PAGE = "/work-shadowing/new/"


@pytest.fixture
def typed(charlie, unit_elsewhere) -> dict[str, object]:
    return {
        "unit": unit_elsewhere.pk, "title": "Nights", "learns": "All of it", "contact": charlie.person.pk,
        "open_to": "installation", "is_open": "on", "per_month": "2",
    }  # fmt: skip


def test_a_leader_publishes_an_offer_or_a_request(client_of, charlie, typed) -> None:
    said = client_of(charlie).post(PAGE, typed)
    offer = Offer.objects.get()
    assert said["Location"] == f"/work-shadowing/offers/{offer.pk}/"
    assert (offer.kind, queries.current(offer).details.per_month) == (Kind.OFFER, 2)
    client_of(charlie).post(f"{PAGE}?kind=request", typed)
    assert Offer.objects.filter(kind=Kind.REQUEST).count() == 1
    assert "New request for a guest" in client_of(charlie).get(f"{PAGE}?kind=request").content.decode()


def test_what_is_wrong_is_said_and_what_was_typed_stays(client_of, charlie, typed) -> None:
    page = client_of(charlie).post(PAGE, typed | {"learns": " ", "title": "Mornings"})
    assert page.status_code == 422
    assert 'value="Mornings"' in page.content.decode()
    assert not Offer.objects.exists()


def test_nobody_else(client_of, bob) -> None:
    assert client_of(bob).get(PAGE).status_code == 404
