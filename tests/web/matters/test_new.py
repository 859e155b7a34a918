"""Raising something; and that whoever does it without a name leaves nothing behind but the slip."""

import logging
import re

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session

from stafett.lib.keys import new_code
from stafett.matters import queries
from stafett.matters.box import actions as box
from stafett.matters.models import Matter, Slip
from tests.factories import days_ahead

pytestmark = pytest.mark.django_db


def given(to, /, **more) -> dict:
    said = {"title": "A lamp in the corridor", "text": "It is dark.", "kind": "proposal", "unit": to.pk}
    return said | {"breadth": "organisations", "privacy": "open", "code": new_code()} | more


def test_what_is_raised_is_there_at_once(client_of, bob, unit_a) -> None:
    client = client_of(bob)
    assert f'<option value="{unit_a.pk}" selected>' in client.get("/matters/new/").text

    response = client.post("/matters/new/", given(unit_a))

    made = Matter.objects.get()
    assert f"/matters/{made.pk}/" in response.text
    assert "There is an answer, or news of it, within two weeks." in response.text
    assert (made.title, made.text, made.person) == ("A lamp in the corridor", "It is dark.", bob.person)


def test_the_unit_of_the_address_is_chosen_already(client_of, bob, unit_b) -> None:
    assert (
        f'<option value="{unit_b.pk}" selected>' in client_of(bob).get(f"/matters/new/?unit={unit_b.pk}").text
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "a" * 201},
        {"text": "b" * 5001},
        {"text": "138190 00098"},
        {"unit": "x"},
        {"kind": "x"},
        {"breadth": ""},
        {"privacy": "x"},
        {"privacy": "nobody", "code": "guess"},
        {"privacy": "nobody", "text": "138190 00098"},
    ],
)
def test_what_is_wrong_is_said_and_all_is_kept(client_of, bob, unit_a, wrong) -> None:
    response = client_of(bob).post("/matters/new/", given(unit_a, **wrong))

    assert response.status_code == 422
    assert (
        "ds-validation-message" in response.text
        or "error-summary" in response.text
        or "href" in response.text
    )
    assert (Matter.objects.count(), Slip.objects.count()) == (0, 0)
    if "title" not in wrong:
        assert "A lamp in the corridor" in response.text


def test_what_was_raised_before_is_shown_first(client_of, bob, lamp, unit_a) -> None:
    client = client_of(bob)
    mine = given(unit_a, title="Lamp in the corridor")

    shown = client.post("/matters/new/", mine)
    assert (shown.status_code, Matter.objects.count()) == (422, 1)
    assert ("A lamp in the corridor" in shown.text, "Nothing is sent yet" in shown.text) == (True, True)
    again = re.search(r'name="alike_to" value="([^"]*)"', shown.text)[1]
    assert client.post("/matters/new/", mine | {"alike_to": again}).status_code == 200
    assert Matter.objects.count() == 2


def test_it_is_shown_while_one_types_and_raises_nothing(client_of, bob, lamp, unit_a) -> None:
    headers = {"HX-Request": "true", "HX-Target": "div#similar"}

    part = client_of(bob).post("/matters/new/", given(unit_a, title="Lamp in corridor"), headers=headers)

    assert (part.status_code, Matter.objects.count()) == (200, 1)
    assert "A lamp in the corridor" in part.text
    assert "<form" not in part.text


def test_what_one_may_not_read_is_not_shown_as_similar(client_of, bob, alice, unit_a, hanne) -> None:
    client_of(bob).post("/matters/new/", given(unit_a, breadth="us"))

    assert client_of(hanne).post("/matters/new/", given(unit_a)).status_code == 200


def test_without_a_name_nothing_is_written_but_the_slip(client_of, bob, alice, unit_a) -> None:
    client = client_of(bob)
    client.get("/matters/new/")
    before, session = counts(), Session.objects.values().get()

    response = client.post("/matters/new/", given(unit_a, privacy="nobody"))

    assert (response.status_code, "Keep this code" in response.text) == (200, True)
    after = counts()
    assert {model: after[model] - before[model] for model in after if after[model] != before[model]} == {
        Slip: 1
    }
    assert Session.objects.values().get() == session
    assert {"sessionid", "messages"}.isdisjoint(response.cookies)
    assert str(bob.person.pk) not in {str(value) for value in Slip.objects.values_list().get()[2:]}
    assert queries.states(Matter.objects.all()).count() == 0


def test_the_code_shown_is_the_one_that_finds_it_and_twice_is_once(client_of, bob, unit_a) -> None:
    client, mine = client_of(bob), given(unit_a, privacy="nobody")
    for _time in range(2):
        assert mine["code"] in client.post("/matters/new/", mine).text

    assert Slip.objects.count() == 1
    assert "It lies in the box" in client.post("/matters/answer/", {"code": mine["code"]}).text


def counts() -> dict:
    return {model: model._base_manager.count() for model in apps.get_models()}


def test_a_server_s_list_of_requests_does_not_tell_who_gave_no_name(client_of, bob, unit_a) -> None:
    client = client_of(bob)

    named = client.post("/matters/new/", given(unit_a, title="Chairs"))
    nobody = client.post("/matters/new/", given(unit_a, privacy="nobody"))

    assert (named.status_code, named.request["PATH_INFO"]) == (
        nobody.status_code,
        nobody.request["PATH_INFO"],
    )


def test_no_line_of_the_log_and_no_file_tells_what_was_put_in_or_by_whom(
    client_of, bob, unit_a, caplog, settings, tmp_path
) -> None:
    settings.DATA = tmp_path
    client, mine = client_of(bob), given(unit_a, privacy="nobody")
    caplog.set_level(logging.DEBUG)
    caplog.clear()

    assert client.post("/matters/new/", mine).status_code == 200
    box.empty(on=days_ahead(1))

    words = (mine["title"], mine["text"], mine["code"], "Bob Berg", bob.identity.email)
    assert Matter.objects.get().person is None
    assert [word for word in words if word in caplog.text] == []
    assert list(tmp_path.rglob("*")) == []
