from datetime import date, timedelta

import pytest

from stafett.arenas.errors import ArenaError
from stafett.arenas.seats import queries as seats
from stafett.audit.models import Entry
from stafett.lib.verdict import NotAllowed
from stafett.recipes.placement import queries
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.queries import now
from stafett.recipes.placement.stays import actions
from stafett.recipes.placement.stays import queries as asked
from stafett.recipes.placement.workflow import State
from tests import factories
from tests.factories import placements
from tests.factories.placements import FIRST, GOALS, TWELVE_WEEKS

pytestmark = pytest.mark.django_db

MARCH = date(2027, 3, 4)


def test_asking_begins_a_conversation_that_stands_in_both_logs(
    stay, alice, charlie, trust, elsewhere, today
) -> None:
    actions.say(stay, "Of course", by=charlie.actor, on=today)
    assert [(one.by, one.text) for one in asked.conversation(stay)] == [
        ("Bob Berg", "May I come?"),
        ("Charlie Dahl", "Of course"),
    ]
    said = Entry.objects.filter(verb__in=["placement.asked", "placement.said"])
    assert sorted(said.values_list("organisation", "verb")) == sorted(
        (one.pk, verb) for one in (trust, elsewhere) for verb in ("placement.asked", "placement.said")
    )
    assert not said.filter(detail__icontains="course").exists()


def test_nobody_sends_somebody_they_do_not_lead(offer, gunnar, bob, unit_a, unit_b, today, at) -> None:
    guest = (gunnar.person.pk, unit_b.pk)
    with pytest.raises(NotAllowed):
        actions.begin(offer, guest, "Hello", by=bob.actor, on=today, at=at)
    with pytest.raises(PlacementError):
        actions.begin(offer, (bob.person.pk, unit_a.pk), " ", by=bob.actor, on=today, at=at)


def test_a_guests_application_waits_for_their_leader_and_a_leaders_goes_to_the_host(
    stay, offer, alice, bob, charlie, unit_a, today, at
) -> None:
    with pytest.raises(PlacementError):
        actions.apply(stay, ["One", " "], FIRST, TWELVE_WEEKS, by=bob.actor, on=today, at=at)
    actions.apply(stay, GOALS, FIRST, TWELVE_WEEKS, by=bob.actor, on=today, at=at)
    assert now(stay).state == State.AT_HOME
    with pytest.raises(NotAllowed):
        actions.back(stay, by=charlie.actor, at=at)
    actions.back(stay, by=alice.actor, at=at)
    assert now(stay).state == State.AT_HOST

    other = placements.asked(offer, alice, unit_a.pk)
    with pytest.raises(NotAllowed):
        actions.back(other, by=alice.actor, at=at)


def test_a_no_says_why_and_the_guest_reads_it(stay, alice, bob, today, at) -> None:
    actions.apply(stay, GOALS, FIRST, TWELVE_WEEKS, by=bob.actor, on=today, at=at)
    with pytest.raises(PlacementError):
        actions.refuse(stay, " ", by=alice.actor, at=at)
    actions.refuse(stay, "Not before summer", by=alice.actor, at=at)
    assert (now(stay).state, now(stay).guest.grounds) == (State.DECLINED, "Not before summer")
    assert list(queries.visible_to(bob.actor)) == [stay]


def test_the_host_passes_it_on_inside_and_the_unit_there_answers(
    stay, alice, charlie, elsewhere, unit_a, today, at
) -> None:
    placements.sent(stay, alice)
    inside = factories.unit(factories.root_of(elsewhere), "Night patrol")
    for wrong in (unit_a.pk, now(stay).host.unit_id):
        with pytest.raises(PlacementError):
            actions.route(stay, wrong, by=charlie.actor, on=today)
    actions.route(stay, inside.pk, by=charlie.actor, on=today)
    assert (now(stay).host.unit_id, now(stay).details.owner_unit_id) == (inside.pk, inside.pk)
    # Charlie was the contact, and is so no more: who answers there chooses another.
    assert queries.parts_of(charlie.actor, now(stay)) == set()
    with pytest.raises(NotAllowed):
        actions.decline(stay, "No", by=charlie.actor, at=at)


def test_the_host_declines_and_the_place_is_free(stay, alice, charlie, at) -> None:
    placements.sent(stay, alice)
    actions.decline(stay, "Too few of us", by=charlie.actor, at=at)
    assert now(stay).state == State.DECLINED
    assert seats.current(now(stay).application.place).state == "withdrawn"
    with pytest.raises(NotAllowed):
        actions.withdraw(stay, by=alice.actor, at=at)


def test_the_host_may_take_a_yes_back_until_all_have_agreed(stay, alice, bob, charlie, at) -> None:
    placements.accepted(stay, alice, charlie)
    actions.decline(stay, "We move house", by=charlie.actor, at=at)
    assert (now(stay).state, now(stay).guest.grounds) == (State.DECLINED, "We move house")
    assert seats.current(now(stay).application.place).state == "withdrawn"
    assert list(queries.visible_to(bob.actor)) == [stay]


@pytest.fixture
def waiting(charlie, unit_elsewhere, another, at):
    """Two asked for the one place of a month."""
    first, second = another("Per Ås"), another("Pia Ås")
    assert actions.accept(first, by=charlie.actor, at=at) == State.AGREEING
    assert actions.accept(second, by=charlie.actor, at=at) == State.WAITING
    return first, second


class TestTheWaitingList:
    @pytest.fixture
    def offer(self, charlie, unit_elsewhere):
        return placements.offer(charlie, unit_elsewhere.pk, per_month=1)

    def test_who_waits_takes_the_place_that_came_free(self, waiting, alice, at) -> None:
        first, second = waiting
        with pytest.raises(ArenaError):
            actions.take(second, by=alice.actor, at=at)
        with pytest.raises(PlacementError):
            actions.wait_again(second, by=alice.actor, at=at)
        actions.withdraw(first, by=alice.actor, at=at)
        actions.take(second, by=alice.actor, at=at)
        assert (now(first).state, now(second).state) == (State.WITHDRAWN, State.AGREEING)

    def test_an_offer_that_ran_out_is_no_end(self, waiting, alice, at) -> None:
        first, second = waiting
        actions.withdraw(first, by=alice.actor, at=at)
        late = at + timedelta(days=15)
        with pytest.raises(ArenaError):
            actions.take(second, by=alice.actor, at=late)
        assert actions.wait_again(second, by=alice.actor, at=late) == State.AGREEING

    def test_or_one_withdraws(self, waiting, alice, at) -> None:
        first, second = waiting
        actions.withdraw(first, by=alice.actor, at=at)
        late = at + timedelta(days=15)
        actions.withdraw(second, by=alice.actor, at=late)
        assert seats.current(now(second).application.place).state == "lapsed"

    def test_or_one_waits_again(self, waiting, another, alice, charlie, at) -> None:
        first, second = waiting
        third = another("Pål Ås")
        actions.accept(third, by=charlie.actor, at=at)
        actions.withdraw(first, by=alice.actor, at=at)
        late = at + timedelta(days=15)
        actions.settle(at=late)
        actions.settle(at=late)
        assert asked.place(now(third), at=late).until == late + timedelta(days=14)
        assert actions.wait_again(second, by=alice.actor, at=late) == State.WAITING
        actions.withdraw(third, by=alice.actor, at=late)
        assert asked.place(now(second), at=late).until is not None

    @pytest.fixture
    def third(self, waiting, another, alice, charlie, at):
        """Waits behind one whose offer has run out, which nobody has written down."""
        found = another("Pål Ås")
        actions.accept(found, by=charlie.actor, at=at)
        actions.withdraw(waiting[0], by=alice.actor, at=at)
        return found

    def test_who_waits_again_leaves_the_place_to_who_waits_already(self, waiting, third, alice, at) -> None:
        late = at + timedelta(days=15)
        assert actions.wait_again(waiting[1], by=alice.actor, at=late) == State.WAITING
        assert asked.place(now(third), at=late).until == late + timedelta(days=14)

    def test_so_does_who_applies(self, stay, third, alice, today, at) -> None:
        late = at + timedelta(days=15)
        actions.apply(stay, GOALS, FIRST, TWELVE_WEEKS, by=alice.actor, on=today, at=late)
        assert asked.place(now(third), at=late).until == late + timedelta(days=14)


class TestOneGuestTwice:
    @pytest.fixture
    def other(self, offer, bob, unit_a):
        """Bob has asked about it once more."""
        return placements.asked(offer, bob, unit_a.pk)

    def test_a_place_in_a_month_is_that_of_one_stay(
        self, stay, other, alice, bob, charlie, today, at
    ) -> None:
        placements.accepted(stay, alice, charlie)
        known = {"by": alice.actor, "on": today, "at": at}
        with pytest.raises(PlacementError, match="in February 2027 by another stay"):
            actions.apply(other, GOALS, FIRST, TWELVE_WEEKS, **known)
        actions.apply(other, GOALS, FIRST, TWELVE_WEEKS, **known | {"by": bob.actor})
        with pytest.raises(PlacementError, match="in February 2027 by another stay"):
            actions.back(other, by=alice.actor, at=at)
        actions.withdraw(other, by=alice.actor, at=at)
        assert seats.current(now(stay).application.place).state == "taken"

    def test_in_another_month_both_stand(self, stay, other, alice, charlie, at) -> None:
        placements.accepted(stay, alice, charlie)
        placements.sent(other, alice, first=MARCH)
        actions.withdraw(stay, by=alice.actor, at=at)
        assert [seats.current(now(one).application.place).state for one in (stay, other)] == [
            "withdrawn",
            "asked",
        ]

    def test_what_is_withdrawn_is_asked_for_again(self, stay, other, alice, at) -> None:
        placements.sent(stay, alice)
        actions.withdraw(stay, by=alice.actor, at=at)
        placements.sent(other, alice)
        assert now(other).state == State.AT_HOST


def test_without_an_offer_there_is_no_line(stay, alice, charlie, at) -> None:
    stay.offer = None
    stay.save()
    placements.accepted(stay, alice, charlie)
    assert now(stay).state == State.AGREEING
    actions.withdraw(stay, by=alice.actor, at=at)


def test_what_was_not_applied_for_is_not_granted(stay, offer, alice, bob, unit_a, today, at) -> None:
    with pytest.raises(LookupError):
        actions._applied(now(stay))
    actions.apply(stay, GOALS, FIRST, TWELVE_WEEKS, by=bob.actor, on=today, at=at)
    with pytest.raises(LookupError):
        actions._place(now(stay))
