"""All courses to come: by month, found by words and by what they give."""

import pytest
from django.urls import reverse

from stafett.records.models import CatalogueEntry, Way, WayKind
from stafett.web.courses import list as page
from tests import factories
from tests.factories import courses, days_ahead

pytestmark = pytest.mark.django_db

ADDRESS = reverse("courses:list")


def shown(client, **query) -> list:
    return [row.session.occasion for row in client.get(ADDRESS, query).context["rows"]]


def test_courses_to_come_by_month_with_what_they_give_and_places(
    client_of, course, session, bob, hanne
) -> None:
    later = courses.session(course, hanne.actor, days_ahead(40), None)
    answer = client_of(bob).get(ADDRESS)

    assert [row.session.occasion for row in answer.context["rows"]] == [session, later]
    assert [row.gives for row in answer.context["rows"]] == [("Fire safety",)] * 2
    for text in ("June 2026", "July 2026", "2 places free", "Places for all", "Gives: Fire safety"):
        assert text in answer.text
    assert "New course" not in answer.text
    assert "New course" in client_of(hanne).get(ADDRESS).text


def test_found_by_words_and_by_what_they_give(client_of, session, safety, trust, bob) -> None:
    client = client_of(bob)
    other = factories.competence(trust, "Other").pk

    assert shown(client, q="fire") == shown(client, competence=safety.pk) == [session]
    assert shown(client, competence="x") == [session]
    assert shown(client, q="water") == shown(client, competence=other) == []
    assert "No course fits" in client.get(ADDRESS, {"q": "water"}).text


def test_my_own_stand_first_and_in_the_list(client_of, session, bob, alice, staff) -> None:
    courses.signed_up(session, *staff[:2], bob.person, by=alice.actor)
    text = client_of(bob).get(ADDRESS).text

    assert "My courses" in text
    assert text.count("You are number 1 on the waiting list") == 2
    assert "Full, 1 waits" in " ".join(text.split())


def test_nothing_planned_says_so_and_keepers_find_what_has_no_day(client_of, course, bob, hanne) -> None:
    assert "No course is planned" in client_of(bob).get(ADDRESS).text
    assert "Courses with no day to come" not in client_of(bob).get(ADDRESS).text
    assert "Courses with no day to come" in client_of(hanne).get(ADDRESS).text


def test_many_come_in_pages(client_of, course, hanne, bob, monkeypatch) -> None:
    monkeypatch.setattr(page, "SESSIONS_A_PAGE", 2)
    days = [courses.session(course, hanne.actor, days_ahead(number)) for number in range(1, 4)]
    client = client_of(bob)

    assert (shown(client), shown(client, page=2)) == (days[:2], days[2:])


def test_the_queries_do_not_grow_with_the_courses(
    client_of, course, session, hanne, bob, django_assert_num_queries
) -> None:
    client = client_of(bob)
    with django_assert_num_queries(30, exact=False) as one:
        client.get(ADDRESS)
    for number in range(3):
        courses.session(course, hanne.actor, days_ahead(30 + number))
    with django_assert_num_queries(len(one)):
        client.get(ADDRESS)


def test_other_ways_to_learn_stand_below_and_are_found_too(client_of, session, safety, bob, hanne) -> None:
    Way.objects.create(
        organisation=safety.organisation, competence=safety, kind=WayKind.E_LEARNING, title="Fire on film",
        address="https://learn.example.org/fire", opened=1,
    )  # fmt: skip
    client = client_of(bob)

    ways = client.get(ADDRESS).context["elsewhere"]
    assert [(gives, kind, way.title) for _key, gives, kind, way in ways] == [
        ("Fire safety", "e-learning", "Fire on film")
    ]
    for query, found in (({"q": "film"}, 1), ({"competence": safety.pk}, 1), ({"q": "water"}, 0)):
        assert len(client.get(ADDRESS, query).context["elsewhere"]) == found
    assert "Other ways to learn" in client.get(ADDRESS, {"q": "film"}).text


def test_of_many_other_ways_the_first_are_shown(client_of, safety, bob, monkeypatch) -> None:
    monkeypatch.setattr(page, "WAYS_SHOWN", 1)
    for title in ("One", "Two", "Three"):
        Way.objects.create(
            organisation=safety.organisation, competence=safety, kind=WayKind.PROCEDURE, title=title, opened=1
        )

    assert "And 2 more: search for what you want to learn." in client_of(bob).get(ADDRESS).text


def test_what_was_merged_into_another_is_not_learned_any_more(client_of, trust, safety, bob, hanne) -> None:
    old = factories.competence(trust, "Fire, old")
    Way.objects.create(
        organisation=trust, competence=old, kind=WayKind.E_LEARNING, title="Fire on film", opened=1
    )
    assert [name for _key, name, *_way in client_of(bob).get(ADDRESS).context["elsewhere"]] == ["Fire, old"]
    CatalogueEntry.objects.create(organisation=trust, competence=old, merged_into=safety, opened=2)

    assert client_of(bob).get(ADDRESS).context["elsewhere"] == []
