"""A host outside, and a guest from outside: applied for, agreed, extended, broken off, evaluated, through links."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from stafett.arenas.agreements.actions import Stale
from stafett.arenas.models import Consent
from stafett.audit.models import ChangedMeanwhile, Entry
from stafett.communication.models import Message
from stafett.lib.verdict import NotAllowed
from stafett.matters import queries as matters
from stafett.matters.models import Breadth
from stafett.people.guests import queries as guests
from stafett.people.models import Guest, GuestLink
from stafett.recipes.placement import queries
from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.ends import queries as ended
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.found import actions as found
from stafett.recipes.placement.found import queries as findings
from stafett.recipes.placement.found.actions import Found
from stafett.recipes.placement.ledger import queries as ledger
from stafett.recipes.placement.outside import actions, rules
from stafett.recipes.placement.outside.actions import There
from stafett.recipes.placement.stays import actions as stays
from stafett.recipes.placement.stays import queries as seated
from stafett.recipes.placement.terms import actions as terms
from stafett.recipes.placement.terms import queries as agreements
from stafett.recipes.placement.workflow import State, Who
from tests import factories
from tests.factories import days_ahead, placements
from tests.factories.guests import GURO, guest_of
from tests.factories.placements import FIRST, GOALS, LATER, SIXTEEN_WEEKS, TWELVE_WEEKS
from tests.recipes.mail import told

pytestmark = pytest.mark.django_db

HEAD = replace(GURO, name="Siv Sjef", email="siv@solvik.example.org")
YEAR = days_ahead(365)


@pytest.fixture
def there(bob, unit_a):
    return placements.there(bob, unit_a.pk)


@pytest.fixture
def agreed(bob, alice, unit_a):
    return placements.agreed_outside(bob, alice, unit_a.pk)


class TestAHostOutside:
    def test_a_stay_there_is_talked_about(self, there, bob, alice, charlie) -> None:
        now = queries.now(there)
        assert (now.state, now.host.outside, now.details.title) == (
            State.TALKING,
            "Solvik Municipality",
            "A look at home care",
        )
        assert now.stay.organisations == {bob.person.organisation_id}
        assert queries.visible_to(alice.actor).get() == there
        assert not queries.visible_to(charlie.actor).exists()

    def test_links_may_be_mailed_as_they_are_made(self, there, offer, alice, charlie, today, at) -> None:
        told()
        known = {"expires_on": YEAR, "is_mailed": True, "on": today}
        made = actions.invite(there, HEAD, by=alice.actor, **known)
        actions.begin_here(offer, GURO, "Welcome", by=charlie.actor, at=at, **known)
        asked = ("guest", "Will you take part in work shadowing?")
        assert told() == [asked, asked]
        actions.renew(there, made.link, by=alice.actor, **known)
        assert told() == [asked]

    def test_for_oneself_or_ones_own_people_and_with_a_name(
        self, bob, charlie, alice, unit_a, today, at
    ) -> None:
        going, known = (bob.person.pk, unit_a.pk), {"on": today, "at": at}
        with pytest.raises(NotAllowed):
            actions.begin_there(There(host="Solvik", title="Care"), going, "Hi", by=charlie.actor, **known)
        for host, text in (("", "Hi"), ("Solvik", " ")):
            with pytest.raises(PlacementError):
                actions.begin_there(There(host=host, title="Care"), going, text, by=alice.actor, **known)
        actions.begin_there(There(host="Solvik", title="Care"), going, "Hi", by=alice.actor, **known)

    def test_the_host_answers_by_a_link_and_three_consent(self, agreed) -> None:
        stay, host = agreed
        assert queries.now(stay).state == State.AGREED
        assert len(list(agreements.days_of([stay]))) == 22
        assert Consent.objects.get(role=Who.HOST).guest_id == host.guest_id
        marked = Entry.objects.filter(by_guest=host.guest_id).order_by("position")
        assert [entry.verb for entry in marked] == ["placement.accepted", "placement.terms_answered"]
        assert {entry.by for entry in marked} == {"Guro Gjest, Solvik Municipality"}

    def test_sixteen_weeks_ask_three_again(self, agreed, bob, alice, today) -> None:
        stay, host = agreed
        old = agreements.latest(stay).version
        terms.extend(stay, SIXTEEN_WEEKS, seen=old, grounds="More", by=alice.actor, on=today)
        with pytest.raises(Stale):
            terms.answer(stay, old, Who.HOST, by=host, on=today)
        assert agreements.latest(stay).missing == list(map(str, (Who.GUEST, Who.HOME, Who.HOST)))
        placements.consent_of(stay, {Who.GUEST: bob.actor, Who.HOME: alice.actor, Who.HOST: host})
        assert queries.now(stay).details.ends_on == SIXTEEN_WEEKS

    def test_the_host_reads_and_answers_what_the_guest_shares(self, agreed, bob) -> None:
        stay, host = agreed
        ends.break_off(stay, FIRST, "Enough", by=host, on=FIRST, at=LATER)
        told = Message.objects.filter(guest=host.guest_id)
        before = told.count()
        mine = ends.evaluate(stay, 2, "Too little to do", is_shared=True, by=bob.actor, on=FIRST)
        assert told.count() == before + 1
        theirs = ends.evaluate(stay, 4, "We saw ourselves anew", is_shared=True, by=host, on=FIRST)
        assert (mine.is_shared, theirs.is_shared) == (True, False)
        ends.disagree(stay, theirs.pk, "It was not so", is_shared=True, by=bob.actor, on=FIRST)
        ends.disagree(stay, mine.pk, "There was a lot", by=host, on=FIRST)
        both = [
            ("guest", "Too little to do", "There was a lot"),
            ("host", "We saw ourselves anew", "It was not so"),
        ]
        for parts in (queries.parts_of(host, queries.now(stay)), {Who.GUEST}):
            rows = ended.evaluations(stay, parts)
            assert [(row.side, row.learned, row.disagreement) for row in rows] == both
        assert ended.evaluations(stay, {Who.HOME}) == []

    def test_broken_off_evaluated_and_asked_later(self, agreed, bob) -> None:
        stay, host = agreed
        last = FIRST
        ends.break_off(stay, last, "Enough", by=host, on=last, at=LATER)
        ends.evaluate(stay, 4, "We saw ourselves anew", by=host, on=last)
        ends.evaluate(stay, 2, "Too little to do", by=bob.actor, on=last)
        parts = queries.parts_of(host, queries.now(stay))
        own = ["Guro Gjest, Solvik Municipality"]
        (theirs,) = ended.evaluations(stay, parts)
        ends.disagree(stay, theirs.pk, "It was not so", by=bob.actor, on=last)
        read = [(one.by, one.disagreement, one.disagreed_by) for one in ended.evaluations(stay, parts)]
        assert read == [(*own, "", "")]  # the leader made the link
        assert len(ended.evaluations(stay, {Who.GUEST})) == 2
        assert ended.evaluations(stay, {Who.HOME}) == []
        assert not any(row.is_shared for row in ended.evaluations(stay, {Who.GUEST}))
        heard = Message.objects.filter(guest=host.guest_id, subject="Work shadowing was evaluated")
        assert heard.count() == 0
        due = TWELVE_WEEKS + timedelta(weeks=2)
        assert ended.asked_later(stay, parts, on=due).by_guest_id == host.guest_id
        assert ended.asked_later(stay, {Who.GUEST}, on=due).by_person_id == bob.person.pk
        ends.tell(stay, "We call each other", by=host, on=due)
        assert ended.asked_later(stay, parts, on=due) is None

    def test_a_need_goes_to_the_unit_that_is_here(self, agreed, unit_a, alice, today) -> None:
        stay, host = agreed
        need = Found(kind="need", title="Somebody to ask at night", unit_id=unit_a.pk)
        matter = found.note(stay, need, by=host, on=today)
        assert [row.matter for row in matters.raised_to(alice.actor, [unit_a.pk])] == [matter]
        assert [row.matter for row in findings.of(stay, host)] == [matter]

    def test_the_host_passes_it_on_among_its_own_and_whoever_answers_there_gets_a_link(
        self, there, alice, unit_b, today
    ) -> None:
        placements.sent(there, alice)
        host = placements.invited(there, alice)
        told()
        with pytest.raises(PlacementError):
            stays.route(there, unit_b.pk, by=host, on=today)
        for wrong in (("", "Siv Sjef"), ("Solvik, nights", " "), ("Solvik" * 60, "Siv Sjef")):
            with pytest.raises(PlacementError):
                actions.pass_on(there, *wrong, by=host, on=today)
        with pytest.raises(NotAllowed):
            actions.pass_on(there, "Nights", "Siv Sjef", by=alice.actor, on=today)

        actions.pass_on(there, "Nights,  second floor", "Siv Sjef, siv@solvik.example.org", by=host, on=today)

        now = queries.now(there)
        assert (now.state, now.host.outside) == (State.AT_HOST, "Solvik Municipality")
        assert (
            seated.conversation(there).last().text == "Nights, second floor: Siv Sjef, siv@solvik.example.org"
        )
        passed = "A host has passed work shadowing on: make a link for whoever answers there"
        elsewhere = "The host has passed your application for work shadowing on"
        assert told() == [("Alice", passed), ("Bob", elsewhere)]
        made = actions.invite(there, HEAD, expires_on=YEAR, by=alice.actor, on=today)
        assert queries.parts_of(guests.actor_of(made.link), now) == {Who.HOST}

    def test_the_host_keeps_its_own_waiting_list(self, there, alice, today, at) -> None:
        placements.sent(there, alice)
        host = placements.invited(there, alice)
        told()

        actions.put_in_line(there, by=host, on=today)
        assert (queries.now(there).state, seated.place(queries.now(there), at=at)) == (
            State.WAITING,
            seated.Place(),
        )
        with pytest.raises(NotAllowed):
            actions.give_place(there, by=alice.actor, at=at)
        actions.give_place(there, by=host, at=at)

        assert queries.now(there).state == State.AGREEING
        answered = "An application for work shadowing was answered"
        assert sorted(told()) == [("Alice", answered)] * 2 + [("Bob", answered)] * 2

    def test_who_waits_there_may_be_told_no_after_all(self, there, alice, today, at) -> None:
        placements.sent(there, alice)
        host = placements.invited(there, alice)
        actions.put_in_line(there, by=host, on=today)
        stays.decline(there, "There will be none.", by=host, at=at)
        assert queries.now(there).state == State.DECLINED

    def test_a_host_that_is_here_answers_by_its_units_and_its_offer(
        self, offer, bob, alice, charlie, unit_a, today, at
    ) -> None:
        stay = placements.sent(placements.asked(offer, bob, unit_a.pk), alice)
        with pytest.raises(NotAllowed):
            actions.pass_on(stay, "Elsewhere", "Siv Sjef", by=charlie.actor, on=today)
        with pytest.raises(NotAllowed):
            actions.put_in_line(stay, by=charlie.actor, on=today)

    def test_the_balance_names_it(self, agreed, trust) -> None:
        balance = ledger.balances(trust.pk, on=TWELVE_WEEKS)
        assert [(one.name, one.sent, one.days_sent) for one in balance] == [("Solvik Municipality", 1, 22)]


class TestLinks:
    def test_are_made_by_who_leads_here_where_somebody_is_outside(
        self, there, stay, bob, alice, charlie, today
    ) -> None:
        for where, by in ((there, bob), (there, charlie), (stay, charlie)):
            with pytest.raises(NotAllowed):
                actions.invite(where, GURO, expires_on=YEAR, by=by.actor, on=today)
        host = placements.invited(there, alice)
        with pytest.raises(NotAllowed):
            actions.invite(there, HEAD, expires_on=YEAR, by=host, on=today)

    def test_last_as_much_longer_as_the_stay_does(self, agreed, bob, alice) -> None:
        stay, host = agreed
        everybody = {Who.GUEST: bob.actor, Who.HOME: alice.actor, Who.HOST: host}

        def ends_with(until, *, last) -> date:
            GuestLink.objects.open().update(expires_on=until)
            known = {"by": alice.actor, "on": FIRST}
            terms.extend(stay, last, seen=agreements.latest(stay).version, **known)
            placements.consent_of(stay, everybody, on=FIRST)
            return GuestLink.objects.open().get().expires_on

        longer = SIXTEEN_WEEKS - TWELVE_WEEKS
        assert ends_with(TWELVE_WEEKS, last=SIXTEEN_WEEKS) == SIXTEEN_WEEKS
        assert Entry.objects.order_by("position").last().detail == {"links": 1}
        last = SIXTEEN_WEEKS + longer
        assert ends_with(SIXTEEN_WEEKS + rules.BEYOND, last=last) == last + rules.BEYOND
        short = last - timedelta(days=1)
        assert ends_with(short, last=last + longer) == short

    def test_renewed_and_taken_back(self, there, alice, today) -> None:
        host = placements.invited(there, alice)
        again = actions.renew(
            there, guests.link_of(host, on=today), expires_on=YEAR, by=alice.actor, on=today
        )
        assert again.link.guest_id == host.guest_id
        actions.take_back(there, again.link, by=alice.actor, on=today)
        with pytest.raises(NotAllowed):
            stays.say(there, "Hello", by=host, on=today)
        with pytest.raises(ChangedMeanwhile):
            actions.take_back(there, again.link, by=alice.actor, on=today)
        verbs = list(Entry.objects.order_by("position").values_list("verb", flat=True))[-3:]
        assert verbs == [
            "placement.invited_outside",
            "placement.invited_outside",
            "placement.link_taken_back",
        ]


class TestAGuestFromOutside:
    @pytest.fixture
    def guest(self, offer, charlie, today, at):
        known = {"expires_on": YEAR, "by": charlie.actor, "on": today, "at": at}
        return guest_of(actions.begin_here(offer, GURO, "Welcome", **known).link)

    @pytest.fixture
    def here(self, guest):
        return queries.visible_to(guest).get()

    def test_what_is_between_guest_and_host_is_not_read_by_who_leads_the_guest_outside(
        self, here, guest, charlie, today, at
    ) -> None:
        leader = placements.invited(here, charlie, HEAD)
        stays.apply(here, GOALS, FIRST, TWELVE_WEEKS, by=guest, on=today, at=at)
        stays.back(here, by=leader, at=at)
        stays.accept(here, by=charlie.actor, at=at)
        host = queries.now(here).host.unit_id
        noted = Found(kind="insight", title="Between us", unit_id=host, breadth=Breadth.SEATS)
        by_host = found.note(here, noted, by=charlie.actor, on=today)
        by_guest = found.note(here, noted, by=guest, on=today)
        assert set(matters.visible_to(guest)) == set(matters.visible_to(charlie.actor)) == {by_host, by_guest}
        assert not matters.visible_to(leader).exists()

    def test_only_by_who_leads_the_host(self, offer, alice, today, at) -> None:
        with pytest.raises(NotAllowed):
            actions.begin_here(offer, GURO, "Hi", expires_on=YEAR, by=alice.actor, on=today, at=at)

    def test_from_an_application_to_an_end(self, here, guest, charlie, today, at) -> None:
        leader = placements.invited(here, charlie, HEAD)
        now = queries.now(here)
        assert [queries.parts_of(one, now) for one in (guest, leader)] == [{Who.GUEST}, {Who.HOME}]
        assert (now.home.outside, queries.homes([here])) == (
            "Solvik Municipality",
            {here.pk: "Solvik Municipality"},
        )
        stays.apply(here, GOALS, FIRST, TWELVE_WEEKS, by=guest, on=today, at=at)
        stays.back(here, by=leader, at=at)
        stays.accept(here, by=charlie.actor, at=at)
        assert queries.now(here).application.place is not None
        period, pattern = (FIRST, TWELVE_WEEKS), placements.TUESDAYS_AND_THURSDAYS
        terms.propose(here, placements.WORDING, pattern, *period, seen=None, by=charlie.actor, on=today)
        placements.consent_of(here, {Who.GUEST: guest, Who.HOME: leader, Who.HOST: charlie.actor})
        ends.finish(here, by=guest, on=TWELVE_WEEKS, at=LATER)
        ends.evaluate(here, 5, "All of it", by=guest, on=TWELVE_WEEKS)
        assert ended.evaluated(here) == {Who.GUEST}
        assert ended.asked_later(here, {Who.GUEST}, on=LATER.date()).by_guest_id == guest.guest_id
        course = factories.competence(here.arena.organisation, "Home care")
        with pytest.raises(PlacementError):
            ends.count(here, course.pk, by=leader, on=TWELVE_WEEKS)
        assert ledger.balances(here.arena.organisation_id, on=TWELVE_WEEKS)[0].received == 1

    def test_needs_are_gathered_under_its_name(
        self, here, guest, charlie, unit_elsewhere, alice, at, today
    ) -> None:
        leader = placements.invited(here, charlie, HEAD)
        stays.apply(here, GOALS, FIRST, TWELVE_WEEKS, by=leader, on=today, at=at)
        stays.accept(here, by=charlie.actor, at=at)
        need = Found(kind="need", title="Somebody to ask at night", unit_id=unit_elsewhere.pk)
        found.note(here, need, by=guest, on=today)
        assert list(findings.needs(charlie.actor, [unit_elsewhere.pk])) == ["Solvik Municipality"]

    def test_there_is_one_guest_however_often_asked(self, here, guest, charlie) -> None:
        placements.invited(here, charlie, GURO)
        assert Guest.objects.count() == 1
