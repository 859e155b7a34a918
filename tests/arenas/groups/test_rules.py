from stafett.arenas.groups import rules


def test_a_group_has_a_name() -> None:
    assert rules.fits("Home care")
    assert rules.fits(" ").reason == "Write what the group is called."


def test_two_groups_do_not_have_the_same_name() -> None:
    assert rules.fits("Operations", ["Home care"])
    assert (
        rules.fits(" operations", ["Home care", "Operations"]).reason
        == "There is a group with this name already."
    )
