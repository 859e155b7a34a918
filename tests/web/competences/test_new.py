"""Adding a competence: all of it at once, similar ones first, and nothing typed is lost."""

import pytest
from django.urls import reverse

from stafett.records.catalogue import queries as catalogue
from stafett.records.catalogue.said import Said, Way
from stafett.records.models import CompetenceDetails
from tests import factories

from .typed import typed

pytestmark = pytest.mark.django_db

NEW = "/competences/new/"


def problems(response) -> list[str]:
    return [problem.text for problem in response.context["problems"]]


def added(trust, name: str = "Blood transfusion") -> Said:
    details = CompetenceDetails.objects.open().get(organisation=trust, name=name)
    return catalogue.about(trust.pk, details.competence_id)


def test_all_that_was_typed_stands_on_its_page(client_of, trust, unit_a, alice, course) -> None:
    factories.competence(trust, "Blood groups")
    sent = typed(
        name="  Blood   transfusion ",
        validity="other",
        months="18",
        description="With identity control.",
        levels="can help\n\n can do it alone ",
        owner=unit_a.pk,
        review_on="2027-01-31",
        is_risky="on",
        ways=[
            {"title": "Half a day"},
            {"kind": "procedure", "title": "The procedure", "address": "https://example.org", "document_version": "4"},
            {},
        ],
        tasks=[{"text": "Identity control", "times": "3", "months": "12"}, {"text": ""}],
        counting=["blood  GROUPS", ""],
        needed=["Fire safety"],
    )  # fmt: skip
    client = client_of(alice, headers={"accept-language": "en"})

    response = client.post(NEW, sent, follow=True)

    said = added(trust)
    assert said.ways == (
        Way("course", "Half a day"),
        Way("procedure", "The procedure", "https://example.org", "4"),
    )
    assert [(task.text, task.times, task.months) for task in said.tasks] == [("Identity control", 3, 12)]
    assert (said.validity_months, said.levels, said.is_risky) == (18, ("can help", "can do it alone"), True)
    assert (said.owner_unit_id, said.needed, len(said.counting)) == (unit_a.pk, {course.pk}, 1)
    for words in ("With identity control.", "version 4", "within 12 months", "can do it alone", "Section A"):
        assert words in response.text


def test_similar_ones_are_shown_before_it_is_saved(client_of, trust, erik) -> None:
    other = factories.competence(trust, "Blood transfusion at night")
    client = client_of(erik, headers={"accept-language": "en"})

    first = client.post(NEW, typed(description="Kept"))

    assert first.status_code == 422
    assert first.context["alike"] == [(other.pk, "Blood transfusion at night")]
    assert "Kept" in first.text
    assert '<input type="hidden" name="alike_to" value="Blood transfusion">' in first.text
    assert client.post(NEW, typed(alike_to="Another")).status_code == 422
    assert client.post(NEW, typed(alike_to="Blood transfusion")).status_code == 302
    assert added(trust).name == "Blood transfusion"


def test_similar_ones_are_shown_while_typing(client_of, trust, erik) -> None:
    factories.competence(trust, "Blood transfusion at night")
    client = client_of(erik, headers={"HX-Request": "true", "HX-Target": "div#similar"})

    part = client.get(NEW, {"name": "blood trans"}).text

    assert "<html" not in part
    assert "Blood transfusion at night" in part
    assert "Blood" not in client.get(NEW, {"name": "Hand hygiene"}).text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": " "}, "Name: This field is required."),
        ({"validity": "other"}, "Months: Write the number of months."),
        ({"validity": "other", "months": "0"}, "Months: Ensure this value is greater than or equal to 1."),
        ({"validity": "often"}, "Valid for: Select a valid choice. often is not one of the available choices."),
        ({"review_on": "soon"}, "Look through it by: Write the day as year-month-day, such as 2026-11-21."),
        ({"review_on": "9999-01-01"}, "Look through it by: The day must be between 1900 and 2199."),
        ({"owner": "0"}, "Owner: Select a valid choice. 0 is not one of the available choices."),
        ({"ways": [{"address": "https://example.org"}]}, "Title: Write a title."),
        ({"ways": [{"title": "A", "address": "javascript:alert(1)"}]},
         "Link: Write the whole address, such as https://example.org."),
        ({"ways": [{"title": "A", "address": "ftp://example.org"}]},
         "Link: Write the whole address, such as https://example.org."),
        ({"tasks": [{"times": "3"}]}, "What is to be shown: Write what is to be shown."),
        ({"tasks": [{"text": "A", "times": "many"}]}, "Times: Enter a whole number."),
        ({"needed": ["Alchemy"]}, "Competence: No competence has that name. Choose one from the list."),
        ({"name": "fire safety", "alike_to": "fire safety"},
         "Another competence has that name. Write one that tells them apart."),
    ],
)  # fmt: skip
def test_a_mistake_gets_a_sentence_and_what_was_typed_stays(
    client_of, trust, erik, course, wrong: dict, sentence: str
) -> None:
    before = CompetenceDetails.objects.count()
    client = client_of(erik, headers={"accept-language": "en"})

    response = client.post(NEW, typed(description="Kept as it was", **wrong))

    assert (response.status_code, problems(response)) == (422, [sentence])
    assert "Kept as it was" in response.text
    assert CompetenceDetails.objects.count() == before


def test_more_rows_are_given_without_saving(client_of, trust, erik) -> None:
    response = client_of(erik).post(NEW, typed(more="1", tasks=[{"text": "One"}, {"text": "Two"}]))

    rows = response.context["sheet"].lists["tasks"]
    assert response.status_code == 200
    assert [form["text"].value() for form in rows.forms] == ["One", "Two", None, None]
    assert not CompetenceDetails.objects.exists()


def test_a_leader_owns_it_in_a_unit_of_theirs(client_of, unit_a, unit_b, alice, trust) -> None:
    client = client_of(alice)

    form = client.get(NEW).context["sheet"].form
    refused = client.post(NEW, typed(owner=unit_b.pk))

    assert [value for value, _label in form.fields["owner"].choices] == [unit_a.pk]
    assert form["owner"].value() == unit_a.pk
    assert refused.status_code == 422


def test_names_that_stand_twice_are_told_apart(client_of, trust, erik) -> None:
    first, second = (factories.competence(trust, "Fire safety") for _ in range(2))

    labels = client_of(erik).get(NEW).context["sheet"].names.labels

    assert labels == {pk: f"Fire safety (#{pk})" for pk in (first.pk, second.pk)}


def test_only_those_who_write_plans_find_the_page(client_of, bob, dana, frida) -> None:
    assert {client_of(member).get(NEW).status_code for member in (bob, dana, frida)} == {404}
    assert reverse("competences:new") not in client_of(bob).get("/competences/").text


def test_the_number_of_queries_does_not_grow(client_of, trust, erik, queries_of) -> None:
    client = client_of(erik)
    factories.competence(trust, "One")
    first = queries_of(client, NEW)
    for number in range(3):
        factories.competence(trust, f"Number {number}")

    assert queries_of(client, NEW) == first
