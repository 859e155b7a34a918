"""Whoever keeps what people do together asks those who take part; its recipe says who that is."""

import pytest

from stafett.audit.models import Entry
from stafett.lib.verdict import NotAllowed
from stafett.pulses.keeping import queries
from stafett.pulses.models import Pulse
from stafett.recipes import asking, registry
from tests.factories import TODAY, arenas, courses, days_ahead, gatherings, placements, pulses

pytestmark = pytest.mark.django_db


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
