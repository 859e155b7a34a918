"""A new day of a course."""

from datetime import timedelta

import pytest
from django.urls import reverse

from stafett.arenas.models import Occasion
from stafett.arenas.occasions import queries as occasions
from tests.factories import courses, days_ahead

pytestmark = pytest.mark.django_db


def test_a_day_may_follow_from_another_day_of_the_course(client_of, course, session, hanne) -> None:
    address, browser = reverse("courses:plan", args=[course.pk]), client_of(hanne)
    after = {"on": f"occasion_end-{session.pk}", "number": "6", "unit": "weeks"}
    assert browser.post(address, after | {"ends_on": days_ahead(9)}).status_code == 422
    assert browser.post(address, {"on": "day"}).status_code == 422
    assert browser.post(address, after).status_code == 302
    second = Occasion.objects.latest("pk")
    assert occasions.details(second).starts_on == courses.NEXT_WEEK + timedelta(weeks=6)
    page = browser.get(reverse("courses:change_session", args=[session.pk])).text
    assert "These move along" in page


def test_a_day_is_planned_with_its_places(client_of, course, hanne) -> None:
    address = reverse("courses:plan", args=[course.pk])
    said = {"starts_on": days_ahead(10), "starts_time": "09:00", "ends_time": "12:00", "place": "Room 1"}
    answer = client_of(hanne).post(address, said | {"places": 8}, follow=True)

    assert answer.redirect_chain[0][0] == reverse("courses:session", args=[Occasion.objects.get().pk])
    assert "8 places free" in answer.text
    wrong = client_of(hanne).post(address, said | {"starts_on": days_ahead(-1)})
    assert (wrong.status_code, "today or later" in wrong.text) == (422, True)
    assert client_of(hanne).post(address, {"place": ""}).status_code == 422
