"""What the digest opens with for those who want mail once a week."""

from datetime import datetime, timedelta

import pytest

from stafett.communication import actions, delivery, queries, rules, weekly
from stafett.communication.actions import Words
from stafett.communication.models import Letter, Message, Preference, Rhythm
from stafett.communication.rules import Choice
from stafett.lib import clock
from stafett.lib.clock import OSLO
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def monday() -> datetime:
    """The coming Monday at seven, which may be today."""
    there = clock.now().astimezone(OSLO)
    day = there.date() + timedelta(days=-there.weekday() % 7)
    seven = datetime.combine(day, rules.MORNING, OSLO)
    return seven if seven > there else seven + timedelta(days=7)


def opening(person_id: int, at: datetime) -> Words:
    return Words(subject="Your week", paragraphs=[f"Monday {at:%d}"], link="/week/", link_label="My week")


def text_of(mail) -> str:
    return mail.get_body(("plain",)).get_content()


@pytest.fixture
def weekly_bob(bob):
    factories.wants(bob.person, Rhythm.WEEKLY)
    return bob


def test_the_week_comes_first_in_the_letter_of_what_else_waits(smtp, sender, weekly_bob, monday):
    factories.told(weekly_bob.person, "News")

    done = delivery.go_round(sender, now=lambda: monday, opening=opening)

    (mail,) = smtp.taken
    text = text_of(mail)
    assert (done.sent, mail["Subject"]) == (1, "2 things for you")
    assert text.index("Your week") < text.index("News")
    assert f"Monday {monday:%d}" in text
    assert "https://stafett.example.org/week/" in text


def test_it_is_written_once_a_week_and_comes_by_itself_where_nothing_else_waits(
    smtp, sender, weekly_bob, monday
):
    for later in (0, 1, 60, 24 * 60, 7 * 24 * 60):
        delivery.go_round(sender, now=lambda later=later: monday + timedelta(minutes=later), opening=opening)

    assert [mail["Subject"] for mail in smtp.taken] == ["Your week", "Your week"]
    assert "List-Unsubscribe" in smtp.taken[0]


@pytest.mark.parametrize("rhythm", [Rhythm.DAILY, Rhythm.AT_ONCE, Rhythm.NONE])
def test_nobody_else_gets_it(smtp, sender, bob, alice, monday, rhythm):
    factories.wants(bob.person, rhythm)

    assert delivery.go_round(sender, now=lambda: monday, opening=opening).is_idle
    assert Message.objects.count() == 0


def test_nothing_is_sent_where_there_is_nothing_and_it_is_not_looked_up_again(
    smtp, sender, weekly_bob, monday
):
    asked = []

    def nothing(person_id: int, at: datetime) -> None:
        asked.append(person_id)

    for _ in range(2):
        assert delivery.go_round(sender, now=lambda: monday, opening=nothing).is_idle
    assert asked == [weekly_bob.person.pk]
    assert (Letter.objects.count(), Message.objects.count()) == (0, 0)


def test_who_does_not_want_it_is_not_told(smtp, sender, bob, monday):
    factories.wants(bob.person, Rhythm.WEEKLY, not_about=frozenset({weekly.WEEK.code}))

    assert delivery.go_round(sender, now=lambda: monday, opening=opening).is_idle


def test_it_is_said_in_the_reader_s_language(weekly_bob, monday):
    from_where = []
    weekly_bob.identity.language = "nn"
    weekly_bob.identity.save()

    def said(person_id: int, at: datetime) -> Words:
        from_where.append(str(Rhythm.WEEKLY.label))
        return opening(person_id, at)

    assert weekly.open_with(said, now=monday) == 1
    assert queries.languages([weekly_bob.person.pk]) == {weekly_bob.person.pk: "nn"}
    assert [one.language for one in Message.objects.all()] == ["nn"]
    assert len(from_where) == 1


def test_what_cannot_be_told_for_one_does_not_stop_the_others(weekly_bob, alice, monday, caplog):
    factories.wants(alice.person, Rhythm.WEEKLY)

    def broken(person_id: int, at: datetime) -> Words:
        if person_id == weekly_bob.person.pk:
            raise LookupError(person_id)
        return opening(person_id, at)

    assert weekly.open_with(broken, now=monday) == 1
    assert [one.person_id for one in Message.objects.all()] == [alice.person.pk]
    assert "could not be written" in caplog.text


def test_another_worker_may_have_been_first(weekly_bob, monday):
    def meanwhile(person_id: int, at: datetime) -> Words | None:
        return opening(person_id, at)

    Preference.objects.update(week_of=monday.date())
    assert not weekly._written(
        weekly_bob.person.pk, weekly_bob.person.organisation_id, monday.date(), meanwhile, monday
    )


def test_without_it_the_digest_is_as_it_was(smtp, sender, weekly_bob, monday):
    assert delivery.go_round(sender, now=lambda: monday).is_idle
    actions.choose(Choice(Rhythm.DAILY), person_id=weekly_bob.person.pk)
    assert weekly.open_with(opening, now=monday) == 0
