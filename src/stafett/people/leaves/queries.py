"""Reading leaves. `visible_to` is the only truth about whose leaves somebody sees: of whom they see at all."""

from datetime import date

from django.db.models import QuerySet

from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Employment, Leave

ENTERED = "entered-leave-"
"""Begins the key of a leave that was entered on a page; others came by file."""


def visible_to(actor: Actor, *, on: date) -> QuerySet[Leave]:
    """Leaves of the persons somebody sees that day, also those closed since, the newest first."""
    persons = people.visible_to(actor, on=on).values("person_id")
    rows = Leave.objects.filter(organisation_id=actor.organisation_id, person_id__in=persons)
    return rows.order_by("-starts_on", "-id")


def of_person(person_id: int) -> QuerySet[Leave]:
    """A person's leaves as known today, the newest first."""
    return Leave.objects.open().filter(person_id=person_id).order_by("-starts_on", "-id")


def current(leave: Leave) -> Leave | None:
    """What a leave has become since; None where it was taken back."""
    rows = Leave.objects.open().filter(organisation_id=leave.organisation_id, key=leave.key)
    return rows.first()


def works_in(person_id: int, *, on: date) -> set[int]:
    """The units a person works in that day, or will within 90 days."""
    jobs = Employment.objects.open().filter(people.employed_or_on_the_way_in(on), person_id=person_id)
    return set(jobs.values_list("unit_id", flat=True))


def is_by_file(leave: Leave) -> bool:
    """Whether the leave came by file: the next file may say it again."""
    return not leave.key.startswith(ENTERED)
