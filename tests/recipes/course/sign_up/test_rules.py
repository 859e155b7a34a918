from datetime import timedelta

import pytest

from stafett.arenas.models import OccasionDetails, Seat, SeatState
from stafett.recipes.course.sign_up import rules

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_one_signs_up_oneself_those_one_leads_and_for_one_s_course_those_one_sees(
    bob, alice, hanne, dana, unit_a, unit_b, clinic
) -> None:
    def may(actor, person, units, owner=clinic.pk) -> bool:
        return bool(rules.can_sign_up(actor, person.pk, works_in=units, owner_unit_id=owner))

    assert may(bob.actor, bob.person, [])
    assert not may(bob.actor, bob.person, None)
    assert may(alice.actor, bob.person, [unit_a.pk])
    assert not may(alice.actor, hanne.person, [unit_b.pk])
    assert may(hanne.actor, bob.person, [unit_a.pk])
    assert not may(hanne.actor, bob.person, [unit_a.pk], owner=None)
    assert not may(bob.actor, alice.person, [unit_a.pk])
    assert not may(dana.actor, bob.person, [unit_a.pk])


def test_it_is_open_until_it_has_been_and_for_who_keeps_it_after_that_too(today) -> None:
    assert rules.is_open(OccasionDetails(starts_on=today), on=today)
    assert "held" in rules.is_open(OccasionDetails(starts_on=today - DAY), on=today).reason
    assert rules.is_open(OccasionDetails(starts_on=today - DAY), keeps=True, on=today)
    assert "called off" in rules.is_open(OccasionDetails(cancelled_on=today), keeps=True, on=today).reason


def test_taken_off_and_answered_by_oneself_or_the_leader(bob, alice, hanne, dana, unit_a) -> None:
    row = SeatState(person=bob.person, seat=Seat(for_unit=unit_a))
    guest = SeatState(guest_id=1, seat=Seat())

    def off(member, one=row) -> bool:
        return bool(rules.can_take_off(member.actor, one, keeps=member is hanne))

    assert off(bob)
    assert off(alice)
    assert off(hanne)
    assert not off(dana)
    assert not off(bob, guest)
    assert [bool(rules.can_answer(one.actor, row)) for one in (bob, alice, hanne)] == [True, True, False]
    assert not rules.can_answer(bob.actor, guest)
