"""Somebody outside is asked, signs what they have seen, and is asked no longer."""

from dataclasses import replace

import pytest

from stafett.audit import queries as audit
from stafett.communication.models import Message
from stafett.lib.verdict import NotAllowed
from stafett.people.actor import Actor
from stafett.people.guests import queries as guests
from stafett.people.models import Guest
from stafett.records import actions as records
from stafett.records.models import Performance
from stafett.records.outside_assessors import actions
from stafett.records.practice import actions as practice
from tests import factories
from tests.factories import GURO, days_ahead

from .conftest import add

pytestmark = pytest.mark.django_db

GONE = "This link does not work any more"


def last(member):
    """What the log says last."""
    entry = audit.entries(member.person.organisation_id).first()
    return entry.verb, entry.by, entry.by_guest, entry.subject, entry.detail


def test_asking_is_logged_with_the_name_and_the_workplace(alice, guro) -> None:
    told = ("practice.asked_outside", "Alice Aas", None, "Guro Gjest, Solvik Municipality", {})

    assert last(alice) == told


def test_a_link_may_be_mailed_and_says_nobody_s_name(alice, bob, done, today) -> None:
    asked = {"person_id": bob.person.pk, "competence_id": done.competence_id, "expires_on": days_ahead(9)}
    made = actions.ask(GURO, **asked, is_mailed=True, by=alice.actor, on=today)
    waiting = Message.objects.filter(dropped=False)
    said = "Will you sign what you have seen, on a practice list?"
    assert waiting.values_list("subject", "link").get() == (said, f"/guest/{made.token}/")
    again = actions.renew(made.link, is_mailed=True, by=alice.actor, on=today)
    assert waiting.get().link == f"/guest/{again.token}/"
    actions.take_back(again.link, by=alice.actor, on=today)
    assert not waiting.exists()


@pytest.mark.parametrize(
    "email", ["bob@example.org", "Bob+me@example.org", "alice@example.org", "erik@example.org"]
)
def test_who_is_registered_here_is_not_asked_as_a_guest(alice, bob, erik, done, today, email) -> None:
    asked = {"person_id": bob.person.pk, "competence_id": done.competence_id, "expires_on": today}
    with pytest.raises(NotAllowed):
        actions.ask(replace(GURO, email=email), **asked, by=alice.actor, on=today)

    assert not Guest.objects.exists()


def test_only_leaders_ask_and_only_for_a_practice_list(alice, bob, charlie, hanne, fire, done, today) -> None:
    asked = {"person_id": bob.person.pk, "expires_on": today, "on": today}
    for member in (bob, charlie, hanne):
        with pytest.raises(NotAllowed):
            actions.ask(GURO, competence_id=done.competence_id, by=member.actor, **asked)
    with pytest.raises(NotAllowed, match="no practice list"):
        actions.ask(GURO, competence_id=fire.pk, by=alice.actor, **asked)

    assert not Guest.objects.exists()


def test_a_practice_list_of_another_organisation_is_none(charlie, unit_elsewhere, done, today) -> None:
    theirs = factories.member(unit_elsewhere, "Kim Kommune")
    with pytest.raises(NotAllowed, match="no practice list"):
        actions.ask(
            GURO, person_id=theirs.person.pk, competence_id=done.competence_id, expires_on=today,
            by=charlie.actor, on=today,
        )  # fmt: skip


def test_a_guest_signs_in_their_own_name_and_workplace(guro, alice, bob, done, cannula, today) -> None:
    another = add(bob, cannula, today)
    gone = add(bob, cannula, today)
    practice.take_away(gone, by=bob.actor)

    signed = actions.sign([done, another, gone], by=guro.actor, on=today)

    name = "Guro Gjest, Solvik Municipality"
    assert [(row.signed_by, row.signer, row.signed_on) for row in signed] == [(name, None, today)] * 2
    assert last(alice) == ("practice.signed", name, guro.link.guest_id, "", {"count": 2})
    assert actions.sign([done], by=guro.actor, on=today) == []
    claimed = records.Shown(competence_id=done.competence_id, achieved_on=today)
    assert records.claim(claimed, by=bob.actor, on=today).is_claim


def test_one_that_is_not_theirs_stops_all(guro, alice, done, cannula, today) -> None:
    other = add(alice, cannula, today)
    with pytest.raises(NotAllowed, match="another practice list"):
        actions.sign([done, other], by=guro.actor, on=today)

    assert not Performance.objects.open().exclude(signed_on=None).exists()


def test_after_the_last_day_nothing_is_signed(guro, done) -> None:
    with pytest.raises(NotAllowed, match=GONE):
        actions.sign([done], by=guro.actor, on=days_ahead(31))


def test_after_it_was_taken_back_nothing_is_signed_by_who_was_on_the_page(
    guro, gunnar, alice, done, today
) -> None:
    guest = guro.actor
    actions.take_back(guro.link, by=gunnar.actor, on=today)

    assert last(alice)[:4] == ("practice.not_asked_outside", "Gunnar Holm", None, str(guro.link.guest))
    with pytest.raises(NotAllowed, match=GONE):
        actions.sign([done], by=guest, on=today)
    assert guests.by_token(guro.token, on=today) is None


def test_a_link_taken_back_while_signing_waited_its_turn_signs_nothing(
    guro, alice, done, today, monkeypatch
) -> None:
    real = actions.audit.change

    def after_it_was_taken_back(*args, **given):
        monkeypatch.setattr(actions.audit, "change", real)
        actions.take_back(guro.link, by=alice.actor, on=today)
        return real(*args, **given)

    monkeypatch.setattr(actions.audit, "change", after_it_was_taken_back)
    with pytest.raises(NotAllowed, match=GONE):
        actions.sign([done], by=guro.actor, on=today)

    assert not Performance.objects.open().exclude(signed_on=None).exists()


def test_a_new_link_is_made_by_who_may_ask(guro, alice, bob, hanne, done, today) -> None:
    for member in (bob, hanne):
        for act in (actions.renew, actions.take_back):
            with pytest.raises(NotAllowed):
                act(guro.link, by=member.actor, on=today)

    made = actions.renew(guro.link, by=alice.actor, on=days_ahead(10))

    assert (made.link.expires_on, made.link.scope) == (days_ahead(40), guro.link.scope)
    assert last(alice)[:4] == ("practice.asked_outside_again", "Alice Aas", None, str(guro.link.guest))
    assert guests.by_token(guro.token, on=today) is None


def test_nobody_but_a_guest_signs_this_way(guro, alice, done, today) -> None:
    for actor in (alice.actor, Actor(label="nobody"), replace(guro.actor, guest_scope="practice:0:0")):
        with pytest.raises(NotAllowed, match=GONE):
            actions.sign([done], by=actor, on=today)
