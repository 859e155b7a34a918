from stafett.recipes.gathering.outside import rules
from stafett.recipes.gathering.rules import Who


def test_a_guest_comes_from_a_member_outside() -> None:
    members = [Who(7), Who(None, "Sør IKT")]
    assert rules.can_be_from("Sør IKT", members)
    assert not rules.can_be_from("", members)
    assert not rules.can_be_from("Nord IKT", members)


def test_and_comes_for_as_long_as_it_is_one() -> None:
    assert rules.can_come(is_of_a_member=True)
    assert not rules.can_come(is_of_a_member=False)


def test_a_long_name_is_said_in_what_a_guests_workplace_holds() -> None:
    assert len(rules.works_at("S" * 300)) == 90
