"""A new day of a course."""

import pytest
from django.urls import reverse

from stafett.arenas.models import Occasion
from tests.factories import days_ahead

pytestmark = pytest.mark.django_db


def test_a_day_is_planned_with_its_places(client_of, course, hanne) -> None:
    address = reverse("courses:plan", args=[course.pk])
    said = {"starts_on": days_ahead(10), "starts_time": "09:00", "ends_time": "12:00", "place": "Room 1"}
    answer = client_of(hanne).post(address, said | {"places": 8}, follow=True)

    assert answer.redirect_chain[0][0] == reverse("courses:session", args=[Occasion.objects.get().pk])
    assert "8 places free" in answer.text
    wrong = client_of(hanne).post(address, said | {"starts_on": days_ahead(-1)})
    assert (wrong.status_code, "today or later" in wrong.text) == (422, True)
    assert client_of(hanne).post(address, {"place": ""}).status_code == 422
