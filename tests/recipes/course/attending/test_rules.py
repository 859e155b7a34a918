import pytest

from stafett.arenas.models import ArenaDetails
from stafett.people.appointments import independence
from stafett.recipes.course.attending import rules

pytestmark = pytest.mark.django_db


def test_the_list_is_kept_by_who_keeps_or_holds_the_course(hanne, alice, bob, clinic) -> None:
    course = ArenaDetails(owner_unit=clinic, contact=bob.person)

    assert rules.can_keep_list(hanne.actor, course)
    assert rules.can_keep_list(bob.actor, course)
    assert "keep the course" in rules.can_keep_list(alice.actor, course).reason
    assert not rules.can_keep_list(alice.actor, ArenaDetails(owner_unit=clinic))


def test_nobody_decides_about_themselves(hanne, bob, clinic, today) -> None:
    course = ArenaDetails(owner_unit=clinic)
    deciding = independence.deciding(hanne.actor, [bob.person.pk], on=today)

    assert rules.may_decide_about(deciding, bob.person.pk, course)
    assert not rules.may_decide_about(deciding, hanne.person.pk, course)


def test_whom_the_page_says_to_ask_decides_about_nobody(alice, bob, clinic, today) -> None:
    course = ArenaDetails(owner_unit=clinic, contact=alice.person)
    deciding = independence.deciding(alice.actor, [bob.person.pk], on=today)

    assert rules.can_keep_list(alice.actor, course)
    assert not rules.may_decide_about(deciding, bob.person.pk, course)
