"""May this course be kept, and does what is said of it make sense? Pure: judges what it is given."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from stafett.arenas.models import OccasionDetails
from stafett.arenas.occasions.rules import When
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.roles import Power

from .models import Course

FARTHEST = timedelta(days=3 * 366)
MOST_PLACES = 10_000


def can_keep(actor: Actor, owner_unit_id: int | None) -> Verdict:
    """A course is kept by who writes plans in the unit it belongs to (K11)."""
    if actor.may(Power.AUTHOR, owner_unit_id):
        return ALLOWED
    return Verdict(_("Only those who write plans in the unit the course belongs to can do this."))


def goes_on(course: Course) -> Verdict:
    """What was called off as a whole is not changed, and no more sessions of it are planned."""
    if course.called_off_on is None:
        return ALLOWED
    return Verdict(_("The course was called off. Offer a new one instead."))


def fits(competence_ids: Collection[int], known: Collection[int]) -> Verdict:
    """What a course gives stands in the catalogue. It may give nothing."""
    if set(competence_ids) <= set(known):
        return ALLOWED
    return Verdict(_("Choose competences from the list."))


def is_enough(gives: Iterable[tuple[int, int]], competence_ids: Collection[int], level: int) -> bool:
    """Whether what a course gives, as competences and their levels, holds one of some competences at a level."""
    return any(one in competence_ids and at >= level for one, at in gives)


def session_fits(when: When, places: int | None, *, on: date) -> Verdict:
    """A session has a day that is near, today or later, and a number of places if there is an end of them."""
    if when.starts_on is None:
        return Verdict(_("Choose a day."))
    if when.starts_on < on:
        return Verdict(_("The day must be today or later."))
    if when.starts_on - on > FARTHEST or (when.ends_on or when.starts_on) - when.starts_on > FARTHEST:
        return Verdict(_("Look at the year once more: it must be within three years."))
    if places is not None and not 0 < places <= MOST_PLACES:
        return Verdict(_("Write how many places there are: from 1 to 10,000, or nothing."))
    return ALLOWED


def is_coming(details: OccasionDetails, *, on: date) -> bool:
    """Whether a session is still to be, today included."""
    return details.cancelled_on is None and details.starts_on is not None and details.starts_on >= on


def can_rename(details: OccasionDetails, *, was_held: bool, on: date) -> bool:
    """Whether a session is called as its course is now: what has been, or was called off, is called what it was."""
    has_been = details.starts_on is not None and details.starts_on < on
    return details.cancelled_on is None and not was_held and not has_been


def can_change(details: OccasionDetails, *, on: date) -> Verdict:
    """What has been, or was called off, stands as it was."""
    if is_coming(details, on=on):
        return ALLOWED
    return Verdict(_("It has been held or called off, and cannot be changed."))
