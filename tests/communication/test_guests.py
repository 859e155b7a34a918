"""A guest is told things too: all of it, at once, and the link that lets them in is kept no longer than it must be."""

import pytest
from django.db import IntegrityError, transaction

from stafett.communication import actions, delivery
from stafett.communication.letters import Sender
from stafett.communication.models import Letter, Message, Standing
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.guests import actions as guests
from stafett.people.models import Guest
from tests import factories
from tests.communication.sink import Sink
from tests.factories import GURO, NEWS, Member, days_ahead

pytestmark = pytest.mark.django_db

LINK = {"link": "/guest/a-secret/", "link_label": "Open it"}


@pytest.fixture
def guro(alice: Member) -> Guest:
    return factories.let_in("practice:1:2", by=alice).link.guest


def test_a_guest_is_told_at_once_with_nothing_to_choose(smtp: Sink, sender: Sender, guro):
    factories.told_guest(guro, "Will you sign?", **LINK)

    delivery.go_round(sender)

    (mail,) = smtp.taken
    assert (mail["To"], mail["Subject"]) == (f"Guro Gjest <{GURO.email}>", "Will you sign?")
    assert mail["List-Unsubscribe"] is None
    text = mail.get_body(("plain",)).get_content()
    assert "https://stafett.example.org/guest/a-secret/" in text
    assert "Choose what you are told" not in text


def test_each_thing_is_a_letter_of_its_own(smtp: Sink, sender: Sender, guro):
    for subject in ("One", "Two"):
        factories.told_guest(guro, subject)

    assert delivery.go_round(sender).sent == 2


@pytest.mark.parametrize(("language", "said"), [("nn", "nn"), ("", "en"), ("xx", "en")])
def test_it_is_in_the_language_they_were_asked_in(guro, language, said):
    Guest.objects.update(language=language)

    assert factories.told_guest(guro).language == said


def test_the_link_is_not_kept_once_it_was_sent(smtp: Sink, sender: Sender, guro):
    factories.told_guest(guro, **LINK)
    delivery.go_round(sender)

    assert Message.objects.get().link == ""


def test_nor_once_it_was_taken_back(guro):
    factories.told_guest(guro, about="x", **LINK)
    actions.take_back(guro.organisation_id, about=["x"], kinds=[NEWS])

    assert Message.objects.get().link == ""


def test_nor_once_it_is_too_old(sender: Sender, guro):
    factories.told_guest(guro, **LINK)
    delivery.lapse(now=clock.now() + delivery.LEASE * 1000)

    assert Message.objects.get().link == ""


def test_a_guest_who_was_forgotten_is_not_written_to(smtp: Sink, sender: Sender, guro):
    factories.told_guest(guro)
    guests.forget(on=days_ahead(200))
    delivery.go_round(sender)

    assert (smtp.taken, Letter.objects.get().failure) == ([], delivery.NO_ADDRESS)


def test_what_was_given_up_is_asked_anew_instead(guro, dana):
    letter = Letter.objects.create(
        organisation=guro.organisation, guest=guro, made_at=clock.now(), due_at=clock.now(),
        standing=Standing.GIVEN_UP, settled_at=clock.now(),
    )  # fmt: skip

    with pytest.raises(NotAllowed, match="Ask the guest anew instead"):
        actions.try_again(letter, by=dana.actor)


def test_a_message_is_to_one(bob, guro):
    for whose in ({}, {"to": bob.person.pk, "guest": guro.pk}):
        told = actions.Told(kind=NEWS, words=lambda: actions.Words(subject="x"), **whose)
        with pytest.raises((IntegrityError, KeyError)), transaction.atomic():
            actions.write(guro.organisation_id, [told])
