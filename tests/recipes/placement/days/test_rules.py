from datetime import date, time, timedelta

from stafett.lib.public_holidays import public_holidays
from stafett.recipes.placement.days import rules
from stafett.recipes.placement.days.rules import Pattern, Shift, Weeks

FIRST, LAST = date(2027, 2, 18), date(2027, 5, 12)
TWO_A_WEEK = Pattern(weekdays=frozenset({2, 4}))


def days(pattern: Pattern, first: date = FIRST, last: date = LAST) -> list[date]:
    return [shift.day for shift in rules.days(pattern, first, last, public_holidays(first, last))]


def test_twelve_weeks_at_two_days_are_24_without_the_holidays_among_them() -> None:
    all_days = rules.days(TWO_A_WEEK, FIRST, LAST, ())
    assert len(all_days) == 24
    out = rules.left_out(TWO_A_WEEK, FIRST, LAST, public_holidays(FIRST, LAST))
    assert out == {date(2027, 3, 25): "Skjærtorsdag", date(2027, 5, 6): "Kristi himmelfartsdag"}
    assert days(TWO_A_WEEK) == [shift.day for shift in all_days if shift.day not in out]


def test_holidays_may_be_kept_and_days_of_ones_own_left_out() -> None:
    gone = frozenset({date(2027, 2, 23)})
    kept = Pattern(weekdays=frozenset({2, 4}), on_holidays=True, left_out=gone)
    assert len(days(kept)) == 23
    assert date(2027, 2, 23) not in days(kept)


def test_weeks_by_their_iso_numbers() -> None:
    def weeks(kind: Weeks, these: set[int] = frozenset()) -> set[int]:
        pattern = Pattern(weekdays=frozenset({2}), weeks=kind, these=frozenset(these))
        return {day.isocalendar().week for day in days(pattern, FIRST, date(2027, 3, 24))}

    assert weeks(Weeks.EVERY) == {8, 9, 10, 11, 12}
    assert weeks(Weeks.ODD) == {9, 11}
    assert weeks(Weeks.EVEN) == {8, 10, 12}
    assert weeks(Weeks.THESE, {8, 12, 40}) == {8, 12}


def test_a_week_belongs_to_the_year_its_thursday_is_in() -> None:
    pattern = Pattern(weekdays=frozenset({4, 5}), weeks=Weeks.THESE, these=frozenset({53}), on_holidays=True)
    assert days(pattern, date(2026, 12, 20), date(2027, 1, 10)) == [date(2026, 12, 31), date(2027, 1, 1)]


def test_given_days_stand_whatever_else_is_left_out_and_only_within_the_period() -> None:
    night = Shift(date(2027, 3, 26), time(22), time(7))
    outside = Shift(date(2028, 1, 1))
    pattern = Pattern(given=(night, outside), left_out=frozenset({night.day}))
    assert rules.days(pattern, FIRST, LAST, public_holidays(FIRST, LAST)) == [night]
    assert night.last_day == date(2027, 3, 27)
    assert outside.last_day == outside.day
    assert Shift(FIRST, time(8), time(16)).last_day == FIRST


def test_two_periods_give_the_days_of_both_together() -> None:
    middle = date(2027, 4, 1)
    together = days(TWO_A_WEEK)
    assert days(TWO_A_WEEK, last=middle) + days(TWO_A_WEEK, first=middle + rules.DAY) == together


def test_what_is_stored_is_read_again() -> None:
    pattern = Pattern(
        weekdays=frozenset({1}),
        weeks=Weeks.THESE,
        these=frozenset({8}),
        starts=time(8),
        ends=time(15, 30),
        given=(Shift(FIRST, time(22), time(7)), Shift(LAST)),
        left_out=frozenset({LAST}),
        on_holidays=True,
    )
    assert rules.read_pattern(rules.stored_pattern(pattern)) == pattern


def test_a_period_fits() -> None:
    some = [Shift(FIRST)]
    assert rules.fits(FIRST, LAST, some)
    assert not rules.fits(LAST, FIRST, some)
    assert not rules.fits(FIRST, LAST, [])
    assert not rules.fits(FIRST, FIRST + timedelta(days=800), some)
    assert not rules.fits(FIRST, LAST, some * 400)
