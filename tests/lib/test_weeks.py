from datetime import date

import pytest

from stafett.lib import weeks


def test_a_week_is_from_monday_to_sunday():
    week = weeks.of(date(2026, 11, 26))

    assert (week.first, week.last) == (date(2026, 11, 23), date(2026, 11, 29))
    assert (week.number, week.code) == (48, "2026-W48")
    assert (week.before.code, week.after.code) == ("2026-W47", "2026-W49")
    assert [weeks.of(day) for day in (week.first, week.last)] == [week, week]


def test_a_year_has_fifty_two_weeks_or_fifty_three():
    week = weeks.of(date(2027, 1, 1))

    assert (week.code, week.after.code) == ("2026-W53", "2027-W01")
    assert weeks.read("2026-w53") == week


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026-W", "2026-W00", "2027-W53", "2026-W99", "1899-W10", "2300-W10", "9999-W52", "²026-W10",
     "2026-W٣", "-W10", "2026-W000001", "2026-11-23"],
)  # fmt: skip
def test_what_is_no_week_is_none(text):
    assert weeks.read(text) is None
