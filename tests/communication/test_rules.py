"""Who is told what, when; and how long one tries."""

from datetime import datetime, timedelta

import pytest

from stafett.communication import rules
from stafett.communication.models import Letter, Rhythm, Standing
from stafett.communication.rules import Choice
from stafett.lib.clock import OSLO
from stafett.people.actor import NOBODY, Actor
from stafett.people.roles import Power

HERE = 1
NOON = datetime(2026, 6, 17, 12, tzinfo=OSLO)
"""A Wednesday."""


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OSLO)


@pytest.mark.parametrize(
    ("rhythm", "silenced", "is_must", "wanted"),
    [
        (Rhythm.DAILY, set(), False, True),
        (Rhythm.DAILY, {"other"}, False, True),
        (Rhythm.DAILY, {"news"}, False, False),
        (Rhythm.DAILY, {"news"}, True, True),
        (Rhythm.NONE, set(), False, False),
        (Rhythm.NONE, set(), True, True),
    ],
)
def test_who_is_told(rhythm, silenced, is_must, wanted):
    assert rules.wants(Choice(rhythm, frozenset(silenced)), "news", is_must=is_must) is wanted


@pytest.mark.parametrize(
    ("rhythm", "written", "due"),
    [
        (Rhythm.AT_ONCE, "2026-06-17 12:00", "2026-06-17 12:00"),
        (Rhythm.NONE, "2026-06-17 12:00", "2026-06-17 12:00"),
        (Rhythm.DAILY, "2026-06-17 06:59", "2026-06-17 07:00"),
        (Rhythm.DAILY, "2026-06-17 07:00", "2026-06-18 07:00"),
        (Rhythm.DAILY, "2026-03-28 12:00", "2026-03-29 07:00"),
        (Rhythm.WEEKLY, "2026-06-17 12:00", "2026-06-22 07:00"),
        (Rhythm.WEEKLY, "2026-06-22 06:00", "2026-06-22 07:00"),
        (Rhythm.WEEKLY, "2026-06-22 08:00", "2026-06-29 07:00"),
    ],
)
def test_when_it_is_sent(rhythm, written, due):
    assert rules.due(at(written), Choice(rhythm), is_urgent=False) == at(due)


def test_mornings_are_oslo_s_also_when_the_clock_is_changed():
    due = rules.due(at("2026-03-28 12:00"), Choice(Rhythm.DAILY), is_urgent=False)

    assert due.utcoffset() == timedelta(hours=2)


def test_what_is_urgent_waits_for_no_morning():
    assert rules.due(NOON, Choice(Rhythm.WEEKLY), is_urgent=True) == NOON


def test_it_is_tried_less_and_less_often_and_given_up_after_five_days():
    now, waited = NOON, []
    while again := rules.next_attempt(NOON, len(waited) + 1, now=now):
        waited.append((again - now) / timedelta(minutes=1))
        now = again

    assert waited[:6] == [1, 5, 30, 120, 360, 360]
    assert len(waited) == 23
    assert timedelta(days=4, hours=18) < now - NOON <= timedelta(days=5)


def test_who_wants_no_more_of_something_keeps_the_rest():
    chosen = Choice(Rhythm.WEEKLY, frozenset({"a"}))

    assert rules.stops(chosen, ["b"]) == Choice(Rhythm.WEEKLY, frozenset({"a", "b"}))
    assert rules.stops(chosen, []) == Choice(Rhythm.NONE, frozenset({"a"}))


def administrator(organisation: int = HERE) -> Actor:
    return Actor("Dana", organisation_id=organisation, root_id=7, reach={Power.INVITE: frozenset([7])})


@pytest.mark.parametrize(
    ("actor", "standing", "reason"),
    [
        (administrator(), Standing.GIVEN_UP, ""),
        (administrator(), Standing.WAITING, "This is on its way, or has been sent."),
        (administrator(), Standing.SENT, "This is on its way, or has been sent."),
        (administrator(2), Standing.GIVEN_UP, "There is nothing here that you may do."),
        (NOBODY, Standing.GIVEN_UP, "There is nothing here that you may do."),
    ],
)
def test_who_may_try_again(actor, standing, reason):
    assert rules.can_try_again(actor, Letter(organisation_id=HERE, standing=standing)).reason == reason


@pytest.mark.parametrize(
    ("now", "monday"),
    [
        ("2026-06-15 06:59", None),
        ("2026-06-15 07:00", "2026-06-15"),
        ("2026-06-15 23:59", "2026-06-15"),
        ("2026-06-16 07:00", None),
    ],
)
def test_digests_open_with_a_week_on_its_monday(now, monday):
    found = rules.week_to_open_with(at(now))

    assert (found and found.isoformat()) == monday
