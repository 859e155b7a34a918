from datetime import date, time

import pytest
from django import forms

from stafett.recipes.placement.days.rules import Shift
from stafett.web.placements import written_days

NIGHT = Shift(date(2027, 2, 18), time(22), time(7))


@pytest.mark.parametrize(
    "line", ["2027-02-18 22:00-07:00", "18.02.2027 22:00–07:00", "18.2.2027  22.00 - 07.00"]
)
def test_a_shift_is_written_as_people_write_it(line) -> None:
    assert written_days.shifts(f" {line} \n\n") == (NIGHT,)


def test_days_may_be_from_one_to_another() -> None:
    found = written_days.days("2027-03-01\n3.3.2027 – 04.03.2027")

    assert sorted(found) == [date(2027, 3, day) for day in (1, 3, 4)]


@pytest.mark.parametrize(
    "line", ["tomorrow", "31.02.2027", "2027-13-01", "18.02.27", "2027-02-18 25:00-07:00"]
)
def test_what_is_no_day_is_said_with_the_line(line) -> None:
    with pytest.raises(forms.ValidationError, match="is no day"):
        written_days.shifts(line)


def test_no_day_comes_before_the_first() -> None:
    with pytest.raises(forms.ValidationError, match="is no day"):
        written_days.days("5.3.2027-1.3.2027")
