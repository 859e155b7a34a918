from stafett.arenas.groups import rules


def test_a_group_has_a_name() -> None:
    assert rules.fits("Home care")
    assert rules.fits(" ").reason == "Write what the group is called."
