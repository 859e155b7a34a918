import pytest

from stafett.recipes.placement.models import Stay
from tests import factories
from tests.factories import placements

pytestmark = pytest.mark.django_db


def page(offer) -> str:
    return f"/work-shadowing/offers/{offer.pk}/"


def test_who_to_ask_and_what_it_is_about(client_of, bob, charlie, offer) -> None:
    shown = client_of(bob).get(page(offer)).content.decode()
    for text in ("How a day goes", "Charlie Dahl", "charlie@example.org", "Home care, Solvik Municipality"):
        assert text in shown
    assert "Change or close" not in shown
    assert "Change or close" in client_of(charlie).get(page(offer)).content.decode()


def test_asking_begins_a_stay(client_of, bob, offer, unit_a) -> None:
    guest = f"{bob.person.pk}-{unit_a.pk}"
    said = client_of(bob).post(page(offer), {"guest": guest, "text": "May I come?"})
    assert said["Location"] == f"/work-shadowing/{Stay.objects.get().pk}/"


def test_a_leader_chooses_among_oneself_and_ones_people(client_of, alice, bob, offer, unit_a) -> None:
    form = client_of(alice).get(page(offer)).context["form"]
    assert form.fields["guest"].choices == [
        (f"{alice.person.pk}-{unit_a.pk}", "Alice Aas, Section A"),
        (f"{bob.person.pk}-{unit_a.pk}", "Bob Berg, Section A"),
    ]
    empty = client_of(alice).post(page(offer), {"guest": form.fields["guest"].choices[1][0], "text": ""})
    assert empty.status_code == 422
    blank = client_of(alice).post(page(offer), {"guest": "1-1", "text": "Hello"})
    assert blank.status_code == 422


def test_who_works_there_already_has_nobody_to_ask_for(client_of, charlie, offer) -> None:
    assert "Talk about it first" not in client_of(charlie).get(page(offer)).text


def test_what_is_closed_is_not_asked_about(client_of, bob, charlie, unit_a, unit_elsewhere) -> None:
    closed = placements.offer(charlie, unit_elsewhere.pk, is_open=False, message="Back in May")
    shown = client_of(bob).get(page(closed)).content.decode()
    assert "Back in May" in shown
    assert "Talk about it first" not in shown
    guest = f"{bob.person.pk}-{unit_a.pk}"
    assert client_of(bob).post(page(closed), {"guest": guest, "text": "Now?"}).status_code == 422


def test_what_is_open_to_another_organisation_only_is_not_there(
    client_of, bob, charlie, unit_elsewhere
) -> None:
    theirs = placements.offer(charlie, unit_elsewhere.pk, open_to="organisation")
    assert client_of(bob).get(page(theirs)).status_code == 404
    ida = factories.member(unit_elsewhere, "Ida Juul")
    assert client_of(ida).get(page(theirs)).status_code == 200
