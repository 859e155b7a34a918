"""Whoever keeps what people do together asks those who take part; its recipe says who that is."""

from datetime import timedelta

import pytest

from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.models import Anchor
from stafett.audit.models import Entry
from stafett.lib.verdict import NotAllowed
from stafett.pulses import queries as waiting
from stafett.pulses import telling
from stafett.pulses.keeping import queries
from stafett.pulses.models import Pulse
from stafett.recipes import asking, registry
from stafett.recipes.gathering import actions as series_
from stafett.recipes.gathering import queries as members
from stafett.recipes.gathering.people import actions as coming
from stafett.recipes.gathering.rules import Who as Member
from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.models import Stay
from stafett.recipes.placement.workflow import Who
from tests.factories import TODAY, arenas, courses, days_ago, days_ahead, gatherings, placements, pulses
from tests.factories.arenas import NOON
from tests.factories.placements import FIRST, LATER, TWELVE_WEEKS

pytestmark = pytest.mark.django_db


@pytest.fixture
def stay(alice, bob, charlie, unit_a, unit_elsewhere) -> Stay:
    """Bob is asked something a week after the last day of his."""
    offer = placements.offer(charlie, unit_elsewhere.pk)
    everybody = {Who.GUEST: bob, Who.HOME: alice, Who.HOST: charlie}
    agreed = placements.agreed(placements.asked(offer, bob, unit_a.pk), everybody)
    after = pulses.turn("After", hangs_on=Hanging(Anchor.ARENA_END, weeks=1))
    asking.begin(agreed.arena, pulses.planned(after), by=charlie.actor, on=TODAY)
    return agreed


def test_the_keeper_of_a_series_asks_changes_and_ends_and_the_log_says_so(alice, bob, unit_a) -> None:
    series, known = gatherings.series(alice.actor, unit_a), {"by": alice.actor, "on": TODAY}
    later = pulses.planned(pulses.turn("Before", days_ahead(9)))

    pulse = asking.begin(series, later, **known)
    asking.alter(pulse, pulses.planned(title="And now?"), seen=1, **known)
    asking.end(pulse, **known)

    said = Entry.objects.filter(verb__startswith="pulse.").order_by("position")
    assert list(said.values_list("verb", "subject", "by")) == [
        ("pulse.begun", "How are you?", alice.actor.label),
        ("pulse.changed", "And now?", alice.actor.label),
        ("pulse.ended", "And now?", alice.actor.label),
    ]
    assert [row.days_open for row in queries.kept(pulse).waves] == [1]


def test_nobody_else_does_and_nothing_is_written(alice, bob, unit_a) -> None:
    series = gatherings.series(alice.actor, unit_a)
    pulse = asking.begin(series, pulses.planned(), by=alice.actor, on=TODAY)
    known, count = {"by": bob.actor, "on": TODAY}, Entry.objects.count()

    for forbidden in (
        lambda: asking.begin(series, pulses.planned(), **known),
        lambda: asking.alter(pulse, pulses.planned(), seen=1, **known),
        lambda: asking.end(pulse, **known),
    ):
        with pytest.raises(NotAllowed):
            forbidden()

    assert (Pulse.objects.count(), Entry.objects.count()) == (1, count)


def test_each_recipe_says_who_keeps_its_own(alice, bob, charlie, unit_a, unit_elsewhere) -> None:
    course = courses.course(alice.actor, unit_a)
    offer = placements.offer(charlie, unit_elsewhere.pk)
    stay = placements.asked(offer, bob, unit_a.pk)

    def keepers(arena) -> list[bool]:
        return [bool(registry.may_keep(one.actor, arena)) for one in (alice, bob, charlie)]

    assert keepers(course) == [True, False, False]
    assert keepers(gatherings.series(alice.actor, unit_a)) == [True, False, False]
    assert keepers(stay.arena) == [False, False, True]
    assert keepers(offer.arena) == [False, False, False]
    assert keepers(arenas.arena(unit_a)) == [False, False, False]


def test_the_guest_of_a_stay_is_asked_after_its_last_day(stay, alice, bob) -> None:
    ends.finish(stay, by=bob.actor, on=TWELVE_WEEKS, at=LATER)

    a_week_later = TWELVE_WEEKS + timedelta(weeks=1)
    assert [row.name for row in waiting.asked_of(bob.actor, on=a_week_later)] == ["After"]
    assert waiting.asked_of(alice.actor, on=a_week_later) == []


def test_nobody_is_asked_after_a_stay_that_never_was(stay, bob, charlie) -> None:
    ends.finish(stay, came=False, grounds="Ill", by=charlie.actor, on=FIRST, at=LATER)

    assert waiting.asked_of(bob.actor, on=TWELVE_WEEKS + timedelta(weeks=1)) == []


def test_of_a_gathering_those_who_came_are_asked_and_nobody_else_of_the_series(
    alice, bob, charlie, unit_a, unit_elsewhere
) -> None:
    series = gatherings.with_others(alice.actor, unit_a, Member(unit_elsewhere.pk))
    last, this = (
        gatherings.gathering(series, alice.actor, day, title=f"On {day}") for day in (days_ago(300), TODAY)
    )
    for occasion, leader, unit, who in (
        (last, charlie, unit_elsewhere, charlie),
        (this, charlie, unit_elsewhere, charlie),
        (last, alice, unit_a, bob),
        (this, alice, unit_a, alice),
    ):
        at = NOON if occasion == this else NOON - timedelta(days=301)
        places = gatherings.places(occasion, unit)
        coming.sign_up(occasion, places, [who.person.pk], by=leader.actor, at=at)
    after = pulses.turn("After", hangs_on=Hanging(Anchor.OCCASION_END, this.pk, weeks=1))
    asking.begin(series, pulses.planned(after), by=alice.actor, on=TODAY)
    later = days_ahead(7)

    def asked(*several) -> list[bool]:
        return [bool(waiting.asked_of(one.actor, on=later)) for one in several]

    assert asked(alice, bob, charlie) == [True, False, True]
    party = members.members(series)[1].party
    series_.remove_member(series, party, by=alice.actor, on=days_ahead(1))
    assert asked(alice, bob, charlie) == [True, False, False]
    assert telling.opened(at=NOON + timedelta(days=7)) == 1
