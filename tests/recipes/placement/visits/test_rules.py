from datetime import date, timedelta

from stafett.recipes.placement.visits import rules

FIRST, LAST = date(2027, 2, 18), date(2027, 5, 12)
DAY = timedelta(days=1)
BEFORE, YEAR = date(2026, 6, 15), date(2028, 5, 12)


def test_a_return_visit_is_ahead_in_the_stay_or_within_a_year_of_it() -> None:
    days = [BEFORE, FIRST - DAY, FIRST, LAST + DAY, YEAR, YEAR + DAY]
    assert [bool(rules.fits(day, FIRST, LAST, on=BEFORE)) for day in days] == [
        False, False, True, True, True, False,
    ]  # fmt: skip
    assert not rules.fits(FIRST, FIRST, LAST, on=FIRST + DAY)
    assert rules.fits(FIRST, None, None, on=FIRST)


def test_there_is_a_day_to_choose_for_a_year_after_it() -> None:
    assert rules.is_time_left(None, on=LAST)
    assert rules.is_time_left(LAST, on=YEAR)
    assert not rules.is_time_left(LAST, on=YEAR + DAY)
