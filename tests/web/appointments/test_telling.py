"""Who is chosen is told, in the same change."""

import pytest

from stafett.communication import delivery
from stafett.communication.models import Message
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.appointments.rules import Appointment
from stafett.people.models import Role, RoleCode
from stafett.web.appointments import telling
from tests.factories import days_ahead

pytestmark = pytest.mark.django_db

SOON = days_ahead(30)


def chosen(by, whom, unit, today, role=RoleCode.DELEGATE, ends_on=SOON):
    asked = Appointment(
        person_id=whom.person.pk, role=role, unit_id=unit.pk, starts_on=today, ends_on=ends_on
    )
    return telling.appoint(asked, by=by.actor)


def said():
    return [(row.subject, row.paragraphs, row.link) for row in Message.objects.filter(dropped=False)]


def test_who_is_chosen_is_told_until_when_and_by_whom(alice, bob, unit_a, today):
    chosen(alice, bob, unit_a, today)

    days = "From 15 June 2026 through 15 July 2026."
    told = (
        "You have been chosen as delegate in Section A",
        [days, "Chosen by Alice Aas."],
        "/claims/",
    )
    assert said() == [told]
    assert Message.objects.get().is_must


def test_an_assessor_without_a_last_day_is_sent_to_what_is_to_be_signed(alice, bob, unit_a, today):
    chosen(alice, bob, unit_a, today, role=RoleCode.ASSESSOR, ends_on=None)

    ((_subject, paragraphs, link),) = said()
    assert (paragraphs[0], link) == ("From 15 June 2026, until further notice.", "/claims/signing/")


def test_what_is_refused_is_not_told(alice, bob, unit_a, unit_b, today):
    with pytest.raises(NotAllowed):
        chosen(alice, bob, unit_b, today)

    assert (said(), Role.objects.filter(person=bob.person).count()) == ([], 0)


def test_taken_back_before_it_was_sent_nothing_is_told(alice, bob, unit_a, today):
    role = chosen(alice, bob, unit_a, today)
    telling.take_back(role, by=alice.actor)

    assert said() == []


def test_taken_back_after_it_was_sent_that_is_told_too(alice, bob, unit_a, today):
    role = chosen(alice, bob, unit_a, today)
    delivery.gather(now=clock.now() + delivery.LEASE * 200)
    letter = Message.objects.get().letter
    letter.standing, letter.settled_at = "sent", clock.now()
    letter.save()

    telling.take_back(role, by=alice.actor)

    assert said()[1:] == [("You are no longer delegate in Section A", ["Taken back by Alice Aas."], "")]
