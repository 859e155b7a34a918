"""What a guest is shown to sign, and whether whoever asked them still may ask."""

import pytest

from stafett.people.models import RoleCode
from stafett.records.outside_assessors import queries
from tests import factories
from tests.factories import days_ago, days_ahead

from .conftest import add

pytestmark = pytest.mark.django_db


def test_leaders_and_deputies_ask_about_their_own_people(
    alice, gunnar, hanne, erik, bob, charlie, done, today
) -> None:
    may = {
        member.person.key.partition("-")[0]: bool(queries.may_ask(member.actor, bob.person.pk, on=today))
        for member in (alice, gunnar, hanne, erik, bob, charlie)
    }
    assert list(may.values()) == [True, True, False, False, False, False]


def test_only_what_nobody_has_signed_on_this_one_list_waits(guro, bob, alice, done, cannula, today) -> None:
    another = factories.competence(alice.person.organisation, "Catheter")
    from_another = type(cannula)(**{**_fields(cannula), "competence_id": another.pk, "key": "p2"})
    from_another.save()
    add(bob, from_another, today)
    add(alice, cannula, today)
    later = add(bob, cannula, today)

    assert list(queries.waiting(guro.link)) == [done, later]
    factories.correct(later, signed_on=today)
    assert list(queries.waiting(guro.link)) == [done]
    assert [(one.practice, one.unsigned, one.signed) for one in queries.progress(guro.link, on=today)] == [
        (cannula, 1, 1)
    ]


def _fields(row):
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key}


def test_those_asked_are_listed_for_the_list_they_sign_on(guro, bob, cannula) -> None:
    organisation = bob.person.organisation_id

    assert list(queries.asked(organisation, bob.person.pk, cannula.competence_id)) == [guro.link]
    assert list(queries.asked(organisation, bob.person.pk, cannula.competence_id + 1)) == []


def test_a_guest_may_sign_for_as_long_as_who_asked_may_ask(guro, alice, bob, done, unit_b, today) -> None:
    assert [bool(verdict) for verdict in queries.may_sign(guro.link, [done], on=today)] == [True]

    factories.correct(bob.person.employments.get(), unit_id=unit_b.pk)
    assert [verdict.reason for verdict in queries.may_sign(guro.link, [done], on=today)] == [
        "Whoever asked you no longer chooses who signs there. Ask for a new link."
    ]


def test_when_the_leader_has_left_nobody_signs_by_their_link(guro, alice, done, today) -> None:
    factories.correct(alice.person.roles.get(role=RoleCode.LEADER), ends_on=days_ago(1))

    assert not queries.may_still_ask(guro.link, on=today)
    assert not queries.may_still_ask(guro.link, on=days_ahead(1))


def test_who_asked_may_not_be_the_person_under_another_record(guro, alice, bob, today) -> None:
    factories.close(bob.identity.ties.get())
    factories.close(alice.identity.ties.get())
    factories.tie(alice.identity, bob.person)

    assert queries.may_still_ask(guro.link, on=today).reason == (
        "Your leader asks somebody outside to sign what you have done."
    )


def test_a_guest_whose_address_became_the_persons_does_not_sign(guro, bob, done, today) -> None:
    factories.correct(bob.person.details.get(), email="guro+x@solvik.example.org")

    assert [bool(verdict) for verdict in queries.may_sign(guro.link, [done], on=today)] == [False]
    assert queries.addresses_of(bob.person.pk) == {"bob@example.org", "guro@solvik.example.org"}
