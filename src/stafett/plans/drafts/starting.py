"""A plan's first draft, or its next: from nothing, from its newest version, or from another plan."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.plans import queries as plans
from stafett.plans.models import Draft, Plan, PlanVersion

from . import queries, rules
from .asked import Asked
from .rules import Move, State
from .saving import DraftsError

AHEAD = timedelta(weeks=4)
"""So long before it takes effect a version is expected to be known."""
TITLE_LENGTH = 300


@dataclass(frozen=True)
class Origin:
    """What a new plan begins with: a version, all of it or the one requirement with a key."""

    version: PlanVersion
    requirement: str = ""

    def asked(self) -> list[Asked]:
        found = queries.published(self.version)
        return [one for one in found if not self.requirement or one.key == self.requirement]


def start(title: str, owner_unit_id: int, *, by: Actor, on: date, origin: Origin | None = None) -> Draft:
    """Begin a new plan, whose key the house makes. A copy of a whole version remembers where it came from.

    Raises NotAllowed or DraftsError (no title).
    """
    _check_title(title)
    require(rules.can_author(by, owner_unit_id))
    organisation = by.organisation_id or 0
    if origin and not plans.visible_to(by).filter(pk=origin.version.plan_id).exists():
        raise DraftsError(_("Choose a plan to begin with."))
    with audit.change(organisation, by=by, verb=_verb(), subject=title) as change:
        draft = Draft(
            organisation_id=organisation, version=1, title=title.strip(), owner_unit_id=owner_unit_id
        )
        draft.plan = Plan.objects.create(organisation_id=organisation, key=f"plan-{uuid.uuid4()}")
        draft.effective_from = on + AHEAD
        if origin:
            draft.requirements = [one.as_json() for one in origin.asked()]
        if origin and not origin.requirement:
            draft.goal, draft.target_group = origin.version.goal, origin.version.target_group
            draft.copied_from_id, draft.copied_version = origin.version.plan_id, origin.version.version
        return _opened(draft, change, by=by)


def start_version(plan: Plan, *, by: Actor, on: date) -> Draft:
    """Begin a plan's next version from its newest. Raises NotAllowed, or DraftsError where somebody has begun."""
    with audit.change(plan.organisation_id, by=by, verb=_verb()) as change:
        before = plans.newest(plan.pk)
        if before is None:
            raise DraftsError(_("This plan has no version to go on from."))
        require(rules.can_author(by, before.owner_unit_id))
        if plans.draft(plan.pk):
            raise DraftsError(_("Somebody is writing the next version already."))
        change.subject = before.title
        draft = Draft(plan=plan, version=before.version + 1)
        for name in CARRIED_ON:
            setattr(draft, name, getattr(before, name))
        draft.effective_from = max(on + AHEAD, before.effective_from + timedelta(days=1))
        draft.requirements = [one.as_json() for one in queries.published(before)]
        return _opened(draft, change, by=by)


CARRIED_ON = (
    "organisation_id", "title", "goal", "target_group", "owner_unit_id", "copied_from_id", "copied_version",
)  # fmt: skip
"""What a next version says as the one before until its author says otherwise."""


def _opened(draft: Draft, change: Change, *, by: Actor) -> Draft:
    draft.saved_by, draft.opened = by.label, change.position
    draft.save()
    return draft


def _check_title(title: str) -> None:
    if not title.strip():
        raise DraftsError(_("Write what the plan is called."))
    if len(title) > TITLE_LENGTH:
        raise DraftsError(_("Write a shorter title: at most 300 letters."))


def _verb() -> str:
    found = rules.step(Move.START, State.NEW)
    return found.verb if found else ""
