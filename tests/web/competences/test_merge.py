"""Merging two competences, and taking it back: what it does is told first."""

import pytest
from django.urls import reverse

from stafett.records.catalogue import actions
from stafett.records.catalogue import queries as catalogue
from stafett.records.catalogue.said import Said
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(trust, clinic, erik):
    return actions.add(Said(name="Fire safety, all", owner_unit_id=clinic.pk), by=erik.actor)


def address(competence) -> str:
    return reverse("competences:merge", args=[competence.pk])


def english(client_of, member):
    return client_of(member, headers={"accept-language": "en"})


def test_what_is_called_much_the_same_is_offered_first(client_of, trust, erik, course, other) -> None:
    factories.competence(trust, "Hand hygiene")

    context = client_of(erik).get(address(course)).context

    assert context["alike"] == [(other.pk, "Fire safety, all")]
    assert [name for _pk, name in context["others"]] == ["Hand hygiene"]


def test_what_it_does_is_told_first(client_of, trust, erik, bob, course, other) -> None:
    factories.achievement(bob.person, course)
    needing = actions.add(Said(name="Fire officer", needed=frozenset({course.pk})), by=erik.actor)
    factories.equivalence(factories.competence(trust, "Safety"), accepts=course)

    context = client_of(erik).get(address(course), {"into": other.pk}).context

    assert context["holding"] == 1
    assert [version.title for version in context["asking"]] == ["For everybody"]
    assert [one.competence_id for one in context["needing"]] == [needing.pk]
    assert [one.name for one in context["counted"]] == ["Safety"]


def test_merged_and_taken_back(client_of, trust, erik, bob, course, other) -> None:
    client = english(client_of, erik)

    merged = client.post(address(course), {"into": other.pk}, follow=True)

    assert "Merged into Fire safety, all" in merged.text
    assert "These plans still ask for this one." in merged.text
    assert catalogue.merged(trust.pk) == {course.pk: other.pk}
    employee = english(client_of, bob).get(reverse("competences:detail", args=[course.pk])).text
    assert "Merged into Fire safety, all" in employee
    assert "still ask" not in employee
    assert "Take the merge back" in client.get(address(course)).text

    taken_back = client.post(address(course), {"decision": "take_back"}, follow=True)

    assert "Each is used on its own again." in taken_back.text
    assert catalogue.merged(trust.pk) == {}


@pytest.mark.parametrize("into", ["", "0", "²", "itself"])
def test_a_choice_that_makes_no_sense_gets_a_sentence(client_of, trust, erik, course, into: str) -> None:
    sent = str(course.pk) if into == "itself" else into
    response = english(client_of, erik).post(address(course), {"into": sent})

    (problem,) = response.context["problems"]
    assert (response.status_code, problem.text) == (
        422,
        "Choose another competence than this one."
        if into == "itself"
        else "Choose the competence to use instead.",
    )


def test_taking_back_what_is_not_merged_gets_a_sentence(client_of, erik, course, other) -> None:
    response = english(client_of, erik).post(address(course), {"decision": "take_back", "into": other.pk})

    (problem,) = response.context["problems"]
    assert problem.text == "It is not merged into another any more."


def test_it_takes_power_over_both(client_of, trust, hanne, alice, bob, unit_a, erik, course, other) -> None:
    mine = actions.add(Said(name="Fire, section A", owner_unit_id=unit_a.pk), by=erik.actor)

    refused = english(client_of, alice).post(address(mine), {"into": other.pk}, follow=True)
    merged = client_of(hanne).post(address(mine), {"into": other.pk})

    assert "may merge them." in refused.text
    assert merged.url == reverse("competences:detail", args=[mine.pk])
    assert catalogue.merged(trust.pk) == {mine.pk: other.pk}
    assert client_of(bob).get(address(mine)).status_code == 404


def test_a_stranger_finds_nothing(client_of, charlie, course) -> None:
    assert client_of(charlie).get(address(course)).status_code == 404


def test_it_is_taken_back_also_when_the_other_is_gone(client_of, trust, erik, course, other) -> None:
    client = english(client_of, erik)
    client.post(address(course), {"into": other.pk})
    factories.close(other.details.get())

    page = client.get(reverse("competences:detail", args=[course.pk])).text
    client.post(address(course), {"decision": "take_back"})

    assert "Merged into one that is not in the catalogue any more" in page
    assert client.get(address(course)).status_code == 200
    assert catalogue.merged(trust.pk) == {}


def test_drafts_that_accept_it_are_listed_before_and_after(
    client_of, root, clinic, erik, course, other
) -> None:
    factories.draft(clinic, factories.asked(course), title="Basics")
    factories.draft(clinic, factories.asked(other), title="Others")
    client = english(client_of, erik)
    said = "These drafts accept the one that goes. Let them accept Fire safety, all:"

    before = client.get(address(course), {"into": other.pk})
    client.post(address(course), {"decision": "merge", "into": other.pk})
    after = client.get(address(course))

    for page in (before, after):
        assert [draft.title for draft in page.context["drafts"]] == ["Basics"]
        assert said in page.text
