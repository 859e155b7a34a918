import pytest

from stafett.arenas.anchors.rules import Hanging
from stafett.pulses.keeping import queries
from stafett.recipes import asking
from tests.factories import TODAY, days_ahead, pulses

from .asking import filled

pytestmark = pytest.mark.django_db


def test_it_stands_there_as_it_is_and_may_be_another(client_of, alice, kept) -> None:
    client, address = client_of(alice), f"/asked/again/{kept.pk}/change/"
    page = client.get(address).text
    assert [text in page for text in ("How calm are your shifts?", "Day\nNight", str(days_ahead(1)))] == [
        True
    ] * 3

    response = client.post(address, filled(seen="1"), follow=True)

    assert "Saved. Nobody was asked before" in response.text
    form = queries.kept(kept).form
    assert (form.number, form.title) == (2, "How is the night?")


def test_what_its_day_depends_on_stands_there_too(client_of, alice, series) -> None:
    (one,) = series.occasions.all()
    hangings = (Hanging("occasion_end", one.pk, months=-1), Hanging("arena_end"))
    rounds = [pulses.turn(f"Time {at}", hangs_on=each) for at, each in enumerate(hangings)]
    pulse = asking.begin(series, pulses.planned(*rounds), by=alice.actor, on=TODAY)

    page = client_of(alice).get(f"/asked/again/{pulse.pk}/change/").text

    assert f'<option value="occasion_end-{one.pk}" selected>' in page
    assert ('<option value="arena_end" selected>' in page, 'value="-1"' in page) == (True, True)


def test_somebody_was_first_and_whoever_looked_saves_once_more(client_of, alice, kept) -> None:
    client, address = client_of(alice), f"/asked/again/{kept.pk}/change/"
    client.post(address, filled(seen="1"))

    response = client.post(address, filled(seen="1", title="And the evening?"))

    said = "It is called “How is the night?” now." in response.text
    assert (response.status_code, said, "And the evening?" in response.text) == (409, True, True)
    assert 'name="seen" value="2"' in response.text


def test_once_it_has_begun_it_stands(client_of, alice, kept, monkeypatch) -> None:
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(1).isoformat())
    client, address = client_of(alice), f"/asked/again/{kept.pk}/change/"

    assert "It has begun, so it stands as it is." in client.get(address, follow=True).text
    response = client.post(address, filled(seen="1"))

    assert (response.status_code, queries.kept(kept).form.number) == (422, 1)


def test_nobody_else_finds_the_page(client_of, bob, charlie, kept) -> None:
    for one in (bob, charlie):
        assert client_of(one).post(f"/asked/again/{kept.pk}/change/", filled()).status_code == 404
