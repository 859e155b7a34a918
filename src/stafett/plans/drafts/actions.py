"""Writing a draft: what it is about, what it asks in which order, its way through review, and its end.

Publishing stands in `publishing`, beginning in `starting`. Each change names the row that was seen.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from stafett.audit import actions as audit
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.people.models import ID_LENGTH
from stafett.plans import queries as plans
from stafett.plans.models import Comment, Draft, DraftState, Plan, PlanVersion, Requirement
from stafett.records.catalogue import queries as merging
from stafett.records.models import CompetenceDetails

from . import bounds, queries, rules
from .asked import Asked, read
from .rules import Move, State
from .saving import DraftsError, changing, replaced, require_approval

USUAL = Asked(key="", due_days=30, warn_days=60)
"""What a new requirement says until its author says otherwise."""


@dataclass(frozen=True, kw_only=True)
class About:
    """What a draft says of the plan as a whole."""

    title: str
    goal: str
    target_group: str
    owner_unit_id: int | None
    effective_from: date | None

    def trimmed(self) -> dict[str, Any]:
        """What is kept, without the white space around it."""
        said = asdict(self)
        return {name: text.strip() if isinstance(text, str) else text for name, text in said.items()}


def save_about(plan: Plan, seen: int, about: About, *, by: Actor, on: date) -> Draft:
    """Say what the plan is called, what it is for, for whom, whose it is and from when.

    Raises ChangedMeanwhile, NotAllowed (also for a new owner unit one may not write for) or DraftsError.
    """
    with changing(plan, seen, Move.SAVE, by=by) as (current, change):
        if about.owner_unit_id != current.owner_unit_id:
            require(rules.can_author(by, about.owner_unit_id))
        if not about.title.strip() or len(about.title) > 300:
            raise DraftsError(_("Write what the plan is called, in at most 300 letters."))
        before = plans.newest(plan.pk)
        wrong = bounds.effective_day(about.effective_from, before.effective_from if before else None, on=on)
        if wrong:
            raise DraftsError(wrong)
        return replaced(current, change, by=by, **about.trimmed())


def add(plan: Plan, seen: int, competence_id: int, *, by: Actor) -> tuple[Draft, str]:
    """Ask for one more competence, last, on the usual terms. Also answers with the new requirement's key."""
    with changing(plan, seen, Move.SAVE, by=by) as (current, change):
        known = CompetenceDetails.objects.open().filter(organisation_id=plan.organisation_id)
        details = known.filter(competence_id=competence_id).select_related("competence").first()
        if details is None or competence_id in merging.merged(plan.organisation_id):
            raise DraftsError(_("Choose a competence from the catalogue."))
        asked = read(current.requirements)
        if len(asked) >= bounds.MOST_REQUIREMENTS:
            raise DraftsError(_("A plan asks for at most 300 things. Write another plan for the rest."))
        key = _free_key(plan, asked, details.competence.key)
        warn = USUAL.warn_days if details.validity_months else 0
        made = replace(USUAL, key=key, accepts=(competence_id,), warn_days=warn)
        return replaced(current, change, by=by, requirements=_kept([*asked, made])), key


def _free_key(plan: Plan, asked: list[Asked], wanted: str) -> str:
    """A key like the competence's that no version of the plan has used for something else."""
    used = set(Requirement.objects.filter(plan=plan).values_list("key", flat=True))
    used |= {one.key for one in asked}
    base = wanted[: ID_LENGTH - 6]
    keys = [base, *(f"{base}-{number}" for number in range(2, len(used) + 3))]
    return next(key for key in keys if key not in used)


def save_requirement(plan: Plan, seen: int, said: Asked, *, by: Actor, on: date) -> Draft:
    """Say on which terms something is asked. One that somebody else removed meanwhile is asked for again.

    Raises ChangedMeanwhile, NotAllowed or DraftsError (status.md §1, or less than a plan from above asks).
    """
    with changing(plan, seen, Move.SAVE, by=by) as (current, change):
        known = queries.catalogue(plan.organisation_id)
        faults = bounds.faults(said, known)
        if faults:
            raise DraftsError(faults[0][1])
        if reason := queries.too_little(said, queries.from_above(current, known, on=on), known):
            raise DraftsError(reason)
        require_approval(said, by=by)
        earlier = {one.key for one in queries.published(plans.newest(plan.pk))}
        if said.key not in earlier:
            said = replace(said, choice="", address="")
        asked = read(current.requirements)
        if all(one.key != said.key for one in asked):
            asked.append(said)
        changed = [said if one.key == said.key else one for one in asked]
        return replaced(current, change, by=by, requirements=_kept(changed))


def remove(plan: Plan, seen: int, key: str, *, by: Actor) -> Draft:
    """Ask for something no more. Raises ChangedMeanwhile, NotAllowed or DraftsError."""
    return _arranged(plan, seen, key, lambda asked: [one for one in asked if one.key != key], by=by)


def put_earlier(plan: Plan, seen: int, key: str, *, by: Actor) -> Draft:
    """Put a requirement before the one it stands after. Raises ChangedMeanwhile, NotAllowed or DraftsError."""
    return _arranged(plan, seen, key, lambda asked: _earlier(asked, key), by=by)


def put_later(plan: Plan, seen: int, key: str, *, by: Actor) -> Draft:
    """Put a requirement after the one it stands before. Raises ChangedMeanwhile, NotAllowed or DraftsError."""
    return _arranged(plan, seen, key, lambda asked: _earlier(asked[::-1], key)[::-1], by=by)


def _earlier(asked: list[Asked], key: str) -> list[Asked]:
    place = next(number for number, one in enumerate(asked) if one.key == key)
    if place:
        asked[place - 1], asked[place] = asked[place], asked[place - 1]
    return asked


def _arranged(
    plan: Plan, seen: int, key: str, arrange: Callable[[list[Asked]], list[Asked]], *, by: Actor
) -> Draft:
    with changing(plan, seen, Move.SAVE, by=by) as (current, change):
        asked = read(current.requirements)
        if all(one.key != key for one in asked):
            raise DraftsError(_("That requirement is not in the draft. Look again."))
        return replaced(current, change, by=by, requirements=_kept(arrange(asked)))


def _kept(asked: list[Asked]) -> list[dict[str, Any]]:
    return [one.as_json() for one in asked]


def send(plan: Plan, seen: int, *, by: Actor) -> Draft:
    """Let others read and comment on it. Raises ChangedMeanwhile or NotAllowed."""
    with changing(plan, seen, Move.SEND, by=by) as (current, change):
        return replaced(current, change, by=by, state=DraftState.REVIEW)


def take_back(plan: Plan, seen: int, *, by: Actor) -> Draft:
    """Write on; what was said of it stays. Raises ChangedMeanwhile or NotAllowed."""
    with changing(plan, seen, Move.TAKE_BACK, by=by) as (current, change):
        return replaced(current, change, by=by, state=DraftState.DRAFT)


def delete(plan: Plan, seen: int, *, by: Actor) -> None:
    """Write no more on it. The plan's published versions stay as they are. Raises ChangedMeanwhile or NotAllowed."""
    with changing(plan, seen, Move.DELETE, by=by) as (current, change):
        current.close(change.position)


def comment(draft: Draft, text: str, *, requirement: str = "", by: Actor, on: date) -> Comment:
    """Say something about a draft in review, or about one requirement of it. Whoever saves meanwhile is in no
    one's way. Raises NotAllowed or DraftsError."""
    found = rules.step(Move.COMMENT, State.REVIEW)
    with audit.change(draft.organisation_id, by=by, verb=found.verb if found else "") as change:
        current = plans.draft(draft.plan_id) or draft
        require(rules.can_move(by, current, Move.COMMENT))
        if not text.strip() or len(text) > bounds.LONGEST_TEXT:
            raise DraftsError(_("Write what you want to say, in at most 5000 letters."))
        if requirement and all(one.key != requirement for one in read(current.requirements)):
            raise DraftsError(_("That requirement is no longer in the draft. Say it about the whole plan."))
        change.subject = current.title
        return Comment.objects.create(
            organisation_id=current.organisation_id,
            plan_id=current.plan_id,
            version=current.version,
            requirement=requirement,
            text=text.strip(),
            said_by=by.label,
            person_id=by.person_id,
            said_on=on,
            opened=change.position,
        )


def retire(plan: Plan, retired_on: date, grounds: str, *, by: Actor, on: date) -> PlanVersion:
    """From a day on the plan asks for nothing, and says why. Raises NotAllowed or DraftsError."""
    found = rules.step(Move.RETIRE, State.PUBLISHED)
    with audit.change(plan.organisation_id, by=by, verb=found.verb if found else "") as change:
        current = plans.newest(plan.pk)
        if current is None:
            raise DraftsError(_("Only a published plan is retired."))
        require(rules.can_retire(by, current, retired_on, grounds, on=on))
        change.subject = current.title
        said = grounds.strip()[: bounds.LONGEST_TEXT]
        return current.reopen(change.position, retired_on=retired_on, grounds=said)
