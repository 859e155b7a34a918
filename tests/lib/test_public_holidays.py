from datetime import date

from stafett.lib.public_holidays import public_holidays


def test_easter_moves_and_both_its_days_are_known() -> None:
    assert public_holidays(date(2027, 3, 25), date(2027, 3, 31)) == {
        date(2027, 3, 25): "Skjærtorsdag",
        date(2027, 3, 26): "Langfredag",
        date(2027, 3, 28): "Første påskedag",
        date(2027, 3, 29): "Andre påskedag",
    }


def test_a_period_may_cross_the_year() -> None:
    assert list(public_holidays(date(2026, 12, 26), date(2027, 1, 1))) == [
        date(2026, 12, 26),
        date(2027, 1, 1),
    ]
