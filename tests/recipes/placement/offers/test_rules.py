from stafett.recipes.placement.offers import rules


def test_only_the_units_leader_writes_its_offers() -> None:
    assert rules.can_write({1}, 1)
    assert not rules.can_write({1}, 2)


def test_an_offer_says_what_it_is() -> None:
    assert rules.fits("T", "L", None, is_contact_known=True)
    assert rules.fits("T", "L", 1, is_contact_known=True)
    assert not rules.fits(" ", "L", None, is_contact_known=True)
    assert not rules.fits("T", " ", None, is_contact_known=True)
    assert not rules.fits("T", "L", 0, is_contact_known=True)
    assert not rules.fits("T", "L", None, is_contact_known=False)
