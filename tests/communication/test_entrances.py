"""The link that lets a guest in is mailed once, and kept no longer than until then."""

import pytest

from stafett.communication import delivery, entrances
from stafett.communication.letters import Sender
from stafett.communication.models import Message
from stafett.people.guests import actions as guests
from stafett.people.guests.actions import LetIn
from tests.communication.sink import Sink
from tests.factories import GURO, Member, days_ahead
from tests.factories.guests import changing

pytestmark = pytest.mark.django_db


def subject() -> str:
    return "Will you come?"


def made(alice: Member, today, about=subject) -> LetIn:
    with changing(alice) as change:
        known = {"expires_on": days_ahead(30), "by": alice.actor, "on": today, "change": change}
        let_in = guests.let_in(GURO, scope="practice:1:2", **known)
        entrances.mail(let_in, about, by=alice.actor)
    return let_in


def test_it_says_who_sends_it_and_how_long_it_works(smtp: Sink, sender: Sender, alice, today) -> None:
    let_in = made(alice, today)

    delivery.go_round(sender)

    (mail,) = smtp.taken
    assert (mail["To"], mail["Subject"]) == (f"Guro Gjest <{GURO.email}>", "Will you come?")
    text = mail.get_body(("plain",)).get_content()
    assert f"https://stafett.example.org/guest/{let_in.token}/" in text
    assert "Alice Aas sends you a link to see what it is about. It works through 15 July 2026." in text
    assert Message.objects.get().link == ""


def test_an_earlier_link_that_still_waits_is_not_sent(alice, today) -> None:
    first, second = made(alice, today), made(alice, today)

    assert list(Message.objects.order_by("pk").values_list("dropped", "link")) == [
        (True, ""),
        (False, f"/guest/{second.token}/"),
    ]
    assert first.link.guest == second.link.guest
    made(alice, today, about=None)
    assert set(Message.objects.values_list("dropped", "link")) == {(True, "")}


def test_a_link_that_is_taken_back_is_not_sent(alice, today) -> None:
    let_in = made(alice, today)
    with changing(alice):
        entrances.take_back(let_in.link)

    assert Message.objects.values_list("dropped", "link").get() == (True, "")
