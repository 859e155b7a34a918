"""Days and weeks as people write them, one on each line."""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta

from django import forms
from django.utils.translation import gettext as _

from stafett.recipes.placement.days.rules import Shift

DAY = timedelta(days=1)
LONGEST = 400
WRITTEN = r"(\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4})"
SHIFT = re.compile(WRITTEN + r"(?:\s+(\d\d[:.]\d\d)\s*[-–]\s*(\d\d[:.]\d\d))?")
SPAN = re.compile(WRITTEN + rf"(?:\s*[-–]\s*{WRITTEN})?")
WEEKS = re.compile(r"(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?")


def shifts(text: str) -> tuple[Shift, ...]:
    """Such as `2027-02-18 22:00–07:00` or `18.2.2027`; times where there are any. Raises ValidationError with the
    line."""
    return tuple(_shift(line) for line in _lines(text))


def _shift(line: str) -> Shift:
    found = SHIFT.fullmatch(line)
    try:
        if found is None:
            raise ValueError(line)
        day, starts, ends = found.groups()
        return Shift(_day(day), _time(starts), _time(ends))
    except ValueError as error:
        sentence = _("“%(line)s” is no day. Write it such as 2027-02-18, or 2027-02-18 22:00-07:00.")
        raise forms.ValidationError(sentence % {"line": line}) from error


def _day(written: str) -> date:
    """`2027-02-18`, or `18.2.2027` as one writes at home."""
    if "-" in written:
        return date.fromisoformat(written)
    day, month, year = map(int, written.split("."))
    return date(year, month, day)


def _time(written: str | None) -> time | None:
    return time.fromisoformat(written.replace(".", ":")) if written else None


def days(text: str) -> frozenset[date]:
    """Such as `2027-03-01` or `2027-03-01 – 2027-03-05`. Raises ValidationError with the line."""
    return frozenset(day for line in _lines(text) for day in _span(line))


def _span(line: str) -> list[date]:
    found = SPAN.fullmatch(line)
    try:
        if found is None:
            raise ValueError(line)
        first = _day(found[1])
        length = (_day(found[2] or found[1]) - first).days
        if not 0 <= length <= LONGEST:
            raise ValueError(line)
        return [first + DAY * number for number in range(length + 1)]
    except ValueError as error:
        sentence = _("“%(line)s” is no day. Write it such as 2027-03-01, or 2027-03-01 – 2027-03-05.")
        raise forms.ValidationError(sentence % {"line": line}) from error


def weeks(text: str) -> frozenset[int]:
    """Such as `8, 10, 12–15`. Raises ValidationError."""
    return frozenset(week for part in text.split(",") if part.strip() for week in _weeks(part.strip()))


def _weeks(part: str) -> range:
    found = WEEKS.fullmatch(part)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= first <= last <= 53:
        sentence = _("“%(part)s” is no week. Write the weeks such as 8, 10, 12–15.")
        raise forms.ValidationError(sentence % {"part": part})
    return range(first, last + 1)


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())
