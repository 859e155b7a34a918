"""An employee says what they have done."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from stafett.plans.models import Steps
from stafett.records import queries as records
from stafett.records.catalogue import actions as catalogue
from stafett.records.models import Achievement, Evidence
from tests import factories
from tests.factories import Member, days_ago, days_ahead

pytestmark = pytest.mark.django_db

NEW = "/claims/new/"


@pytest.fixture
def course(trust):
    return factories.competence(trust, "Fire safety", validity_months=12)


def typed(course, **changed: object) -> dict[str, object]:
    return {
        "competence": course.pk,
        "achieved_on": days_ago(2).isoformat(),
        "level": 1,
        "note": "Room 2",
    } | changed


def test_what_is_sent_waits_where_the_person_works(client_of, bob: Member, unit_a, course) -> None:
    file = SimpleUploadedFile("proof.pdf", b"%PDF-1.7", content_type="application/pdf")

    response = client_of(bob).post(NEW, typed(course, unit=unit_a.pk, file=file))

    (claim,) = records.claims(bob.actor)
    assert response.url == reverse("me:me")
    assert (claim.competence_id, claim.unit_id, claim.note) == (course.pk, unit_a.pk, "Room 2")
    assert Evidence.objects.get().name == "proof.pdf"


def test_the_form_knows_what_one_came_from(client_of, bob: Member, unit_a, course) -> None:
    form = client_of(bob).get(NEW, {"competence": course.pk}).context["form"]

    assert (form["competence"].value(), form["unit"].value()) == (course.pk, unit_a.pk)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("competence", "", "This field is required."),
        ("competence", "0", "Select a valid choice. 0 is not one of the available choices."),
        ("achieved_on", days_ahead(1).isoformat(), "The day must be today or earlier."),
        ("achieved_on", "1899-12-31", "The day must be between 1900 and 2199."),
        ("achieved_on", "yesterday", "Write the day as year-month-day, such as 2026-11-21."),
        ("level", "0", "Ensure this value is greater than or equal to 1."),
        ("unit", "0", "Select a valid choice. 0 is not one of the available choices."),
    ],
)
def test_a_mistake_gets_a_sentence_and_what_was_typed_stays(
    client_of, bob: Member, course, field: str, value: str, sentence: str
) -> None:
    response = client_of(bob).post(NEW, typed(course, **{field: value}))

    form = response.context["form"]
    assert response.status_code == 422
    assert form.errors == {field: [sentence]}
    assert form["note"].value() == "Room 2"
    assert list(Achievement.objects.all()) == []


def test_a_file_that_is_not_what_it_says_is_refused_beside_its_field(client_of, bob: Member, course) -> None:
    file = SimpleUploadedFile("proof.pdf", b"MZ a program", content_type="application/pdf")

    response = client_of(bob).post(NEW, typed(course, file=file))

    assert response.context["form"].errors == {
        "file": ["The file is not what its name says. Save it again as PDF or a picture."]
    }


def test_who_works_in_two_units_says_where(client_of, bob: Member, unit_a, unit_b, course) -> None:
    factories.employment(bob.person, unit_b)

    form = client_of(bob).get(NEW).context["form"]

    assert form.fields["unit"].choices == [(unit_a.pk, "Section A"), (unit_b.pk, "Section B")]
    assert not form.fields["unit"].widget.is_hidden


def test_the_day_is_today_until_another_is_chosen(client_of, bob: Member, today) -> None:
    assert client_of(bob).get(NEW).context["form"]["achieved_on"].value() == today


@pytest.fixture
def asked(trust, clinic, bob: Member):
    """Bob is late with the sling, lacks the pump at level 2, holds hygiene, and has sent blood."""
    names = ["Pump", "Sling", "Hygiene", "Blood", "Art", "Zoology"]
    courses = {name: factories.competence(trust, name) for name in names}
    plan = factories.plan(trust, "Ward", owner_unit=clinic)
    for name, level, due_days in (("Hygiene", 1, 90), ("Sling", 1, 30), ("Blood", 1, 90), ("Pump", 2, None)):
        factories.requirement(plan, courses[name], level=level, due_days=due_days)
    factories.assignment(plan, clinic, subunits=True)
    factories.achievement(bob.person, courses["Hygiene"])
    factories.claim(bob.person, courses["Blood"])
    return courses


def groups(form) -> list[tuple[str, list[str]]]:
    offered = form.fields["competence"].choices
    return [(label, [name for _pk, name in group]) for label, group in offered if label]


def test_what_is_asked_and_not_in_order_is_offered_first(client_of, bob: Member, asked) -> None:
    form = client_of(bob).get(NEW).context["form"]

    assert groups(form) == [
        ("Asked of you, and not in order", ["Sling", "Pump (level 2)"]),
        ("Other things asked of you", ["Blood", "Hygiene"]),
        ("Everything else", ["Art", "Zoology"]),
    ]


def test_who_is_asked_for_nothing_is_offered_everything(client_of, bob: Member, course) -> None:
    assert groups(client_of(bob).get(NEW).context["form"]) == [("Everything else", ["Fire safety"])]


@pytest.mark.parametrize(
    ("name", "query", "level"), [("Pump", {}, 2), ("Pump", {"level": 3}, 3), ("Sling", {}, 1), ("Art", {}, 1)]
)
def test_the_level_is_the_one_that_is_asked(client_of, bob: Member, asked, name, query, level) -> None:
    form = client_of(bob).get(NEW, {"competence": asked[name].pk, **query}).context["form"]

    assert form["level"].value() == level
    assert form["level"].help_text == "Leave it at 1 unless the plan asks for a higher level."


def test_where_no_plan_tells_levels_apart_nobody_is_asked_for_one(client_of, bob: Member, course) -> None:
    page = client_of(bob).get(NEW)

    assert '<input type="hidden" name="level" value="1" id="id_level">' in page.text
    assert client_of(bob).get(NEW, {"level": 2}).context["form"]["level"].is_hidden is False


def test_what_was_chosen_and_its_level_stay_after_an_error(client_of, bob: Member, asked) -> None:
    response = client_of(bob).post(NEW, typed(asked["Pump"], level=2, achieved_on=""))

    form = response.context["form"]
    assert (form["level"].value(), response.status_code) == ("2", 422)
    assert f'<option value="{asked["Pump"].pk}" selected>Pump (level 2)</option>' in response.text


def test_what_was_merged_is_offered_only_where_a_plan_asks_for_it(
    client_of, trust, unit_a, erik, bob: Member, course
) -> None:
    old, older = (factories.competence(trust, name) for name in ("Fire drill", "Fire course"))
    for one in (old, older):
        catalogue.merge(one.pk, into=course.pk, by=erik.actor)
    plan = factories.plan(trust, "Of old")
    factories.requirement(plan, older)
    factories.assignment(plan, unit_a)

    form = client_of(bob).get(NEW).context["form"]

    offered = [
        pk for _label, group in form.fields["competence"].choices if group != "Choose" for pk, _name in group
    ]
    assert offered == [older.pk, course.pk]


def test_what_nobody_has_to_approve_is_told_so(client_of, trust, unit_a, bob: Member, course) -> None:
    plan = factories.plan(trust, "At once")
    factories.requirement(plan, course, steps=Steps.NONE)
    factories.assignment(plan, unit_a)

    response = client_of(bob).post(
        NEW, {"competence": course.pk, "achieved_on": "2026-06-15", "level": 1}, follow=True
    )

    assert [str(message) for message in response.context["messages"]] == [
        "Registered. Nobody has to approve this."
    ]
    assert "by itself: nobody has to approve this." in client_of(bob).get("/claims/mine/").text
