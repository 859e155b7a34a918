import re

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session

from stafett.lib.keys import new_code
from stafett.pulses import actions
from stafett.pulses.models import Privacy, Response, Sealed, Ticket
from tests.factories import TODAY, days_ahead, pulses

pytestmark = pytest.mark.django_db
ANSWERS = {"q-calm": "4", "q-shift": "day", "q-more": "Tea"}


def test_what_nobody_may_find_out_leaves_a_ticket_and_a_sealed_answer(client_of, wave, asked) -> None:
    client, address = client_of(asked[0]), f"/asked/{wave.pk}/"
    page = client.get(address)
    assert "Nobody can find out what you answer" in page.text
    code = re.search(r'name="new_code" value="([^"]+)"', page.text)[1]
    before, session = counts(), Session.objects.values().get()

    response = client.post(address, ANSWERS | {"code": "", "new_code": code})

    assert (response.status_code, code in response.text) == (200, True)
    after = counts()
    changed = {model: after[model] - before[model] for model in after if after[model] != before[model]}
    assert (changed, Session.objects.values().get()) == ({Ticket: 1, Sealed: 1}, session)
    assert "You have answered this already." in client.get(address).text
    assert client.post(address, ANSWERS | {"new_code": code}).status_code == 422


def counts() -> dict:
    return {model: model._base_manager.count() for model in apps.get_models()}


def test_with_the_code_of_last_time_none_is_shown_and_they_are_paired(client_of, arena, asked, wave) -> None:
    later, code = pulses.wave(wave.form, TODAY, "After"), new_code()
    pulses.answered(wave, asked[0], code=code)

    response = client_of(asked[0]).post(
        f"/asked/{later.pk}/", ANSWERS | {"code": code.upper(), "new_code": new_code()}
    )

    assert "Keep this code" not in response.text
    actions.unseal(on=days_ahead(1))
    assert len({row.pair for row in Response.objects.all()}) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"q-calm": "6"},
        {"q-shift": "x"},
        {"code": "guess"},
        {"q-more": "138190 00098"},
        {"q-more": "a" * 2001},
    ],
)
def test_what_is_wrong_is_said_and_all_is_kept(client_of, wave, asked, wrong) -> None:
    response = client_of(asked[0]).post(
        f"/asked/{wave.pk}/", ANSWERS | {"code": "", "new_code": new_code()} | wrong
    )

    assert (response.status_code, Sealed.objects.count()) == (422, 0)
    assert "How calm are your shifts?" in response.text


def test_nothing_at_all_is_no_answer(client_of, wave, asked) -> None:
    assert "Answer at least one question." in client_of(asked[0]).post(f"/asked/{wave.pk}/", {}).text


def test_an_open_answer_is_said_to_be_open(client_of, arena, asked, unit_a) -> None:
    wave = pulses.wave(pulses.form(arena, Privacy.OPEN))
    client = client_of(asked[0])
    assert "with your name" in client.get(f"/asked/{wave.pk}/").text

    response = client.post(f"/asked/{wave.pk}/", ANSWERS, follow=True)

    assert "Thank you. Your answer is in." in response.text
    assert Response.objects.get().answers == {"calm": 4, "shift": "day", "more": "Tea"}
    known = pulses.wave(pulses.form(arena, Privacy.KNOWN, known_to_id=unit_a.pk))
    assert "Known to whoever leads Section A, or a unit above it." in client.get(f"/asked/{known.pk}/").text


def test_who_sees_it_without_being_asked_reads_why_not(client_of, wave, alice, charlie) -> None:
    assert "You are not asked this." in client_of(alice).get(f"/asked/{wave.pk}/").text
    assert client_of(charlie).get(f"/asked/{wave.pk}/").status_code == 404
