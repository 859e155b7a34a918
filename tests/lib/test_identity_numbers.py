"""Numbers here are nobody's: made with right check digits for days and serial numbers that are not given out."""

import pytest

from stafett.lib.identity_numbers import FIRST_WEIGHTS, SECOND_WEIGHTS, seems_to_hold_one


def numbered(start: str) -> str:
    """The first number that begins so and has right check digits."""
    for serial in range(1000):
        digits = [int(digit) for digit in f"{start}{serial:03}"]
        for weights in (FIRST_WEIGHTS, SECOND_WEIGHTS):
            digits.append((11 - sum(a * b for a, b in zip(digits, weights, strict=False)) % 11) % 11)
        if 10 not in digits:
            return "".join(map(str, digits))
    raise AssertionError(start)


@pytest.mark.parametrize("start", ["010190", "310300", "290204", "410190", "014190", "018190", "418190"])
@pytest.mark.parametrize("written", ["{}", "{0:.6} {1}", "{0:.6}-{1}", "{0:.6}.{1}", "nr{0}.", "({0})"])
def test_what_can_be_somebody_s_number_is_found(start: str, written: str) -> None:
    number = numbered(start)

    assert seems_to_hold_one(f"Ring {written.format(number, number[6:])} nå")


@pytest.mark.parametrize(
    "text", ["", "Ring 22 33 44 55", "2026-06-01", "12345678901", "1" * 40, "010190 12345 6"]
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not seems_to_hold_one(text)


def test_a_day_there_is_not_is_no_number() -> None:
    assert not seems_to_hold_one(numbered("320190"))
    assert not seems_to_hold_one(numbered("300290"))


def test_a_wrong_check_digit_is_no_number() -> None:
    number = numbered("010190")
    last, first = int(number[10]), int(number[9])

    assert not seems_to_hold_one(f"{number[:10]}{(last + 1) % 10}")
    assert not seems_to_hold_one(f"{number[:9]}{(first + 1) % 10}{last}")
