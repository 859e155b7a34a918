"""Offers that nobody took are passed on, about once a minute."""

import logging
from datetime import timedelta

import pytest
from django.db import DatabaseError

from stafett.arenas.models import SeatState
from stafett.communication.models import Message
from stafett.config import running_out
from stafett.recipes.course.sign_up import actions as sign_up
from tests import factories
from tests.factories import arenas, courses, pulses
from tests.factories.arenas import NOON

LATER = NOON + timedelta(hours=49)


@pytest.mark.django_db
def test_an_offer_that_has_run_out_goes_to_the_next(hanne, clinic, unit_a) -> None:
    session = courses.session(courses.course(hanne.actor, clinic), hanne.actor, places=1)
    staff = [factories.member(unit_a, f"Nurse{number} Nilsen").person for number in range(3)]
    went = courses.signed_up(session, *staff, by=hanne.actor)
    sign_up.take_off(went.taken[0].seat, by=hanne.actor, at=NOON)
    passing = running_out.Passing()
    passing.once(at=NOON)
    passing.once(at=LATER)

    states = SeatState.objects.open().order_by("seat_id").values_list("state", flat=True)
    assert list(states) == ["withdrawn", "lapsed", "offered"]


@pytest.mark.django_db
def test_those_who_are_asked_something_hear_it_when_it_opens(unit_a) -> None:
    arena = arenas.arena(unit_a)
    pulses.members(unit_a, arena, 2)
    pulses.wave(pulses.form(arena))
    running_out.Passing().once(at=NOON)

    assert set(Message.objects.values_list("kind", flat=True)) == {"pulse.asked"}


@pytest.mark.parametrize("fault", [DatabaseError(), ZeroDivisionError()])
def test_it_is_done_once_a_minute_and_a_fault_is_said_and_keeps_nothing_back(
    fault, monkeypatch, caplog
) -> None:
    done, opened = [], []

    def fail(*, at) -> int:
        done.append(at)
        raise fault

    monkeypatch.setattr(running_out.courses, "let_run_out", fail)
    monkeypatch.setattr(running_out.pulses, "opened", lambda *, at: opened.append(at))
    passing, minute = running_out.Passing(), timedelta(minutes=1)
    with caplog.at_level(logging.ERROR):
        for at in (NOON, NOON + minute / 2, NOON + minute):
            passing.once(at=at)

    assert done == opened == [NOON, NOON + minute]
    assert "Offers that have run out could not be passed on" in caplog.text
