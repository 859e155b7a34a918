import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.models import Anchor
from stafett.lib import weeks
from stafett.matters import actions as raising
from stafett.matters import queries as raised
from stafett.matters.models import MatterState, Meaning
from stafett.overview import queries
from stafett.people.actor import NOBODY
from stafett.pulses.models import Privacy
from stafett.recipes.gathering.rules import Who
from stafett.records.models import Performance
from tests import factories
from tests.factories import (
    TODAY,
    arenas,
    courses,
    days_ago,
    days_ahead,
    gatherings,
    matters,
    placements,
    pulses,
)
from tests.factories.arenas import NOON
from tests.factories.audit import record

pytestmark = pytest.mark.django_db


def told(lines) -> list[tuple]:
    return [(one.kind, one.what, one.note, one.on) for one in lines]


def test_a_week_with_nothing_in_it(week_of, bob) -> None:
    assert week_of(bob).is_empty
    assert queries.week(NOBODY, weeks.of(TODAY), at=NOON).is_empty


def test_what_is_with_the_unit_of_the_nearest_leader_is_theirs(week_of, bob, alice, gunnar, unit_a) -> None:
    matters.matter(bob, unit_a, "Late", on=days_ago(20), due_on=days_ago(2))
    matters.matter(bob, unit_a, "Soon", due_on=days_ahead(6))
    matters.matter(bob, unit_a, "Far off", due_on=days_ahead(7))
    done = matters.matter(bob, unit_a, "Done", due_on=TODAY)
    matters.answered(done, alice, due_on=days_ahead(1))
    refused = matters.matter(bob, unit_a, "Refused", due_on=TODAY)
    matters.answered(refused, alice, Meaning.DECLINED)

    shown = week_of(alice)

    assert told(shown.owe) == [
        ("Proposal", "Late", "Answer it, or say when you will.", days_ago(2)),
        ("Proposal", "Done", "Look at it again.", days_ahead(1)),
        ("Proposal", "Soon", "Answer it, or say when you will.", days_ahead(6)),
    ]
    assert [one.what for one in shown.late] == ["Late"]
    assert all(one.outside == "" for one in shown.owe)
    assert week_of(gunnar).owe == shown.owe
    assert week_of(bob).owe == ()


def test_what_has_waited_two_weeks_for_a_first_answer_is_told_of_whatever_its_day(
    week_of, bob, alice, unit_a
) -> None:
    matters.matter(bob, unit_a, "Two weeks", on=days_ago(8), due_on=days_ahead(180))
    matters.matter(bob, unit_a, "Not yet", on=days_ago(7), due_on=days_ahead(180))
    tried = matters.matter(bob, unit_a, "Tried", on=days_ago(30), due_on=days_ahead(180))
    matters.answered(tried, alice, Meaning.TRYING, due_on=days_ahead(90))

    assert [(one.what, one.on) for one in week_of(alice).owe] == [("Two weeks", days_ahead(180))]


def test_the_raiser_sees_what_became_of_it_this_week_and_the_one_before(week_of, bob, alice, unit_a) -> None:
    old, tried, new = (
        matters.matter(bob, unit_a, title, on=days_ago(30)) for title in ("Old", "Tried", "Untouched")
    )
    matters.answered(old, alice, on=days_ago(8))
    matters.answered(tried, alice, Meaning.TRYING, answer="For a month.", due_on=days_ahead(30))

    (line,) = week_of(bob).became

    assert (line.what, line.note, line.said, line.on) == ("Tried", "Being tried", "For a month.", TODAY)
    assert (line.next_on, line.link) == (days_ahead(30), f"/matters/{tried.pk}/")
    assert raised.state(new).meaning == Meaning.NEW


def test_what_was_merged_tells_what_became_of_the_other(week_of, bob, alice, gunnar, unit_a) -> None:
    mine, middle, last = (
        matters.matter(who, unit_a, title, on=days_ago(30))
        for who, title in ((bob, "Mine"), (gunnar, "Middle"), (gunnar, "Last"))
    )
    for merged, into in ((mine, middle), (middle, last)):
        raising.merge(merged, into, seen=raised.state(merged).pk, by=alice.actor, on=days_ago(20))
    matters.answered(last, alice)

    assert [(one.what, one.note) for one in week_of(bob).became] == [("Mine", "Adopted")]


def test_what_one_is_asked_to_answer(week_of, unit_a) -> None:
    arena = arenas.arena(unit_a)
    (one,) = pulses.members(unit_a, arena, 1)
    wave = pulses.wave(pulses.form(arena, Privacy.OPEN))

    (line,) = week_of(one).asked

    assert (line.kind, line.what, line.on) == ("questions", "How are you?", None)
    assert line.until.isoformat(timespec="minutes")[:16] == f"{days_ahead(13)}T23:59"
    assert line.link == f"/asked/{wave.pk}/"
    pulses.answered(wave, one)
    assert week_of(one).is_empty


def test_what_waits_to_be_approved_is_counted(week_of, fire, alice, bob, unit_a) -> None:
    factories.claim(bob.person, fire)
    factories.achievement(alice.person, fire)

    (line,) = week_of(alice).owe

    assert (line.what, line.link, line.on) == ("1 waits for approval", "/claims/", None)


def test_what_waits_to_be_signed_is_counted(week_of, trust, alice, bob) -> None:
    practice = factories.practice(factories.competence(trust, "Cannula"), "Insert a cannula")
    record(
        Performance, organisation=trust, person=bob.person, competence=practice.competence, practice=practice.key,
        done_on=days_ago(1),
    )  # fmt: skip

    (line,) = week_of(alice).owe

    assert (line.what, line.link) == ("1 waits to be signed", "/claims/signing/")
    assert week_of(bob).owe == ()


def test_however_much_there_is_it_asks_as_often(
    week_of, fire, alice, bob, hanne, charlie, clinic, unit_a, unit_elsewhere
) -> None:
    def more(number: int) -> None:
        course = courses.course(hanne.actor, clinic, fire, title=f"Course {number}")
        courses.signed_up(
            courses.session(course, hanne.actor, days_ahead(2), None), alice.person, by=alice.actor
        )
        series = gatherings.with_others(alice.actor, unit_a, Who(unit_elsewhere.pk))
        held = gatherings.gathering(series, alice.actor, days_ahead(3))
        arenas.seat(gatherings.places(held, unit_a), alice.person)
        matters.answered(matters.matter(bob, unit_a, f"Matter {number}", due_on=TODAY), alice)
        matters.answered(matters.matter(alice, unit_a, f"Idea {number}"), alice)
        guest = factories.member(unit_a, f"Guest{number} Gran")
        offer = placements.offer(charlie, unit_elsewhere.pk, per_month=None)
        placements.sent(placements.asked(offer, guest, unit_a.pk), alice)
        placements.asked(placements.offer(charlie, unit_elsewhere.pk), guest, unit_a.pk)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            week_of(alice)
        return len(found)

    more(1)
    week_of(alice)
    few = asked()
    for number in range(2, 7):
        more(number)

    assert asked() == few
    assert few <= 60


def test_what_waits_for_a_day_that_is_not_known_yet_stands_last(week_of, bob, alice, unit_a) -> None:
    series = arenas.arena(unit_a)
    meeting = arenas.occasion(series, days_ahead(30))
    at = Hanging(Anchor.OCCASION_END, meeting.pk)
    matters.matter(bob, unit_a, "Undated", arena_id=series.pk, hangs_on=at)
    matters.matter(bob, unit_a, "Soon", due_on=days_ahead(6))
    assert [one.what for one in week_of(alice).owe] == ["Soon"]

    arenas.moved(meeting, None)

    assert [(one.what, one.on) for one in week_of(alice).owe] == [("Soon", days_ahead(6)), ("Undated", None)]


def test_what_was_passed_on_is_owed_again_once_its_day_is_past(week_of, bob, alice, unit_a, unit_b) -> None:
    lamp = matters.matter(bob, unit_a)
    passed = matters.passed_on(lamp, unit_b, alice, days=1)
    assert week_of(alice).owe == ()
    MatterState.objects.filter(pk=passed.pk).update(due_on=days_ago(2))

    assert [(one.what, one.on) for one in week_of(alice).owe] == [(lamp.title, days_ago(2))]
