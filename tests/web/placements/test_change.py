import pytest

from stafett.recipes.placement.offers import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(offer) -> str:
    return f"/work-shadowing/offers/{offer.pk}/change/"


@pytest.fixture
def typed(offer, charlie, unit_elsewhere) -> dict[str, object]:
    return {
        "unit": unit_elsewhere.pk, "title": "Nights", "learns": "All of it", "contact": charlie.person.pk,
        "open_to": "organisation", "message": "Back in May", "seen": queries.current(offer).arena.pk,
    }  # fmt: skip


def test_it_is_closed_with_a_message(client_of, charlie, offer, page, typed) -> None:
    assert client_of(charlie).post(page, typed).status_code == 302
    shown = queries.current(offer)
    assert (shown.arena.title, shown.is_open, shown.details.message) == ("Nights", False, "Back in May")


def test_who_was_overtaken_sees_how_it_stands_and_keeps_what_was_typed(
    client_of, charlie, page, typed
) -> None:
    client_of(charlie).post(page, typed | {"title": "Meanwhile"})
    late = client_of(charlie).post(page, typed)
    assert late.status_code == 409
    assert late.context["meanwhile"].arena.title == "Meanwhile"
    assert 'value="Nights"' in late.content.decode()
    again = client_of(charlie).post(page, typed | {"seen": late.context["seen"]})
    assert again.status_code == 302


def test_what_is_wrong_is_said(client_of, charlie, page, typed) -> None:
    assert client_of(charlie).post(page, typed | {"title": ""}).status_code == 422
    assert client_of(charlie).post(page, typed | {"contact": "0"}).status_code == 422
    assert client_of(charlie).get(page).status_code == 200


def test_others_do_not(client_of, alice, page) -> None:
    assert client_of(alice).get(page).status_code == 404
