from stafett.arenas import rules


def test_an_arena_has_a_title_and_days_in_order(today) -> None:
    assert rules.fits("Fire", None, None)
    assert rules.fits("Fire", today, None)
    assert rules.fits("Fire", today, today)
    assert rules.fits("  ", None, None).reason == "Write a title."
    assert rules.fits("Fire", today, today.replace(day=1)).reason == (
        "The last day must be the first day or later."
    )


def test_a_purpose_says_something() -> None:
    assert rules.purpose_fits("To learn from each other.")
    assert rules.purpose_fits(" \n").reason == "Write what it is for."
