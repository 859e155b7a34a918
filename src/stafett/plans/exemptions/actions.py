"""Writing exemptions: give one, end it earlier, take back what should not have been."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from stafett.audit import actions as audit
from stafett.lib.verdict import Verdict, require
from stafett.people.actor import Actor
from stafett.people.appointments import independence
from stafett.people.leaves.queries import works_in
from stafett.people.models import Person, PersonDetails
from stafett.plans import queries as plans
from stafett.plans.models import Exemption

from . import queries, rules

DAY = timedelta(days=1)


class ExemptionError(Exception):
    """What was asked makes no sense as it stands; the text says what to do."""


class ChangedMeanwhile(Exception):
    """Somebody was first: `now` is the exemption as it stands, None where it was taken back."""

    def __init__(self, now: Exemption | None) -> None:
        super().__init__()
        self.now = now


@dataclass(frozen=True, kw_only=True)
class Excused:
    """What somebody need not meet: a requirement of a plan by its key (empty: anything in it), and when."""

    plan_id: int
    requirement: str = ""
    starts_on: date
    ends_on: date | None = None
    grounds: str


def give(person: Person, excused: Excused, *, by: Actor, on: date) -> Exemption:
    """Exempt somebody. Raises NotAllowed, or ExemptionError where the days or the grounds do not fit. Logged."""
    with audit.change(person.organisation_id, by=by, verb="exemption.given", is_common=False) as change:
        check(person, excused, by=by, on=on)
        change.subject = _name(person.pk)
        return Exemption.objects.create(
            organisation_id=person.organisation_id,
            key=f"exemption-{uuid.uuid4()}",
            person=person,
            given_by=by.label,
            opened=change.position,
            **vars(excused),
        )


def check(person: Person, excused: Excused, *, by: Actor, on: date) -> None:
    """Whether it could be given now: raises what `give` would."""
    _require(by, person.pk, on=on)
    if not plans.visible_to(by).filter(pk=excused.plan_id).exists() or not queries.is_asked(
        excused.plan_id, excused.requirement
    ):
        raise ExemptionError(_("Choose what it is about from the list."))
    same = queries.of_person(person.pk).filter(plan_id=excused.plan_id, requirement=excused.requirement)
    _fits(rules.fits(excused.starts_on, excused.ends_on, excused.grounds, on=on, others=same))


def end(exemption: Exemption, *, asked_again_on: date, by: Actor, on: date) -> Exemption:
    """Ask for it again from a day on, sooner than was said; what came by file too.

    Raises NotAllowed, ExemptionError or ChangedMeanwhile. Logged.
    """
    with audit.change(exemption.organisation_id, by=by, verb="exemption.ended", is_common=False) as change:
        _require(by, exemption.person_id, on=on)
        change.subject = _name(exemption.person_id)
        _close(exemption, change.position)
        _fits(rules.can_end(exemption, asked_again_on, on=on))
        changed: dict[str, Any] = {"ends_on": asked_again_on - DAY, "opened": change.position}
        return Exemption.objects.create(**_copied(exemption) | changed)


def take_back(exemption: Exemption, *, by: Actor, on: date) -> None:
    """As if it had never been given. Raises NotAllowed or ChangedMeanwhile. Logged."""
    with audit.change(
        exemption.organisation_id, by=by, verb="exemption.taken_back", is_common=False
    ) as change:
        _require(by, exemption.person_id, on=on)
        change.subject = _name(exemption.person_id)
        _close(exemption, change.position)


def _require(by: Actor, person_id: int, *, on: date) -> None:
    deciding = independence.deciding(by, [person_id], on=on)
    require(rules.can_give(deciding, person_id, works_in=works_in(person_id, on=on)))


def _name(person_id: int) -> str:
    return PersonDetails.objects.open().get(person_id=person_id).name


def _close(exemption: Exemption, position: int) -> None:
    if not Exemption.objects.open().filter(pk=exemption.pk).update(closed=position):
        raise ChangedMeanwhile(queries.current(exemption))


def _copied(exemption: Exemption) -> dict[str, Any]:
    fields = [field for field in Exemption._meta.concrete_fields if not field.primary_key]
    return {field.attname: getattr(exemption, field.attname) for field in fields}


def _fits(verdict: Verdict) -> None:
    if not verdict:
        raise ExemptionError(verdict.reason)
