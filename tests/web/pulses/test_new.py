import pytest

from stafett.pulses.keeping import queries
from stafett.pulses.models import Pulse
from stafett.pulses.rules import Question
from stafett.pulses.rules import questions as asked_in
from tests.factories import arenas, courses, days_ahead, gatherings

from .asking import filled, turn

pytestmark = pytest.mark.django_db


def test_whoever_keeps_it_asks_something_before_and_after(client_of, alice, series) -> None:
    client, address = client_of(alice), f"/asked/of/{series.pk}/new/"
    assert "Ask something" in client.get(address).text

    page = client.post(address, filled(), follow=True)

    assert "Planned. Everybody is told when it opens." in page.text
    kept = queries.kept(Pulse.objects.get())
    assert asked_in(kept.form) == [
        Question(code="q1", kind="scale", text="How calm is it?"),
        Question(code="q2", kind="choice", text="Which shift?", choices={"1": "Day", "2": "Night"}),
    ]
    assert [(row.name, row.due_on) for row in kept.waves] == [
        ("Before", days_ahead(1)),
        ("After", days_ahead(60 + 84)),
    ]


def test_before_and_after_stand_ready(client_of, alice, series, unit_a) -> None:
    def ready(arena) -> list[tuple[str, str | None]]:
        rows = client_of(alice).get(f"/asked/of/{arena.pk}/new/").context["sheet"].rounds.forms
        return [(row["name"].value(), row["on"].value()) for row in rows]

    (one,) = series.occasions.all()
    assert ready(series) == [("Before", None), ("After", f"occasion_end-{one.pk}")]
    course = courses.course(alice.actor, unit_a)
    assert ready(course) == [("Before", None), ("After", "arena_end")]


def test_what_stands_ready_is_left_out_without_its_name(client_of, alice, series) -> None:
    (one,) = series.occasions.all()
    sent = turn(1, on=f"occasion_end-{one.pk}", number="1")
    client_of(alice).post(f"/asked/of/{series.pk}/new/", filled(**sent))

    assert [row.name for row in queries.kept(Pulse.objects.get()).waves] == ["Before"]


def test_no_time_after_stands_ready_where_it_has_been_or_is_too_soon(client_of, alice, series) -> None:
    (one,) = series.occasions.all()
    arenas.moved(one, days_ahead(2))

    rows = client_of(alice).get(f"/asked/of/{series.pk}/new/").context["sheet"].rounds.forms
    assert [row["name"].value() for row in rows] == ["Before"]


def test_a_day_may_depend_on_one_of_the_gatherings(client_of, alice, series) -> None:
    (one,) = series.occasions.all()
    page = client_of(alice).get(f"/asked/of/{series.pk}/new/").text
    offered = [f"{anchor}-{one.pk}" for anchor in ("occasion_start", "occasion_end", "before_next")]
    assert [f'value="{code}"' in page for code in offered] == [True] * 3

    sent = turn(1, name="After", on=offered[1], number="3", unit="months")
    client_of(alice).post(f"/asked/of/{series.pk}/new/", filled(**sent))

    row = queries.kept(Pulse.objects.get()).waves[1]
    assert (row.anchor_occasion, row.months, row.due_on) == (one, 3, gatherings.SOON.replace(month=11))


def test_it_is_seen_as_those_who_are_asked_see_it_before_it_is_saved(
    client_of, alice, series, unit_a
) -> None:
    client, address = client_of(alice), f"/asked/of/{series.pk}/new/"

    page = client.post(address, filled(do="preview")).text
    known = client.post(address, filled(do="preview", privacy="known", known_to=unit_a.pk)).text

    assert ("As those who are asked see it" in page, "1, the least" in page) == (True, True)
    assert "Nobody can find out what you answer" in page
    assert "Known to whoever leads Section A, or a unit above it." in known
    times = client.post(address, filled(do="preview")).context["preview"]["times"]
    assert times == [
        ("Before", days_ahead(1), days_ahead(14)),
        ("After", days_ahead(60 + 84), days_ahead(60 + 84 + 13)),
    ]
    wrong = client.post(address, filled(do="preview", title=""))
    assert (wrong.status_code, "As those who are asked" in wrong.text) == (422, False)
    assert not Pulse.objects.exists()


def test_there_are_more_rows_when_one_asks_for_them(client_of, alice, series) -> None:
    page = client_of(alice).post(f"/asked/of/{series.pk}/new/", filled(more="1")).text

    assert ("questions-4-text" in page, "rounds-3-name" in page, "How calm is it?" in page) == (
        True,
        True,
        True,
    )
    assert not Pulse.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "This field is required."),
        ({"privacy": "secret"}, "Select a valid choice"),
        ({"privacy": "known"}, "Choose the unit whose leader is to know"),
        ({"privacy": "known", "known_to": "", "do": "preview"}, "Choose the unit whose leader is to know"),
        ({"questions-0-text": "", "questions-1-text": ""}, "Write the question."),
        ({"questions-1-choices": "Day"}, "Give at least two answers to choose among."),
        (
            {"questions-1-choices": "", "questions-1-kind": "scale", "questions-0-kind": "x"},
            "Select a valid choice",
        ),
        (turn(0, day=str(days_ahead(1))), "Give this time a name"),
        (turn(1, on="arena_end", number="12"), "Give this time a name"),
        (turn(0, name="Before"), "Choose a day."),
        (turn(0, name="Before", day="2026-01-01"), "would open on a day that has been"),
        (turn(0, name="Before", day="soon"), "year-month-day"),
        (turn(1, name="After", on="occasion_end-7654321"), "Select a valid choice"),
        ({**turn(0), **turn(1)}, "Ask at least once"),
    ],
)
def test_what_is_wrong_is_said_and_all_is_kept(client_of, alice, series, wrong, said) -> None:
    response = client_of(alice).post(f"/asked/of/{series.pk}/new/", filled(**wrong))

    assert (response.status_code, said in response.text, Pulse.objects.count()) == (422, True, 0)
    assert "Which shift?" in response.text or "questions-1-text" in wrong


def test_of_a_course_too_and_how_many_would_be_asked_is_said(client_of, alice, bob, unit_a) -> None:
    course = courses.course(alice.actor, unit_a)
    courses.signed_up(courses.session(course, alice.actor), bob.person, by=alice.actor)

    page = client_of(alice).get(f"/asked/of/{course.pk}/new/").text

    assert "1 person has a place now, and would be asked." in page


def test_nobody_else_finds_the_page(client_of, alice, bob, charlie, series, unit_a) -> None:
    for one in (bob, charlie):
        assert client_of(one).get(f"/asked/of/{series.pk}/new/").status_code == 404
        assert client_of(one).post(f"/asked/of/{series.pk}/new/", filled()).status_code == 404
    assert client_of(alice).get(f"/asked/of/{arenas.arena(unit_a).pk}/new/").status_code == 404
    assert not Pulse.objects.exists()
