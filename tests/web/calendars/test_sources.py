from datetime import date, datetime, time

import pytest

from stafett.audit import models as audit
from stafett.lib.clock import OSLO
from stafett.recipes.course import actions as offs
from stafett.recipes.gathering.people import actions as people
from stafett.recipes.placement.visits import actions as visits
from stafett.recipes.placement.workflow import Who
from stafett.web.calendars import sources
from tests import factories
from tests.factories import TODAY, arenas, courses, days_ahead, gatherings, placements

pytestmark = pytest.mark.django_db


def test_a_guests_days_stand_in_their_calendar_and_nobody_elses(
    bob, alice, charlie, unit_a, unit_elsewhere, today
) -> None:
    stay = placements.asked(placements.offer(charlie, unit_elsewhere.pk), bob, unit_a.pk)
    placements.agreed(stay, {Who.GUEST: bob, Who.HOME: alice, Who.HOST: charlie})
    entries = list(sources.shadowing(bob.actor, today, arenas.NOON))
    log = audit.Entry.objects.filter(organisation=stay.arena.organisation_id)

    assert len(entries) == 22
    assert {one.changed_at for one in entries} == {log.latest("position").at}
    assert entries[0].starts == datetime.combine(placements.FIRST, time(8), OSLO)
    assert entries[0].link == f"/work-shadowing/{stay.pk}/"
    assert list(sources.shadowing(charlie.actor, today, arenas.NOON)) == []


def test_a_return_visit_stands_in_the_guests_calendar_and_in_theirs_who_come(
    bob, alice, charlie, unit_a, unit_elsewhere, today
) -> None:
    ida = factories.member(unit_elsewhere, "Ida Juul")
    offer = placements.offer(charlie, unit_elsewhere.pk, contact_id=ida.person.pk)
    stay = placements.asked(offer, bob, unit_a.pk)
    placements.agreed(stay, {Who.GUEST: bob, Who.HOME: alice, Who.HOST: charlie})
    planned = visits.Planned(title="A night", day=placements.FIRST)
    visit = visits.plan(stay, planned, by=charlie.actor, on=today).occasion_id

    def shown(member) -> list[str]:
        return [one.title for one in sources.shadowing(member.actor, today, arenas.NOON)]

    assert [len(shown(one)) for one in (bob, ida, charlie, alice)] == [23, 1, 1, 0]
    assert shown(charlie) == ["A night"]
    visits.call_off(stay, visit, "Too few at work", by=charlie.actor, on=today)
    assert [len(shown(one)) for one in (bob, ida, charlie)] == [22, 0, 0]


def held(member) -> list[tuple[str, str]]:
    """What stands in somebody's calendar because they have a place: its title and where it leads."""
    found = sources.places(member.actor, TODAY, arenas.NOON)
    return sorted((entry.title, entry.link) for entry in found)


def test_what_i_have_a_place_at_stands_in_my_calendar(bob, alice, hanne, clinic, unit_a, charlie) -> None:
    course = courses.course(hanne.actor, clinic)
    near = courses.session(course, hanne.actor)
    far = courses.session(course, hanne.actor, days_ahead(401))
    courses.signed_up(near, bob.person, by=bob.actor)
    series = gatherings.series(alice.actor, unit_a)
    gathering = gatherings.gathering(series, alice.actor)
    places = gatherings.places(gathering, unit_a)
    people.sign_up(gathering, places, [bob.person.pk], by=alice.actor, at=arenas.NOON)
    other = courses.session(courses.course(hanne.actor, clinic, title="Other"), hanne.actor, far_away())
    courses.signed_up(other, bob.person, by=bob.actor)

    assert held(bob) == [
        ("Fire course", f"/courses/sessions/{near.pk}/"),
        ("The gathering", f"/gatherings/at/{gathering.pk}/"),
    ]
    assert (held(alice), held(charlie), far.pk != near.pk) == ([], [], True)
    offs.cancel_session(near, grounds="Ill", by=hanne.actor, at=arenas.NOON)
    assert [title for title, _link in held(bob)] == ["The gathering"]


def far_away() -> date:
    return days_ahead(401)


def test_who_waits_has_it_in_no_calendar(bob, alice, hanne, clinic) -> None:
    session = courses.session(courses.course(hanne.actor, clinic), hanne.actor, places=1)
    courses.signed_up(session, alice.person, bob.person, by=hanne.actor)
    assert [len(held(who)) for who in (alice, bob)] == [1, 0]


def test_a_meeting_point_stands_in_it_each_time(bob, alice, unit_a) -> None:
    series = gatherings.series(alice.actor, unit_a)
    point = arenas.arena(unit_a, recipe="gathering")
    type(point).objects.filter(pk=point.pk).update(follows=series, how="continues")
    arenas.seat(arenas.pool(point), bob.person)
    for day in (TODAY, days_ahead(30)):
        arenas.occasion(point, day, "Coffee")
    assert held(bob) == [("Coffee", f"/gatherings/{series.pk}/meeting-points/")] * 2
