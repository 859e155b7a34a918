"""Telling those who hold a competence, and ending it."""

import uuid
from typing import Any

import pytest

from stafett.audit.models import Entry
from stafett.lib.verdict import NotAllowed
from stafett.plans.happenings import actions
from stafett.plans.happenings import queries as happenings
from stafett.plans.happenings.actions import Told
from stafett.plans.models import Assignment, Happening, Plan, PlanVersion, Requirement
from stafett.records.models import CompetenceDetails, Way
from stafett.standings import queries as standings
from tests import factories
from tests.factories import TODAY, Member, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def pump(trust, alice: Member, bob: Member, gunnar: Member) -> CompetenceDetails:
    """Alice and Bob of A and Gunnar of B may use the pump."""
    made = factories.competence(trust, "Infusion pump")
    for member in (alice, bob, gunnar):
        factories.achievement(member.person, made)
    return made.details.get()


def told(*units, **said: Any) -> Told:
    known = {
        "title": "New software in the pump",
        "text": "The alarm sounds otherwise.",
        "address": "https://example.org/pump",
        "deadline": days_ahead(14),
        "unit_ids": frozenset(unit.pk for unit in units),
        "once": str(uuid.uuid4()),
    }
    return Told(**known | said)


def lines(member: Member, *, on=TODAY) -> list[tuple]:
    return [
        (line.title, line.colour, line.last_day)
        for line in standings.person_lines(member.actor, member.person.pk, on=on)
    ]


def test_everybody_who_holds_it_gets_a_task_with_a_deadline(
    pump, hanne, alice, bob, gunnar, unit_a, unit_b
) -> None:
    made, people = actions.send(pump, told(unit_a, unit_b), by=hanne.actor, on=TODAY)

    asked = [("New software in the pump", "yellow", days_ahead(14))]
    assert people == 3
    assert [lines(one) for one in (alice, bob, gunnar, hanne)] == [asked, asked, asked, []]
    assert lines(bob, on=days_ahead(15))[0][1] == "red"
    entry = Entry.objects.latest("pk")
    assert (entry.by, entry.verb, entry.subject, entry.detail) == (
        "Hanne Iversen",
        "happening.sent",
        "New software in the pump",
        {"count": 3},
    )
    assert happenings.read_by(made.reading_id) == made
    assert Way.objects.get().address == "https://example.org/pump"
    assert Requirement.objects.get().steps == "none"


def test_only_the_chosen_units_are_told(pump, hanne: Member, bob: Member, gunnar: Member, unit_a) -> None:
    actions.send(pump, told(unit_a), by=hanne.actor, on=TODAY)

    assert (len(lines(bob)), lines(gunnar)) == (1, [])


def test_whoever_gets_it_later_is_not_told(pump, hanne: Member, unit_a) -> None:
    actions.send(pump, told(unit_a), by=hanne.actor, on=TODAY)
    later = factories.member(unit_a, "Nina Nyansatt")
    factories.achievement(later.person, pump.competence)

    assert lines(later) == []


def test_who_has_read_it_is_green(pump, hanne: Member, bob: Member, unit_a) -> None:
    made, _people = actions.send(pump, told(unit_a), by=hanne.actor, on=TODAY)
    factories.achievement(bob.person, made.reading, achieved_on=TODAY)

    assert lines(bob) == [("New software in the pump", "green", None)]


def test_the_owner_is_the_lowest_unit_above_all_that_were_chosen(
    pump, hanne, alice, unit_a, unit_b, clinic
) -> None:
    both, _people = actions.send(pump, told(unit_a, unit_b), by=hanne.actor, on=TODAY)
    one, _people = actions.send(pump, told(unit_a), by=alice.actor, on=TODAY)

    assert [happenings.version(made).owner_unit_id for made in (both, one)] == [clinic.pk, unit_a.pk]


def test_the_same_is_not_sent_twice(pump, hanne: Member, unit_a) -> None:
    once = told(unit_a)
    made, _people = actions.send(pump, once, by=hanne.actor, on=TODAY)

    with pytest.raises(actions.SentAlready) as said:
        actions.send(pump, once, by=hanne.actor, on=TODAY)
    assert said.value.happening == made
    assert (Happening.objects.count(), Plan.objects.count()) == (1, 1)


def test_nothing_is_written_where_nobody_holds_it(trust, hanne: Member, unit_a) -> None:
    nobodys = factories.competence(trust, "Scales").details.get()

    with pytest.raises(actions.HappeningError, match="Nobody who works in these units holds it today"):
        actions.send(nobodys, told(unit_a), by=hanne.actor, on=TODAY)
    assert (Plan.objects.count(), Assignment.objects.count(), CompetenceDetails.objects.count()) == (0, 0, 1)


def test_who_writes_no_plans_there_tells_nobody(
    pump, alice, bob, gunnar, frida, charlie, unit_a, unit_b
) -> None:
    for who, unit in ((bob, unit_a), (frida, unit_a), (alice, unit_b), (charlie, unit_a)):
        with pytest.raises(NotAllowed):
            actions.send(pump, told(unit), by=who.actor, on=TODAY)
    assert list(Happening.objects.all()) == []


def test_no_competence_of_another_organisation_is_told_of(pump, charlie: Member, unit_elsewhere) -> None:
    with pytest.raises(NotAllowed):
        actions.send(pump, told(unit_elsewhere), by=charlie.actor, on=TODAY)


def test_when_it_is_done_nobody_is_asked_any_more(pump, hanne: Member, alice, bob: Member, unit_a) -> None:
    made, _people = actions.send(pump, told(unit_a), by=hanne.actor, on=TODAY)

    version = actions.end(made, grounds=" All have it. ", by=alice.actor, on=days_ahead(5))

    assert (version.retired_on, version.grounds) == (days_ahead(5), "All have it.")
    assert (len(lines(bob, on=days_ahead(4))), lines(bob, on=days_ahead(5))) == (1, [])
    with pytest.raises(NotAllowed, match="This has ended already"):
        actions.end(made, grounds="Again", by=alice.actor, on=days_ahead(6))


def test_ended_the_day_it_was_sent_it_ends_the_day_after(pump, hanne: Member, unit_a) -> None:
    made, _people = actions.send(pump, told(unit_a), by=hanne.actor, on=TODAY)

    assert actions.end(made, grounds="A mistake", by=hanne.actor, on=TODAY).retired_on == days_ahead(1)


def test_it_ends_with_grounds_alone_and_by_who_writes_plans_there(
    pump, hanne, bob, unit_a, unit_b, gunnar
) -> None:
    made, _people = actions.send(pump, told(unit_a, unit_b), by=hanne.actor, on=TODAY)

    with pytest.raises(actions.HappeningError, match="Write why it ends"):
        actions.end(made, grounds="  ", by=hanne.actor, on=TODAY)
    for who in (bob, gunnar):
        with pytest.raises(NotAllowed):
            actions.end(made, grounds="Done", by=who.actor, on=TODAY)
    assert PlanVersion.objects.get().retired_on is None
