"""Writing that something happened: looked at, then sent."""

import uuid

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from stafett.plans.models import Assignment, Happening
from tests import factories
from tests.factories import TODAY, Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db


def address(pump) -> str:
    return reverse("happenings:new", args=[pump.competence_id])


def said(*units, **fields) -> dict:
    known = {
        "title": "New software in the pump",
        "text": "The alarm sounds otherwise.",
        "address": "example.org/pump",
        "deadline": days_ahead(14).isoformat(),
        "units": [unit.pk for unit in units],
        "once": str(uuid.uuid4()),
    }
    return known | fields


def test_every_unit_where_somebody_holds_it_is_ticked(client_of, hanne, alice, pump, unit_a, unit_b) -> None:
    form, of_a = (client_of(who).get(address(pump)).context["form"] for who in (hanne, alice))

    assert form["units"].value() == [str(unit_a.pk), str(unit_b.pk)]
    assert form.fields["units"].choices == [
        (str(unit_a.pk), "Section A (2 people)"),
        (str(unit_b.pk), "Section B (1 person)"),
    ]
    assert of_a.fields["units"].choices == [(str(unit_a.pk), "Section A (2 people)")]
    assert form["deadline"].value() == days_ahead(14)


def test_before_it_is_sent_the_page_tells_how_many_by_unit(client_of, hanne, pump, unit_a, unit_b) -> None:
    page = client_of(hanne).post(address(pump), said(unit_a, unit_b, do="look"))

    assert (page.status_code, page.context["in_all"]) == (200, 3)
    assert [(one.name, one.people) for one in page.context["preview"]] == [("Section A", 2), ("Section B", 1)]
    assert "Send to 3 people" in page.text
    assert list(Happening.objects.all()) == []


def test_it_is_sent_and_told(client_of, hanne: Member, pump, unit_a) -> None:
    page = client_of(hanne).post(address(pump), said(unit_a, do="send"))

    (made,) = Happening.objects.open()
    assert page.url == reverse("happenings:detail", args=[made.pk])
    assert [str(one) for one in get_messages(page.wsgi_request)] == ["2 people have got a task."]
    assert (made.about, made.address, made.sent_by) == (
        pump.competence,
        "https://example.org/pump",
        "Hanne Iversen",
    )
    assert Assignment.objects.count() == 2


def test_pressed_twice_it_is_sent_once(client_of, hanne: Member, pump, unit_a) -> None:
    browser, form = client_of(hanne), said(unit_a, do="send")
    first, second = (browser.post(address(pump), form) for _ in range(2))

    assert first.url == second.url
    assert Happening.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "This field is required."),
        ("text", "", "Write what people must know, or link to where it stands."),
        ("deadline", days_ago(1).isoformat(), "The last day must be today or later."),
        ("deadline", "soon", "Write the day as year-month-day, such as 2026-11-21."),
        ("units", [], "Choose at least one unit."),
        ("units", ["1"], "Select a valid choice. 1 is not one of the available choices."),
        ("once", "x", "Enter a valid value."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client_of, hanne, pump, unit_a, field, value, sentence
) -> None:
    form = said(unit_a, do="send", address="") | {field: value}
    page = client_of(hanne).post(address(pump), form)

    errors = [text for texts in page.context["form"].errors.values() for text in texts]
    assert (page.status_code, errors) == (422, [sentence])
    assert page.context["form"]["text"].value() == form["text"]
    assert list(Happening.objects.all()) == []


def test_where_nobody_holds_it_there_is_nothing_to_fill_in(client_of, hanne: Member, trust) -> None:
    nobodys = factories.competence(trust, "Scales").details.get()
    page = client_of(hanne).get(address(nobodys))

    assert "Nobody holds it today" in page.text


@pytest.mark.parametrize("who", ["bob", "frida", "dana", "charlie"])
def test_who_writes_no_plans_finds_no_such_page(client_of, pump, unit_a, who: str, request) -> None:
    browser = client_of(request.getfixturevalue(who))

    answers = {browser.get(address(pump)).status_code, browser.post(address(pump), said(unit_a)).status_code}
    assert answers == {404}


def test_the_competences_page_leads_here_those_who_write_plans(client_of, hanne, bob, pump) -> None:
    shown = reverse("competences:detail", args=[pump.competence_id])

    assert [address(pump) in client_of(who).get(shown).text for who in (hanne, bob)] == [True, False]


def test_today_is_the_day_of_the_plan(client_of, hanne: Member, pump, unit_a) -> None:
    client_of(hanne).post(address(pump), said(unit_a, do="send"))

    assert Happening.objects.get().plan.versions.get().effective_from == TODAY
