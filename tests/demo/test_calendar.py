from datetime import date

import pytest

from stafett.demo.calendar import is_working_day, working_day


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2026, 12, 23), date(2026, 12, 23)),  # a Wednesday
        (date(2026, 12, 24), date(2026, 12, 28)),  # a Thursday, two holidays, a Sunday
        (date(2026, 12, 31), date(2027, 1, 4)),
        (date(2027, 3, 25), date(2027, 3, 30)),  # Maundy Thursday to Easter Monday
        (date(2027, 5, 15), date(2027, 5, 18)),  # a weekend, and Whit Monday that is the Constitution Day
        (date(2026, 11, 21), date(2026, 11, 23)),
    ],
)
def test_nobody_meets_at_weekends_on_holidays_or_the_eves(day, moved) -> None:
    assert (working_day(day), is_working_day(day)) == (moved, day == moved)
