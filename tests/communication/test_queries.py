"""Who is reached where, and what could not be delivered."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections, transaction

from stafett.communication import actions, queries
from stafett.communication.models import Message, Standing
from stafett.communication.queries import Counts, Health, Reader
from stafett.lib import clock
from stafett.people.models import Identity, PersonDetails, Tie
from tests import factories


def test_a_letter_goes_to_the_address_of_the_record(bob):
    assert queries.reached(bob.person.pk) == Reader("Bob Berg", "bob@example.org")


def test_without_one_it_goes_to_that_of_the_log_in(bob):
    Identity.objects.filter(pk=bob.identity.pk).update(email="home@example.org")
    factories.correct(PersonDetails.objects.get(person=bob.person), email=" ")

    assert queries.reached(bob.person.pk) == Reader("Bob Berg", "home@example.org")


def test_who_has_neither_is_not_reached(trust, bob):
    nobody = factories.person(trust, "No Address")
    assert queries.reached(nobody.pk) is None

    factories.correct(PersonDetails.objects.get(person=bob.person), email="")
    Identity.objects.filter(pk=bob.identity.pk).update(is_active=False)
    assert queries.reached(bob.person.pk) is None


def test_whose_record_was_withdrawn_is_not_reached(bob):
    factories.close(PersonDetails.objects.get(person=bob.person))

    assert queries.reached(bob.person.pk) is None


def test_one_reads_what_one_was_told_and_nothing_else(bob, alice, charlie):
    first, second = factories.told(bob.person, "First"), factories.told(bob.person, "Second")
    untrue = factories.told(bob.person, "Untrue")
    Message.objects.filter(pk=untrue.pk).update(dropped=True)
    factories.told(alice.person, "For Alice")

    assert list(queries.told(bob.actor)) == [second, first]
    assert list(queries.told(charlie.actor)) == []


def test_figures_are_of_one_organisation_and_of_a_week(bob, charlie):
    now, long_ago = clock.now(), clock.now() - timedelta(days=8)
    for standing in (Standing.SENT, Standing.GIVEN_UP):
        for person, day in ((bob.person, now), (bob.person, long_ago), (charlie.person, now)):
            factories.letter(person, standing=standing, settled_at=day)
    factories.letter(bob.person)
    factories.told(bob.person)

    assert queries.counts(bob.person.organisation_id, now=now) == Counts(1, 1, 1, 1)


def test_who_looks_after_log_ins_sees_what_was_not_delivered(bob, alice, dana, charlie):
    given_up = factories.letter(bob.person, standing=Standing.GIVEN_UP, settled_at=clock.now())
    trying = factories.letter(bob.person, failure="550 no such user", attempts=1)
    factories.letter(bob.person)
    factories.letter(bob.person, standing=Standing.SENT, settled_at=clock.now(), failure="earlier")
    factories.letter(charlie.person, standing=Standing.GIVEN_UP, settled_at=clock.now())

    assert list(queries.undelivered(dana.actor)) == [trying, given_up]
    assert list(queries.undelivered(alice.actor)) == []


def test_mail_is_well_while_nothing_waits_too_long(bob):
    now = clock.now()
    factories.told(bob.person)
    factories.letter(bob.person)
    assert queries.health(now=now) == Health(late=0, given_up=0)

    Message.objects.update(due_at=now - timedelta(hours=2))
    factories.letter(bob.person, made_at=now - timedelta(hours=2))
    factories.letter(bob.person, standing=Standing.GIVEN_UP, settled_at=now)
    assert queries.health(now=now) == Health(late=2, given_up=1)


def test_a_calendar_is_its_owner_s_as_long_as_they_are_here(bob):
    token = actions.make_calendar_link(person_id=bob.person.pk)
    assert queries.calendar_of("guessed") is None
    assert queries.calendar_link(bob.person.pk) == queries.calendar_of(token)[0]
    assert queries.calendar_link(None) is None

    Identity.objects.update(is_active=False)
    assert queries.calendar_of(token) is None

    Identity.objects.update(is_active=True)
    factories.close(Tie.objects.get(person=bob.person))
    assert queries.calendar_of(token) is None


def test_what_somebody_was_told_of_is_known(bob):
    factories.told(bob.person, about="a:1")

    assert queries.not_told_of(factories.NEWS, {"a:1": 1, "a:2": 2}) == {"a:2": 2}
    assert queries.not_told_of(factories.MUST, {"a:1": 1}) == {"a:1": 1}


@pytest.mark.django_db(transaction=True)
def test_of_several_who_would_tell_the_same_at_once_one_does(bob):
    all_there = threading.Barrier(4)

    def tell(_number: int) -> int:
        try:
            all_there.wait(timeout=60)
            with transaction.atomic():
                new = queries.not_told_of(factories.NEWS, {"a:1": 1})
                time.sleep(0.3)  # the others look meanwhile, if nothing holds them back
                for name in new:
                    factories.told(bob.person, about=name)
            return len(new)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as several:
        told = sorted(several.map(tell, range(4)))

    assert (told, Message.objects.count()) == ([0, 0, 0, 1], 1)
