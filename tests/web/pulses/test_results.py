import pytest

from stafett.lib.keys import new_code
from stafett.pulses import actions
from stafett.pulses.models import Privacy
from tests.factories import courses, days_ahead, pulses

pytestmark = pytest.mark.django_db


def over(monkeypatch) -> None:
    actions.unseal(on=days_ahead(200))
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(200).isoformat())


def test_before_it_is_over_only_how_many_is_shown(client_of, wave, asked, alice) -> None:
    for one in asked[:5]:
        pulses.answered(wave, one)

    page = client_of(alice).get(f"/asked/{wave.pk}/results/").text

    assert ("5 of 6 have answered" in page, "Figures are shown when it is over" in page) == (True, True)


def test_figures_groups_and_change_are_shown(
    client_of, wave, asked, arena, unit_b, alice, monkeypatch
) -> None:
    others = pulses.members(unit_b, arena, 5, name="Other")
    codes = [new_code() for _count in range(11)]
    later = pulses.wave(wave.form, days_ahead(90), "After")
    for one, code in zip([*asked, *others], codes, strict=True):
        pulses.answered(wave, one, 2, code=code, more="Tea")
        pulses.answered(later, one, 4, code=code, on=days_ahead(91))
    over(monkeypatch)

    client = client_of(alice)
    page = client.get(f"/asked/{later.pk}/results/").text
    assert ("2.0 → 4.0" in page, "11 answered both times" in page, "Section B" in page) == (True, True, True)
    assert "Tea" in client.get(f"/asked/{wave.pk}/results/").text
    of_b = client.get(f"/asked/{wave.pk}/results/?group={unit_b.pk}").text
    assert ("Tea" in of_b, "Mean:" in of_b) == (False, True)


def test_too_few_are_not_shown_in_any_group(client_of, wave, asked, unit_a, alice, monkeypatch) -> None:
    for one in asked[:4]:
        pulses.answered(wave, one, 2, more="Tea")
    over(monkeypatch)
    client = client_of(alice)

    for asked_for in ("", f"?group={unit_a.pk}", "?group=x", "?group=0"):
        page = client.get(f"/asked/{wave.pk}/results/{asked_for}").text
        assert ("Too few have answered" in page, "Tea" in page) == (True, False)


def test_names_are_shown_to_those_who_may_know(client_of, arena, asked, unit_a, alice, monkeypatch) -> None:
    wave = pulses.wave(pulses.form(arena, Privacy.KNOWN, known_to_id=unit_a.pk))
    for one in asked:
        pulses.answered(wave, one, 3)
    over(monkeypatch)

    by_leader = client_of(alice).get(f"/asked/{wave.pk}/results/").text
    by_other = client_of(asked[1]).get(f"/asked/{wave.pk}/results/").text

    assert ("Member0 Member" in by_leader, "Member0 Member" in by_other) == (True, False)


def test_strangers_find_nothing(client_of, wave, charlie) -> None:
    assert client_of(charlie).get(f"/asked/{wave.pk}/results/").status_code == 404


def test_who_may_see_what_people_do_together_reads_no_answers_unless_they_take_part(
    client_of, unit_a, hanne, bob, monkeypatch
) -> None:
    course = courses.course(hanne.actor, unit_a)
    (one,) = pulses.members(unit_a, course, 1)
    wave = pulses.wave(pulses.form(course, Privacy.OPEN))
    pulses.answered(wave, one, 3, more="Tea")
    over(monkeypatch)

    def read(who) -> tuple[int, bool]:
        response = client_of(who).get(f"/asked/{wave.pk}/results/")
        return response.status_code, "Tea" in response.text

    assert client_of(bob).get(f"/courses/{course.pk}/").status_code == 200
    assert (read(bob), client_of(bob).get(f"/asked/{wave.pk}/").status_code) == ((404, False), 404)
    assert [read(who) for who in (one, hanne)] == [(200, True)] * 2
