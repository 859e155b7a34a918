from stafett.arenas.invited import rules


def test_nobody_asks_themselves() -> None:
    assert rules.can_be_asked("guro@solvik.example.org", own={"alice@example.org"})
    assert not rules.can_be_asked("alice@example.org", own={"alice@example.org"})
