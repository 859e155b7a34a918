"""What is due is put into letters and reaches a real mail server; what fails is tried again, and given up at last."""

import smtplib
from datetime import timedelta

import pytest

from stafett.communication import delivery, queries, rules
from stafett.communication.letters import Sender
from stafett.communication.models import Letter, Message, Rhythm, Standing
from stafett.lib import clock
from stafett.people.models import PersonDetails
from tests import factories
from tests.communication.sink import Sink
from tests.factories import MUST, Member


@pytest.fixture
def eager(bob: Member) -> Member:
    """Bob, who wants mail at once."""
    factories.wants(bob.person, Rhythm.AT_ONCE)
    return bob


def subjects(smtp: Sink) -> list[str]:
    return [mail["Subject"] for mail in smtp.taken]


def later(**much: int) -> delivery.Clock:
    return lambda: clock.now() + timedelta(**much)


def test_what_is_due_is_delivered_once(smtp, sender, eager):
    factories.told(eager.person, "Hello")

    done = [delivery.go_round(sender) for _ in range(2)]

    assert [(one.sent, one.failed, one.is_idle) for one in done] == [(1, 0, False), (0, 0, True)]
    assert (subjects(smtp), smtp.recipients) == (["Hello"], ["bob@example.org"])
    letter = Letter.objects.get()
    assert (letter.standing, letter.attempts, letter.failure) == (Standing.SENT, 1, "")


def test_nothing_is_sent_before_its_time(smtp, sender, bob):
    factories.told(bob.person, "In the morning")
    assert delivery.go_round(sender).is_idle

    assert delivery.go_round(sender, now=later(days=1)).sent == 1


def test_a_digest_is_one_letter_of_all_that_waits(smtp, sender, bob, alice):
    for subject in ("One", "Two", "Three"):
        factories.told(bob.person, subject)
    factories.told(alice.person, "For Alice")

    delivery.go_round(sender, now=later(days=1))

    assert sorted(subjects(smtp)) == ["3 things for you", "For Alice"]
    assert Letter.objects.count() == 2


def test_what_is_urgent_is_never_in_a_digest(smtp, sender, eager):
    factories.told(eager.person, "One")
    factories.told(eager.person, "At once", is_urgent=True)
    factories.told(eager.person, "Two")

    delivery.go_round(sender)

    assert sorted(subjects(smtp)) == ["2 things for you", "At once"]


def test_what_may_still_be_undone_is_not_in_the_digest(smtp, sender, eager):
    factories.told(eager.person, "Sure")
    Message.objects.filter(pk=factories.told(eager.person, "Not yet").pk).update(
        not_before=clock.now() + timedelta(minutes=2), due_at=clock.now() + timedelta(minutes=2)
    )

    delivery.go_round(sender)

    assert subjects(smtp) == ["Sure"]


def test_nothing_concerns_somebody_so_nothing_is_sent(smtp, sender, bob):
    assert delivery.go_round(sender, now=later(days=7)).is_idle
    assert smtp.connections == 0


def test_all_of_a_round_goes_over_one_connection(smtp, sender, trust):
    for number in range(5):
        person = factories.person(trust, f"Person {number}", email=f"p{number}@example.org")
        factories.told(person, is_urgent=True)

    assert delivery.go_round(sender).sent == 5
    assert smtp.connections == 1


def test_what_became_untrue_on_its_way_is_not_sent(smtp, sender, eager):
    factories.told(eager.person)
    delivery.gather(now=clock.now())
    Message.objects.update(dropped=True)

    assert delivery.go_round(sender).sent == 0
    assert Letter.objects.get().standing == Standing.NOT_NEEDED
    assert smtp.taken == []


def test_an_address_that_was_changed_meanwhile_is_the_one_used(smtp, sender, eager):
    factories.told(eager.person)
    delivery.gather(now=clock.now())
    factories.correct(PersonDetails.objects.get(person=eager.person), email="new@example.org")

    delivery.go_round(sender)

    assert smtp.recipients == ["new@example.org"]


def test_one_letter_that_is_refused_stops_no_other(smtp, sender, eager, alice):
    smtp.answers["bob@example.org"] = "550 <bob@example.org> no such user"
    factories.told(eager.person, is_urgent=True)
    factories.told(alice.person, is_urgent=True)

    done = delivery.go_round(sender)

    assert (done.sent, done.failed, done.is_open) == (1, 1, True)
    refused = Letter.objects.get(person=eager.person)
    assert (refused.standing, refused.failure) == (Standing.WAITING, "550 <…> no such user")
    assert timedelta(seconds=50) < refused.due_at - clock.now() <= timedelta(minutes=1)

    smtp.answers.clear()
    assert delivery.go_round(sender).is_idle
    assert delivery.go_round(sender, now=later(minutes=2)).sent == 1
    assert smtp.taken[-1]["Message-ID"] == f"<{refused.key}@example.org>"


def test_a_letter_that_is_refused_whole_is_tried_again(smtp, sender, eager):
    smtp.answers["DATA"] = "554 too much"
    factories.told(eager.person)

    assert delivery.go_round(sender).is_open
    assert Letter.objects.get().failure == "554 too much"


def test_who_has_no_address_is_told_when_they_get_one(smtp, sender, trust):
    person = factories.person(trust, "No Address")
    factories.told(person, is_urgent=True)
    delivery.go_round(sender)
    assert Letter.objects.get().failure == delivery.NO_ADDRESS

    factories.correct(PersonDetails.objects.get(person=person), email="found@example.org")
    delivery.go_round(sender, now=later(minutes=2))
    assert smtp.recipients == ["found@example.org"]


@pytest.mark.parametrize(
    "address", ["not an address", "a@b@c", "å@example.org", "x@example.org\nBcc: y@example.org"]
)
def test_an_address_that_cannot_be_one_fails_and_tells_nobody_else(smtp, sender, trust, address):
    person = factories.person(trust, "Odd Address", email=address)
    factories.told(person, is_urgent=True)

    done = delivery.go_round(sender)

    assert (done.sent, done.failed, done.is_open) == (0, 1, True)
    assert smtp.recipients == []


def test_a_server_that_is_away_is_asked_once_a_round(smtp, sender, eager, alice, settings):
    for member in (eager, alice):
        factories.told(member.person, is_urgent=True)
    smtp.answers["MAIL"] = "451 not you"

    done = delivery.go_round(sender)

    assert (done.sent, done.failed, done.is_open) == (0, 1, False)
    assert sorted(Letter.objects.values_list("failure", flat=True)) == ["", "451 not you"]


def test_a_server_that_does_not_answer_loses_nothing(smtp, sender, eager, settings):
    factories.told(eager.person)
    settings.MAILERS["default"]["OPTIONS"] |= {"port": 1}

    assert not delivery.go_round(sender).is_open
    assert "Connection refused" in Letter.objects.get().failure

    settings.MAILERS["default"]["OPTIONS"] |= {"port": smtp.port}
    assert delivery.go_round(sender, now=later(minutes=2)).sent == 1


def test_a_server_that_hangs_is_left_after_a_while(smtp, sender, eager, settings):
    settings.MAILERS["default"]["OPTIONS"] |= {"timeout": 0.5}
    smtp.stops_at = "RCPT"
    factories.told(eager.person)

    assert not delivery.go_round(sender).is_open
    assert "timed out" in Letter.objects.get().failure


def test_after_five_days_a_letter_is_given_up_and_says_why(smtp, sender, eager):
    smtp.answers["RCPT"] = "550 no such user"
    factories.told(eager.person)
    delivery.gather(now=clock.now())
    Letter.objects.update(made_at=clock.now() - rules.GIVE_UP_AFTER)

    delivery.go_round(sender)

    letter = Letter.objects.get()
    assert (letter.standing, letter.failure) == (Standing.GIVEN_UP, "550 no such user")
    assert delivery.go_round(sender, now=later(days=1)).is_idle


def test_without_a_server_all_waits_and_what_is_too_old_is_read_here_alone(sender, eager):
    told = factories.told(eager.person)

    assert delivery.go_round(sender).is_idle
    assert (Letter.objects.count(), Message.objects.get().only_here) == (0, False)

    delivery.go_round(sender, now=later(days=5, minutes=1))
    assert (Message.objects.get(pk=told.pk).only_here, list(queries.waiting())) == (True, [])


def test_after_a_long_stop_what_waited_is_sent_all_the_same(smtp, sender, eager):
    factories.told(eager.person, "Before the stop")

    assert delivery.go_round(sender, now=later(days=9)).sent == 1
    assert subjects(smtp) == ["Before the stop"]


def test_what_was_told_long_ago_is_forgotten(smtp, sender, eager):
    factories.told(eager.person, "Sent")
    delivery.go_round(sender)
    on_its_way = factories.told(eager.person, "On its way")
    delivery.gather(now=clock.now())
    Message.objects.update(written_at=clock.now() - rules.FORGET_AFTER - timedelta(days=1))
    Letter.objects.filter(standing=Standing.SENT).update(settled_at=clock.now() - rules.FORGET_AFTER * 2)
    new = factories.told(eager.person, "New", kind=MUST)

    delivery.forget(now=clock.now())

    assert list(Message.objects.order_by("pk")) == [on_its_way, new]
    assert [letter.standing for letter in Letter.objects.all()] == [Standing.WAITING]


def test_a_letter_that_cannot_be_written_stops_no_other(smtp, sender, eager, alice):
    factories.told(eager.person, is_urgent=True)
    Message.objects.update(calendar={"method": "REQUEST", "entry": {}})
    factories.told(alice.person, is_urgent=True)

    done = delivery.go_round(sender)

    assert (done.sent, done.failed, done.is_open) == (1, 1, True)
    assert Letter.objects.get(person=eager.person).failure.startswith("TypeError: ")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            smtplib.SMTPRecipientsRefused({"a@b.no": (550, b"a@b.no is\r\nunknown \xff")}),
            "550 … is unknown \ufffd",
        ),
        (smtplib.SMTPDataError(554, "no"), "554 no"),
        (TimeoutError("timed out"), "TimeoutError: timed out"),
        (ValueError("Invalid address 'a@b.no'"), "ValueError: Invalid address '…'"),
    ],
)
def test_why_it_failed_is_said_without_the_address(error, said):
    assert delivery.said(error, "a@b.no") == said


def test_a_sender_knows_its_site():
    sender = Sender("stafett@example.org", "https://stafett.example.org")

    assert (sender.party.name, sender.domain) == ("Stafett", "example.org")
    assert sender.link("/me/") == "https://stafett.example.org/me/"
    assert sender.link("https://elsewhere.example.org/") == "https://elsewhere.example.org/"
    assert sender.link("") == ""
    assert Sender("", "x").domain == "localhost"
