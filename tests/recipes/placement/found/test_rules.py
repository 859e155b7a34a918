from stafett.recipes.placement.found import rules


def test_a_kind_of_ours_to_one_of_the_two_units() -> None:
    assert rules.fits("need", 1, (1, 2))
    assert not rules.fits("need", 3, (1, 2))
    assert not rules.fits("stranger", 1, (1, 2))
