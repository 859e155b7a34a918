import pytest
from django.urls import reverse

from stafett.recipes import asking
from tests.factories import TODAY, courses, placements

pytestmark = pytest.mark.django_db


def test_what_is_asked_stands_there_with_its_days(client_of, alice, series, kept) -> None:
    page = client_of(alice).get(f"/asked/of/{series.pk}/").text
    assert (f"/asked/again/{kept.pk}/" in page, "Four companies meet" in page, "ended" in page) == (
        True,
        True,
        False,
    )

    asking.end(kept, by=alice.actor, on=TODAY)

    assert '<span class="pill">ended</span>' in client_of(alice).get(f"/asked/of/{series.pk}/").text


def test_the_page_of_what_people_do_together_leads_to_it(
    client_of, alice, bob, charlie, series, unit_a, unit_elsewhere
) -> None:
    course = courses.course(alice.actor, unit_a)
    stay = placements.asked(placements.offer(charlie, unit_elsewhere.pk), bob, unit_a.pk)

    for who, arena, page in (
        (alice, series.pk, f"/gatherings/{series.pk}/"),
        (alice, course.pk, f"/courses/{course.pk}/"),
        (charlie, stay.pk, reverse("placements:stay", args=[stay.pk])),
    ):
        client = client_of(who)
        assert f'href="/asked/of/{arena}/"' in client.get(page).text
        assert page in client.get(f"/asked/of/{arena}/").text
    assert (
        f'href="/asked/of/{stay.pk}/"'
        not in client_of(bob).get(reverse("placements:stay", args=[stay.pk])).text
    )


def test_nobody_else_finds_the_page(client_of, bob, charlie, series) -> None:
    for one in (bob, charlie):
        assert client_of(one).get(f"/asked/of/{series.pk}/").status_code == 404
