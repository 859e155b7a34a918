"""Does a text seem to hold a Norwegian national identity number? Asked so that it is never stored."""

import re
from datetime import date

ELEVEN_DIGITS = re.compile(r"(?<!\d)(\d{6})[\s.\-\u00a0\u2011-\u2013]?(\d{5})(?!\d)")
FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)
SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
MADE_UP = (0, 40, 80)
"""Added to the month: nothing, or what the Norwegian Tax Administration and others add in made-up numbers."""


def seems_to_hold_one(text: str) -> bool:
    """Whether eleven digits in a row, perhaps with a blank, a dot or a dash after the sixth, can be the identity
    number or the D-number of somebody: a day that there is, and both check digits right."""
    return any(
        _can_be_one([int(digit) for digit in found[1] + found[2]]) for found in ELEVEN_DIGITS.finditer(text)
    )


def _can_be_one(digits: list[int]) -> bool:
    return (
        _is_a_day(digits)
        and _checks(digits[:9], FIRST_WEIGHTS, digits[9])
        and _checks(digits[:10], SECOND_WEIGHTS, digits[10])
    )


def _is_a_day(digits: list[int]) -> bool:
    day, month = digits[0] % 4 * 10 + digits[1], digits[2] * 10 + digits[3]
    year = digits[4] * 10 + digits[5]
    return any(_exists(day, month - added, year) for added in MADE_UP)


def _exists(day: int, month: int, year: int) -> bool:
    """In one of the centuries somebody alive was born in."""
    for century in (1800, 1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False


def _checks(digits: list[int], weights: tuple[int, ...], check: int) -> bool:
    total = sum(digit * weight for digit, weight in zip(digits, weights, strict=True))
    return (11 - total % 11) % 11 == check
