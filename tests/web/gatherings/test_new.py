import pytest
from django.urls import reverse

from stafett.arenas.models import Arena

pytestmark = pytest.mark.django_db

NEW = reverse("gatherings:new")


def test_a_leader_begins_a_series_and_goes_on_to_its_members(client_of, alice, unit_a, told) -> None:
    answer = client_of(alice).post(NEW, {"title": "We meet", "purpose": "To learn", "unit": unit_a.pk})
    (made,) = Arena.objects.all()
    assert answer.url == reverse("gatherings:members", args=[made.pk])
    assert told(answer) == ["Begun. Say who the other members are."]


def test_what_is_missing_is_said_and_others_find_no_such_page(client_of, alice, bob, unit_b, unit_a) -> None:
    browser = client_of(alice)
    page = browser.post(NEW, {"title": "", "unit": unit_b.pk})
    assert (page.status_code, sorted(page.context["form"].errors)) == (422, ["title", "unit"])
    blank = browser.post(NEW, {"title": "\u2003", "unit": unit_a.pk})
    assert blank.status_code == 422
    assert client_of(bob).get(NEW).status_code == 404
