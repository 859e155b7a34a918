from stafett.recipes.placement.outside import rules


def test_a_host_outside_has_a_name_and_the_stay_too() -> None:
    assert rules.there_fits("Solvik Municipality", "Home care")
    for host, title in (
        (" ", "Home care"),
        ("Solvik", " "),
        ("S" * 301, "Home care"),
        ("Solvik", "12057900499"),
    ):
        assert not rules.there_fits(host, title)


def test_links_are_for_a_side_that_has_nobody_here() -> None:
    assert rules.can_invite(is_outside=True)
    assert not rules.can_invite(is_outside=False)


def test_somebody_outside_is_let_in_once() -> None:
    assert rules.can_begin_here(talks=False)
    assert "begun already" in rules.can_begin_here(talks=True).reason
