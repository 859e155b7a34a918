import pytest

from tests.factories import days_ahead, pulses

pytestmark = pytest.mark.django_db


def test_what_one_is_asked_stands_there_until_it_is_answered(client_of, wave, asked, bob) -> None:
    client = client_of(asked[0])
    assert "How are you?" in client.get("/asked/").text
    assert "1 thing to answer" in client.get("/matters/").text

    pulses.answered(wave, asked[0])

    assert "Nothing to answer now" in client.get("/asked/").text
    assert "Nothing to answer now" in client_of(bob).get("/asked/").text


def test_what_is_over_leads_to_what_all_answered(client_of, wave, asked, monkeypatch) -> None:
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(30).isoformat())

    assert f"/asked/{wave.pk}/results/" in client_of(asked[0]).get("/asked/").text
