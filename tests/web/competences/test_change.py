"""Changing a competence: what another validity does is told first, and nobody loses what somebody else wrote."""

from dataclasses import replace

import pytest
from django.urls import reverse

from stafett.records.catalogue import actions
from stafett.records.catalogue import queries as catalogue
from stafett.records.catalogue.said import Said, Task
from tests import factories
from tests.factories import days_ago

from .typed import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def blood(trust, unit_a, erik):
    said = Said(
        name="Blood transfusion", validity_months=24, owner_unit_id=unit_a.pk, tasks=(Task("Control", 2),)
    )
    return actions.add(said, by=erik.actor)


def address(competence) -> str:
    return reverse("competences:change", args=[competence.pk])


def about(competence) -> Said:
    return catalogue.about(competence.organisation_id, competence.pk)


def sent(competence, **changed):
    """What the form holds, with some of it changed."""
    said = about(competence)
    tasks = [{"text": one.text, "times": one.times, "key": one.key} for one in said.tasks]
    seen = catalogue.last_change(competence.pk)
    return typed(**{"name": said.name, "owner": said.owner_unit_id, "tasks": tasks, "seen": seen} | changed)


def test_the_form_holds_what_is_said(client_of, alice, blood) -> None:
    sheet = client_of(alice).get(address(blood)).context["sheet"]

    assert [sheet.form[name].value() for name in ("name", "validity", "months")] == [
        "Blood transfusion",
        "24",
        None,
    ]
    assert [form["text"].value() for form in sheet.lists["tasks"].forms] == ["Control", None, None]


def test_it_says_what_was_typed(client_of, alice, blood) -> None:
    key = about(blood).tasks[0].key

    response = client_of(alice).post(address(blood), sent(blood, tasks=[{"text": "Control!", "key": key}]))

    assert response.url == reverse("competences:detail", args=[blood.pk])
    assert about(blood).tasks == (Task("Control!", 1, None, key),)


def test_what_another_validity_does_is_told_before_it_is_saved(client_of, alice, bob, blood) -> None:
    factories.achievement(alice.person, blood, achieved_on=days_ago(30))
    factories.achievement(bob.person, blood, achieved_on=days_ago(400))
    client = client_of(alice, headers={"accept-language": "en"})

    told = client.post(address(blood), sent(blood, validity="12"))

    assert (told.status_code, about(blood).validity_months) == (422, 24)
    assert 'name="told_of" value="12"' in told.text
    assert told.context["effect"].sentences == [
        "2 people hold it today.",
        "1 of them would hold it no longer.",
        "It would lapse earlier for the others.",
        "Where a plan says its own validity, nothing changes.",
    ]
    assert client.post(address(blood), sent(blood, validity="never", told_of="12")).status_code == 422
    assert client.post(address(blood), sent(blood, validity="12", told_of="12")).status_code == 302
    assert about(blood).validity_months == 12


def test_it_is_told_while_choosing(client_of, alice, bob, blood) -> None:
    factories.achievement(bob.person, blood, achieved_on=days_ago(800))
    client = client_of(
        alice, headers={"HX-Request": "true", "HX-Target": "div#effect", "accept-language": "en"}
    )

    part = client.get(address(blood), {"validity": "other", "months": "36"}).text

    assert "<html" not in part
    assert "1 more would hold it." in part
    assert "told_of" not in part, "only whoever tried to save has been told so that they must have read it"


def test_where_nobody_holds_it_there_is_nothing_to_tell(client_of, alice, blood) -> None:
    assert client_of(alice).post(address(blood), sent(blood, validity="12")).status_code == 302


def test_whoever_comes_second_sees_what_was_changed_and_keeps_what_was_typed(
    client_of, alice, gunnar, blood
) -> None:
    form = sent(blood, description="By Alice")
    actions.change(
        blood.pk,
        replace(about(blood), description="By Gunnar", levels=("one",)),
        seen=catalogue.last_change(blood.pk),
        by=gunnar.actor,
    )
    client = client_of(alice, headers={"accept-language": "en"})

    told = client.post(address(blood), form)

    differing = [(one.what, one.now) for one in told.context["differing"]]
    assert (told.status_code, differing) == (409, [("Description", "By Gunnar"), ("Levels", "one")])
    assert "By Alice" in told.text
    assert about(blood).description == "By Gunnar"
    again = form | {"seen": told.context["sheet"].seen}
    assert client.post(address(blood), again).status_code == 302
    assert about(blood).description == "By Alice"


def test_a_form_that_says_nothing_of_what_was_seen_is_told_so(client_of, alice, blood) -> None:
    for seen in ("", "0", "²", "9" * 30):
        response = client_of(alice).post(address(blood), sent(blood, description="New", seen=seen))
        assert (response.status_code, response.context["differing"]) == (409, [])


def test_a_name_that_is_like_another_is_asked_about(client_of, trust, alice, blood) -> None:
    factories.competence(trust, "Hand hygiene in wards")
    client = client_of(alice)

    first = client.post(address(blood), sent(blood, name="Hand hygiene"))

    assert first.status_code == 422
    assert (
        client.post(address(blood), sent(blood, name="Hand hygiene", alike_to="Hand hygiene")).status_code
        == 302
    )


def test_circles_get_a_sentence(client_of, erik, blood) -> None:
    other = actions.add(Said(name="Blood groups", needed=frozenset({blood.pk})), by=erik.actor)
    client = client_of(erik, headers={"accept-language": "en"})

    response = client.post(address(blood), sent(blood, needed=["Blood groups"]))

    assert response.status_code == 422
    assert [problem.text for problem in response.context["problems"]] == [
        "Blood groups cannot come before this one, since this one must be held before it."
    ]
    assert about(other).needed == {blood.pk}


def test_who_may_read_but_not_change_is_told_why(client_of, trust, blood, hanne, alice, bob, charlie) -> None:
    unowned = factories.competence(trust, "Fire safety")
    client = client_of(alice, headers={"accept-language": "en"})

    response = client.get(address(unowned), follow=True)

    assert response.redirect_chain[0][0] == reverse("competences:detail", args=[unowned.pk])
    sentence = "It has no owner. Only those who write plans for the whole organisation may change it."
    assert response.text.count(sentence) == 2
    assert client_of(hanne).get(address(blood)).status_code == 200
    assert [client_of(member).get(address(blood)).status_code for member in (bob, charlie)] == [404, 404]
