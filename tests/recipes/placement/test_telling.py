from datetime import timedelta

import pytest

from stafett.communication.models import Message
from stafett.lib.clock import months_after
from stafett.people.actor import NOBODY
from stafett.people.models import GuestLink, Person, RoleCode
from stafett.recipes.placement import telling
from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.outside import actions as outside
from stafett.recipes.placement.queries import now
from stafett.recipes.placement.stays import actions
from stafett.recipes.placement.terms import actions as terms
from stafett.recipes.placement.terms import queries as agreements
from stafett.recipes.placement.terms.actions import Reply
from stafett.recipes.placement.workflow import State, Who
from tests import factories
from tests.factories import TODAY, placements

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def told():
    """Who has been told what since it was last asked, by given name."""

    def read() -> list[tuple[str, str]]:
        rows = list(Message.objects.order_by("pk"))
        Message.objects.all().delete()
        names = {row.pk: row.details.get(closed=None).given_name for row in Person.objects.all()}
        return sorted((names[row.person_id], row.subject) for row in rows)

    return read


def test_whose_turn_it_is_hears_it_and_whoever_did_it_does_not(
    stay, bob, alice, charlie, today, at, told
) -> None:
    assert told() == [("Charlie", "There is a message about work shadowing")]
    actions.say(stay, "Welcome", by=charlie.actor, on=today)
    assert told() == [("Bob", "There is a message about work shadowing")]
    first, last = placements.FIRST, placements.TWELVE_WEEKS
    actions.apply(stay, placements.GOALS, first, last, by=bob.actor, on=today, at=at)
    assert told() == [("Alice", "An application for work shadowing waits for your word")]
    actions.back(stay, by=alice.actor, at=at)
    assert told() == [
        ("Bob", "Your application for work shadowing is with the host"),
        ("Charlie", "An application for work shadowing waits for your word"),
    ]
    actions.accept(stay, by=charlie.actor, at=at)
    assert told() == [(name, "An application for work shadowing was answered") for name in ("Alice", "Bob")]


def test_a_leader_who_goes_is_answered_for_by_theirs(offer, alice, unit_a, clinic, today, at, told) -> None:
    factories.member(clinic, "Ingrid Iversen", role_code=RoleCode.LEADER)
    going = placements.asked(offer, alice, unit_a.pk)
    told()
    period = (placements.FIRST, placements.TWELVE_WEEKS)
    actions.apply(going, placements.GOALS, *period, by=alice.actor, on=today, at=at)
    assert told() == [("Ingrid", "An application for work shadowing waits for your word")]


def test_terms_wait_for_three_and_hold_for_all(stay, everybody, alice, charlie, today, told) -> None:
    placements.accepted(stay, alice, charlie)
    told()
    period = (placements.FIRST, placements.TWELVE_WEEKS)
    terms.propose(
        stay, placements.WORDING, placements.TUESDAYS_AND_THURSDAYS, *period,
        seen=None, by=charlie.actor, on=today,
    )  # fmt: skip
    assert told() == [(name, "Terms for work shadowing wait for your answer") for name in ("Alice", "Bob")]
    newest = agreements.latest(stay).version
    terms.answer(stay, newest, Who.HOME, reply=Reply(False, "No"), by=alice.actor, on=today)
    assert {subject for _name, subject in told()} == {"Somebody asks for changes in terms for work shadowing"}
    placements.consent(stay, everybody)
    assert {subject for _name, subject in told()} == {
        "All three have agreed on work shadowing",
        "The days of your work shadowing, for your calendar",
    }


def test_what_is_told_holds_none_of_the_words(agreed, bob) -> None:
    assert not Message.objects.filter(subject__icontains="bob").exists()
    assert {message.link for message in Message.objects.all()} == {f"/work-shadowing/{agreed.pk}/"}
    assert all(message.paragraphs == [] for message in Message.objects.all())


def test_a_host_outside_and_a_guest_without_a_record_are_told_nothing_here(stay, today) -> None:
    as_it_stands = now(stay)
    as_it_stands.host.unit = None
    as_it_stands.guest.person_id = None
    as_it_stands.details.contact_id = None
    Message.objects.all().delete()
    telling.tell(as_it_stands, telling.AIMED, but=NOBODY, on=today)
    assert not Message.objects.exists()


def test_the_guest_and_the_host_are_asked_some_months_after_and_once_more(agreed, bob, charlie, told) -> None:
    last = placements.TWELVE_WEEKS
    ends.finish(agreed, by=charlie.actor, on=last, at=placements.LATER)
    told()
    day, again = months_after(last, 3), months_after(last, 6)
    assert telling.ask_later(on=day - DAY) == 0
    assert telling.ask_later(on=day) == 2
    assert telling.ask_later(on=day + DAY) == 0
    what = "Some months after work shadowing: what has changed since?"
    assert told() == [("Bob", what), ("Charlie", what)]
    ends.tell(agreed, "We answer sooner", by=bob.actor, on=day)
    assert telling.ask_later(on=again - DAY) == 0
    assert telling.ask_later(on=again + DAY) == 1
    assert told() == [("Charlie", what)]
    assert telling.ask_later(on=months_after(last, 9)) == 0


def test_where_nobody_has_ended_it_those_who_may_are_reminded_once(agreed, bob, told) -> None:
    last = placements.TWELVE_WEEKS
    told()
    assert telling.remind(on=last) == 0
    assert telling.remind(on=last + DAY) == 1
    what = "Work shadowing is over: say how it ended"
    reminded = list(Message.objects.values_list("subject", flat=True))
    assert (telling.remind(on=last + 2 * DAY), telling.remind(on=last + 8 * DAY)) == (0, 0)
    assert told() == [(name, what) for name in ("Alice", "Bob", "Charlie")]
    assert reminded == [what] * 3


def test_of_what_has_ended_nobody_is_reminded_and_a_host_outside_is(agreed, bob, alice, unit_a) -> None:
    last = placements.TWELVE_WEEKS
    ends.finish(agreed, by=bob.actor, on=last, at=placements.LATER)
    _stay, host = placements.agreed_outside(bob, alice, unit_a.pk)
    Message.objects.all().delete()
    assert telling.remind(on=last + 7 * DAY) == 1
    assert {(row.person_id, row.guest_id) for row in Message.objects.all()} == {
        (bob.person.pk, None),
        (alice.person.pk, None),
        (None, host.guest_id),
    }


def test_a_host_outside_is_asked_too(bob, alice, unit_a) -> None:
    stay, host = placements.agreed_outside(bob, alice, unit_a.pk)
    ends.finish(stay, by=alice.actor, on=placements.TWELVE_WEEKS, at=placements.LATER)
    Message.objects.all().delete()
    assert telling.ask_later(on=months_after(placements.TWELVE_WEEKS, 3)) == 2
    assert {(row.person_id, row.guest_id) for row in Message.objects.all()} == {
        (bob.person.pk, None),
        (None, host.guest_id),
    }


def test_who_leads_the_unit_it_was_passed_on_to_hears_what_is_said_and_thought(
    stay, bob, alice, charlie, elsewhere, everybody, today, told
) -> None:
    night = factories.unit(factories.root_of(elsewhere), "Night patrol")
    ida = factories.member(night, "Ida Juul")
    factories.role(ida.person, "leader", night)
    placements.sent(stay, alice)
    actions.route(stay, night.pk, by=charlie.actor, on=today)
    told()
    actions.say(stay, "Where do I park?", by=bob.actor, on=today)
    assert ("Ida", "There is a message about work shadowing") in told()
    telling.tell(now(stay), telling.THOUGHT, but=bob.actor, on=today)
    assert ("Ida", "Work shadowing was evaluated") in told()


def test_who_answers_for_a_side_outside_hears_when_it_is_their_turn(bob, alice, unit_a, today) -> None:
    there = placements.there(bob, unit_a.pk)
    link = outside.invite(there, factories.GURO, expires_on=TODAY + DAY, by=alice.actor, on=today).link
    said = Message.objects.filter(guest=link.guest)
    telling.tell(now(there), telling.TERMS, but=alice.actor, on=today)
    assert [row.subject for row in said] == ["Terms for work shadowing wait for your answer"]
    assert "ask Alice Aas for a new one" in said.get().paragraphs[0]
    telling.tell(now(there), telling.TERMS, but=factories.guest_of(link), on=today)
    assert said.all().count() == 1
    telling.tell(now(there), telling.TALKED, but=bob.actor, on=today)
    assert said.all().last().subject == "There is a message about work shadowing"
    telling.tell(now(there), telling.HOST_THOUGHT, but=bob.actor, on=today)
    assert said.all().count() == 2


def test_the_last_moment_to_answer_is_said(stay, today, at) -> None:
    Message.objects.all().delete()
    telling.tell(now(stay), telling.PLACE_FREE, last=at, but=NOBODY, on=today)
    assert {tuple(row.paragraphs) for row in Message.objects.all()} == {
        ("Say yes by 15 June 2026, 12:00. After that it goes to whoever waits next.",)
    }


def test_a_guest_from_outside_hears_what_others_do(stay, alice, today) -> None:
    link = factories.let_in(f"arena:{stay.pk}", by=alice).link
    as_it_stands = now(stay)
    as_it_stands.guest.person_id, as_it_stands.guest.guest_id = None, link.guest_id
    Message.objects.all().delete()
    telling.tell(as_it_stands, telling.ENDED, but=factories.guest_of(link), on=today)
    assert not Message.objects.filter(guest__isnull=False).exists()
    telling.tell(as_it_stands, telling.ENDED, but=alice.actor, on=today)
    message = Message.objects.get(guest__isnull=False)
    assert (message.guest, message.subject, message.link) == (link.guest, "Work shadowing is over", "")


def test_whose_link_has_ended_hears_of_breaking_off_when_it_is_over(stay, alice, today) -> None:
    link = factories.let_in(f"arena:{stay.pk}", by=alice).link
    GuestLink.objects.filter(pk=link.pk).update(expires_on=today - DAY)
    off, told = now(stay), []
    off.guest.person_id, off.guest.guest_id = None, link.guest_id
    off.details.state = State.BROKEN_OFF
    for ended_on in (today, None):
        off.details.ended_on = ended_on
        telling.tell(off, telling.BROKEN_OFF, but=alice.actor, on=today)
        told.append(Message.objects.filter(guest=link.guest).count())
    assert told == [0, 1]


def test_what_waits_for_nobody_any_more_is_told_nobody(
    stay, everybody, bob, alice, charlie, today, at
) -> None:
    def waits() -> list[str]:
        rows = Message.objects.filter(kind=telling.TURN.code, dropped=False).order_by("pk")
        return sorted(row.person.details.get(closed=None).given_name for row in rows)

    placements.sent(stay, bob)
    assert waits() == ["Alice"]
    actions.back(stay, by=alice.actor, at=at)
    assert waits() == ["Charlie"]
    actions.accept(stay, by=charlie.actor, at=at)
    assert waits() == []
    said = (placements.WORDING, placements.TUESDAYS_AND_THURSDAYS, placements.FIRST, placements.TWELVE_WEEKS)
    terms.propose(stay, *said, seen=None, by=charlie.actor, on=today)
    assert waits() == ["Alice", "Bob"]
    placements.consent(stay, everybody)
    assert waits() == []
