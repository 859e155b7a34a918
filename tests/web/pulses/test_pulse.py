import pytest

from stafett.pulses.keeping import queries
from stafett.pulses.models import Privacy
from stafett.recipes import asking
from stafett.recipes.gathering.people import actions as coming
from tests.factories import TODAY, days_ahead, gatherings, pulses
from tests.factories.arenas import NOON

pytestmark = pytest.mark.django_db


def test_when_how_many_and_how_it_looks(client_of, alice, kept, monkeypatch) -> None:
    client, address = client_of(alice), f"/asked/again/{kept.pk}/"
    page = client.get(address).text
    assert [text in page for text in ("not open yet", "How calm are your shifts?", "Change", "End it")] == [
        True
    ] * 4

    monkeypatch.setenv("STAFETT_TODAY", days_ahead(40).isoformat())

    page = client.get(address).text
    first = queries.kept(kept).waves[0]
    assert (f"/asked/{first.wave_id}/results/" in page, f"{address}change/" in page) == (True, False)
    assert "0 of 0" in page


def test_it_is_ended_once(client_of, alice, kept) -> None:
    client, address = client_of(alice), f"/asked/again/{kept.pk}/"

    page = client.post(address, {"do": "end"}, follow=True).text

    assert ("Ended." in page, "It was ended before anybody was asked." in page, "End it" in page) == (
        True,
        True,
        False,
    )
    assert "This is over already." in client.post(address, {"do": "end"}, follow=True).text


def test_what_was_called_off_is_no_page_any_more(client_of, alice, kept) -> None:
    (wave, *_rest) = queries.kept(kept).waves
    asking.end(kept, by=alice.actor, on=TODAY)

    for page in ("", "results/"):
        assert client_of(alice).get(f"/asked/{wave.wave_id}/{page}").status_code == 404


def test_whoever_takes_part_is_asked_by_what_the_keeper_planned(
    client_of, alice, bob, series, unit_a
) -> None:
    (one,) = series.occasions.all()
    coming.sign_up(one, gatherings.places(one, unit_a), [bob.person.pk], by=alice.actor, at=NOON)
    asking.begin(series, pulses.planned(privacy=Privacy.OPEN), by=alice.actor, on=TODAY)

    assert "How are you?" in client_of(bob).get("/asked/").text


def test_nobody_else_finds_the_page_or_ends_it(client_of, bob, charlie, kept) -> None:
    for one in (bob, charlie):
        assert client_of(one).get(f"/asked/again/{kept.pk}/").status_code == 404
        assert client_of(one).post(f"/asked/again/{kept.pk}/").status_code == 404
    assert client_of(bob).get("/asked/again/12345/").status_code == 404
    assert len(queries.kept(kept).waves) == 2
