"""Courses and their sessions."""

from datetime import date, datetime, time

from stafett.arenas.models import Arena, Occasion
from stafett.arenas.occasions.rules import When, Where
from stafett.people.actor import Actor
from stafett.people.models import Person, Unit
from stafett.recipes.course import actions as courses
from stafett.recipes.course.actions import Held, Offered
from stafett.recipes.course.sign_up import actions as sign_up
from stafett.recipes.course.sign_up.actions import SignedUp
from stafett.records.models import Competence

from .arenas import NOON
from .days import TODAY, days_ahead

NEXT_WEEK = days_ahead(7)


def course(by: Actor, unit: Unit, *gives: Competence, title: str = "Fire course") -> Arena:
    """A course of a unit's that gives some competences."""
    given = tuple(one.pk for one in gives)
    return courses.offer(
        Offered(title=title, owner_unit_id=unit.pk, contact_id=by.person_id, gives=given), by=by
    )


def held(starts_on: date = NEXT_WEEK, places: int | None = 2, ends_on: date | None = None) -> Held:
    """From nine to noon in room 3."""
    when = When(starts_on=starts_on, ends_on=ends_on, starts_time=time(9), ends_time=time(12))
    return Held(when=when, where=Where(place="Room 3"), places=places)


def session(course: Arena, by: Actor, starts_on: date = NEXT_WEEK, places: int | None = 2) -> Occasion:
    """A session of the course."""
    on = min(TODAY, starts_on)
    return courses.plan(course, held(starts_on, places), by=by, on=on).occasion


def signed_up(session: Occasion, *people: Person, by: Actor, at: datetime = NOON) -> SignedUp:
    """These are signed up by somebody."""
    return sign_up.sign_up(session, [person.pk for person in people], by=by, at=at)
