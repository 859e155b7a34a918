"""The clock, read at the door."""

from datetime import date, datetime, timedelta

import pytest

from stafett.lib import clock


def test_now_knows_its_zone():
    assert clock.now().tzinfo == clock.OSLO


def test_today_can_be_set():
    assert clock.today() == date(2026, 6, 15)


def test_today_is_the_day_in_oslo(monkeypatch):
    monkeypatch.delenv("STAFETT_TODAY")
    before = datetime.now(clock.OSLO).date()

    assert clock.today() - before in {timedelta(0), timedelta(1)}


def test_a_set_day_that_is_none_is_refused(monkeypatch):
    monkeypatch.setenv("STAFETT_TODAY", "tomorrow")

    with pytest.raises(ValueError, match="tomorrow"):
        clock.today()


def test_the_moment_is_of_today():
    assert (clock.moment().date(), clock.moment().tzinfo) == (clock.today(), clock.OSLO)
