"""What people are told is recorded with the change, in their language, and only where they want it."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from stafett.audit.models import Entry as LogEntry
from stafett.communication import actions, queries
from stafett.communication.actions import Told, Words
from stafett.communication.calendars import Entry, Invitation
from stafett.communication.models import CalendarLink, Message, Preference, Rhythm, Standing
from stafett.communication.rules import Choice, Kind
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from tests import factories
from tests.factories import MUST, NEWS

SOON = datetime(2026, 10, 23, 9, tzinfo=UTC)
COURSE = Entry(uid="a@stafett", title="Course", starts=SOON, ends=SOON, changed_at=SOON)


def due_now(message: Message) -> bool:
    return message.due_at - message.written_at < timedelta(seconds=1)


def test_what_is_written_is_kept_as_it_was_said(bob):
    made = factories.told(
        bob.person,
        " Fire\n safety ",
        paragraphs=["One.", "Two."],
        link="/me/",
        link_label="My page",
        about="x",
    )

    kept = Message.objects.get()
    assert kept == made
    assert (kept.subject, kept.paragraphs, kept.link, kept.link_label) == (
        "Fire safety",
        ["One.", "Two."],
        "/me/",
        "My page",
    )
    assert (kept.kind, kept.about, kept.person, kept.letter) == ("tests.news", "x", bob.person, None)


@pytest.mark.parametrize(("language", "said"), [("", "en"), ("nn", "nn"), ("xx", "en")])
def test_it_is_said_in_the_reader_s_language(bob, language, said):
    bob.identity.language = language
    bob.identity.save()

    with translation.override("nb"):
        made = actions.write(
            bob.person.organisation_id,
            [Told(to=bob.person.pk, kind=NEWS, words=lambda: Words(subject=translation.get_language()))],
        )

    assert [(message.subject, message.language) for message in made] == [(said, said)]


@pytest.mark.django_db(transaction=True)
def test_what_is_told_and_what_it_tells_of_are_recorded_together_or_not_at_all(bob):
    def told_of_what_failed():
        with transaction.atomic():
            factories.told(bob.person)
            raise RuntimeError("the change failed")

    with pytest.raises(transaction.TransactionManagementError):
        factories.told(bob.person)
    with pytest.raises(RuntimeError):
        told_of_what_failed()
    assert Message.objects.count() == 0
    with transaction.atomic():
        factories.told(bob.person)
    assert Message.objects.count() == 1


def test_whoever_chose_nothing_gets_a_digest_in_the_morning(bob):
    made = factories.told(bob.person)

    there = made.due_at.astimezone(clock.OSLO)
    assert (there.hour, there.minute) == (7, 0)
    assert timedelta() < made.due_at - made.written_at <= timedelta(days=1)


def test_what_somebody_wants_no_mail_of_is_read_here_alone(bob):
    factories.wants(bob.person, Rhythm.DAILY, not_about=frozenset({NEWS.code}))

    news, must = factories.told(bob.person), factories.told(bob.person, kind=MUST)

    assert (news.only_here, must.only_here) == (True, False)
    assert list(queries.waiting()) == [must]
    assert list(queries.told(bob.actor)) == [must, news]


def test_who_wants_nothing_is_told_at_once_what_they_must_know(bob):
    factories.wants(bob.person, Rhythm.NONE)

    assert factories.told(bob.person).only_here
    assert due_now(factories.told(bob.person, kind=MUST))


def test_what_is_urgent_or_for_the_calendar_waits_for_no_digest(bob):
    assert due_now(factories.told(bob.person, is_urgent=True))

    invited = factories.told(bob.person, calendar=Invitation(entry=COURSE))
    assert due_now(invited)
    assert Invitation.read(Message.objects.get(pk=invited.pk).calendar) == Invitation(entry=COURSE)


def test_what_may_be_undone_waits_that_long(bob):
    factories.wants(bob.person, Rhythm.AT_ONCE)

    made = factories.told(bob.person, kind=Kind("tests.undoable", _("x"), pause=timedelta(seconds=90)))

    assert made.due_at - made.written_at == timedelta(seconds=90)


def test_many_are_told_with_as_many_questions_as_one(trust, unit_a, django_assert_num_queries):
    people = [factories.person(trust, f"Person {number}") for number in range(20)]
    told = [Told(to=person.pk, kind=NEWS, words=lambda: Words(subject="x")) for person in people]
    with django_assert_num_queries(3):
        actions.write(trust.pk, told)


def test_equal_words_are_asked_once_in_each_language(trust, unit_a, bob):
    asked = []

    class Equal(NamedTuple):
        subject: str

        def __call__(self) -> Words:
            asked.append((self.subject, translation.get_language()))
            return Words(subject=self.subject)

    bob.identity.language = "nn"
    bob.identity.save()
    people = [bob.person, *(factories.person(trust, f"Person {number}") for number in range(2))]
    told = [Told(to=person.pk, kind=NEWS, words=Equal(said)) for said in ("x", "y") for person in people]
    made = actions.write(trust.pk, told)

    assert [message.subject for message in made] == ["x"] * 3 + ["y"] * 3
    assert asked == [("x", "nn"), ("x", "en"), ("y", "nn"), ("y", "en")]


def test_what_is_no_longer_so_is_not_told(bob, alice):
    untrue = factories.told(bob.person, about="claim-1")
    others = [
        factories.told(bob.person, about="claim-2"),
        factories.told(bob.person, about="claim-1", kind=MUST),
        factories.told(alice.person),
    ]

    assert actions.take_back(bob.person.organisation_id, about=["claim-1", "other"], kinds=[NEWS]) == 1
    assert actions.take_back(bob.person.organisation_id, about=["claim-1"], kinds=[NEWS]) == 0
    assert actions.take_back(bob.person.organisation_id, about=[], kinds=[NEWS]) == 0
    assert actions.take_back(bob.person.organisation_id + 1, about=["claim-2"], kinds=[NEWS]) == 0
    assert list(Message.objects.filter(dropped=True)) == [untrue]
    assert set(queries.waiting()) == set(others)


def test_what_has_been_sent_cannot_be_taken_back(bob):
    on_its_way, gone = factories.told(bob.person, about="a"), factories.told(bob.person, about="b")
    on_its_way.letter = factories.letter(bob.person)
    gone.letter = factories.letter(bob.person, standing=Standing.SENT, settled_at=clock.now())
    Message.objects.bulk_update([on_its_way, gone], ["letter"])

    assert actions.take_back(bob.person.organisation_id, about=["a", "b"], kinds=[NEWS]) == 1
    assert list(Message.objects.filter(dropped=True)) == [on_its_way]


def test_what_waits_follows_a_new_choice(bob):
    news, must = factories.told(bob.person), factories.told(bob.person, kind=MUST)
    factories.wants(bob.person, Rhythm.AT_ONCE)
    assert [due_now(message) for message in Message.objects.order_by("pk")] == [True, True]

    factories.wants(bob.person, Rhythm.NONE)
    assert list(queries.waiting()) == [must]
    assert list(queries.told(bob.actor)) == [must, news]
    factories.wants(bob.person, Rhythm.AT_ONCE)
    assert list(queries.waiting()) == [must]

    factories.wants(bob.person, Rhythm.NONE)
    assert Preference.objects.get().rhythm == Rhythm.NONE
    assert queries.choices([bob.person.pk]) == {bob.person.pk: Choice(Rhythm.NONE)}


def test_what_was_given_up_is_tried_once_more(bob, dana):
    letter = factories.letter(
        bob.person,
        standing=Standing.GIVEN_UP,
        settled_at=clock.now(),
        attempts=23,
        failure="550 no such user",
    )

    actions.try_again(letter, by=dana.actor)

    letter.refresh_from_db()
    assert (letter.standing, letter.attempts, letter.failure) == (Standing.WAITING, 0, "")
    assert LogEntry.objects.order_by("-position").first().verb == "letter.tried_again"
    with pytest.raises(NotAllowed):
        actions.try_again(letter, by=dana.actor)


def test_only_who_looks_after_log_ins_may_try_again(bob, alice):
    letter = factories.letter(bob.person, standing=Standing.GIVEN_UP, settled_at=clock.now())

    with pytest.raises(NotAllowed):
        actions.try_again(letter, by=alice.actor)


def test_a_calendar_s_address_is_secret_made_anew_and_ended(bob):
    first = actions.make_calendar_link(person_id=bob.person.pk)
    assert len(first) >= 43
    assert first not in CalendarLink.objects.get().token_hash
    assert queries.calendar_of(first)[1].person_id == bob.person.pk

    second = actions.make_calendar_link(person_id=bob.person.pk)
    assert queries.calendar_of(first) is None
    assert queries.calendar_of(second) is not None

    actions.end_calendar_link(person_id=bob.person.pk)
    assert queries.calendar_of(second) is None
