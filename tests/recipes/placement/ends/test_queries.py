from dataclasses import replace
from datetime import date

import pytest

from stafett.people.models import RoleCode
from stafett.recipes.placement import queries as stays
from stafett.recipes.placement.ends import actions, queries
from stafett.recipes.placement.workflow import Who
from tests import factories
from tests.factories.placements import TWELVE_WEEKS

pytestmark = pytest.mark.django_db


def test_the_guests_leader_never_reads_what_the_guest_or_the_host_writes(
    completed, alice, bob, charlie
) -> None:
    actions.evaluate(completed, 5, "Nights are something else", by=bob.actor, on=TWELVE_WEEKS)
    read = {
        who: [
            one.learned
            for one in queries.evaluations(completed, stays.parts_of(who.actor, stays.now(completed)))
        ]
        for who in (alice, bob, charlie)
    }
    assert read == {alice: [], bob: ["Nights are something else"], charlie: ["Nights are something else"]}
    assert queries.evaluated(completed) == {"guest"}
    assert queries.ending(completed).by == "Bob Berg"
    assert queries.counted(completed) == []


def test_each_is_asked_later_from_the_day_it_is_due(completed) -> None:
    before, due = date(2027, 8, 11), date(2027, 8, 12)
    assert queries.asked_later(completed, {Who.GUEST}, on=before) is None
    mine = queries.asked_later(completed, {Who.GUEST}, on=due)
    theirs = queries.asked_later(completed, {Who.HOST}, on=due)
    assert (mine.by_person_id is not None, theirs.by_unit_id is not None) == (True, True)
    assert queries.asked_later(completed, {Who.HOME}, on=due) is None


def test_what_runs_has_no_end(agreed) -> None:
    assert queries.ending(agreed) is None


def test_who_led_the_guest_reads_nothing_of_it_as_the_host_s_leader_later(
    completed, alice, charlie, unit_elsewhere
) -> None:
    led = replace(alice.actor, held={RoleCode.LEADER: frozenset({unit_elsewhere.pk})})

    assert stays.parts_of(led, stays.now(completed)) == set()
    assert stays.parts_of(replace(led, person_id=None), stays.now(completed)) == set()
    assert stays.parts_of(charlie.actor, stays.now(completed)) == {Who.HOST, Who.CONTACT}


def test_a_contact_who_has_left_has_no_part(agreed, charlie) -> None:
    factories.left(charlie, factories.days_ago(1))
    assert stays.parts_of(charlie.actor, stays.now(agreed)) == set()
