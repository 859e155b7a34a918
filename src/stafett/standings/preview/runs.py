"""Previews as they are asked for: worked out at once where few people are touched, else in the worker."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stafett.audit import queries as audit
from stafett.lib import clock
from stafett.lib.verdict import Verdict, require
from stafett.people.actor import Actor
from stafett.people.moves import actions as move_actions
from stafett.people.moves import rules as moves
from stafett.plans import queries as plans
from stafett.plans.assignments import queries as assignments
from stafett.plans.models import Assignment, Plan
from stafett.standings.models import PreviewRun, RunState

from . import results, rules
from .asked import Asked, Assign, End, MoveUnit, Publish, Retire, as_json, from_json
from .evaluating import Thought, think, worked_out

MANY = 500
"""Of more people than this the worker does it, and the page says how far it has come."""
KEPT = timedelta(days=1)
SILENT = timedelta(minutes=5)
"""Whoever works says so far oftener than this; after it, nobody is at work any more."""


def start(what: Asked, *, by: Actor, on: date) -> PreviewRun:
    """Keep what is asked, with the answer where it is quickly found; else it is `WORKING`, for `tasks.work_out`.
    Raises NotAllowed or Unthinkable."""
    organisation = by.organisation_id or 0
    require(can_preview(what, by=by))
    if isinstance(what, MoveUnit):
        require(move_actions.may_move(what.unit_id, what.moves_on, by=by, on=on))
    thought = think(organisation, what, on=on)
    PreviewRun.objects.filter(organisation_id=organisation, made_at__lt=clock.now() - KEPT).delete()
    run = PreviewRun.objects.create(
        organisation_id=organisation,
        by_id=by.identity_id,
        heard_at=clock.now(),
        on=on,
        position=thought.position,
        asked=as_json(what),
        result={"language": get_language()},
    )
    if thought.touched <= MANY:
        found(run, thought)
    return run


def can_preview(what: Asked, *, by: Actor) -> Verdict:
    """Whether somebody may see what this would do."""
    match what:
        case Publish() | Retire():
            return rules.can_preview_plan(by, _owner_of(what, by))
        case Assign():
            return rules.can_preview_in(by, what.unit_id)
        case End():
            row = Assignment.objects.filter(organisation_id=by.organisation_id, pk=what.assignment_id)
            return rules.can_preview_in(by, row.values_list("unit_id", flat=True).first() or 0)
        case MoveUnit():
            return moves.can_move(by)


def _owner_of(what: Publish | Retire, by: Actor) -> int | None:
    plan = Plan.objects.filter(organisation_id=by.organisation_id, pk=what.plan_id).first()
    if plan is None:
        return 0
    draft = plans.draft(plan.pk) if isinstance(what, Publish) else None
    return draft.owner_unit_id if draft else assignments.owner_unit_of(plan)


def found(run: PreviewRun, thought: Thought) -> None:
    """Work it out, and keep the answer."""
    result = results.of(worked_out(thought, lambda done, of: _tell(run, done, of)))
    run.state, run.percent, run.position = RunState.READY, 100, thought.position
    run.result = results.as_json(result)
    run.save(update_fields=["state", "percent", "position", "result"])


def again(run: PreviewRun) -> Thought:
    """What a run asks for, as it is now. Raises Unthinkable."""
    return think(run.organisation_id, from_json(run.asked), on=run.on)


def failed(run: PreviewRun, sentence: str) -> None:
    """Note that it stopped, with a sentence for the one who waits."""
    run.state, run.result = RunState.FAILED, {"why": sentence}
    run.save(update_fields=["state", "result"])


def went_wrong() -> str:
    return _("Something went wrong here. Nothing was changed; look again.")


def _tell(run: PreviewRun, done: int, of: int) -> None:
    run.percent, run.heard_at = 100 * done // max(of, 1), clock.now()
    run.save(update_fields=["percent", "heard_at"])


def is_silent(run: PreviewRun) -> bool:
    """Whether nobody is at work on it any more."""
    return run.state == RunState.WORKING and run.heard_at < clock.now() - SILENT


def visible_to(actor: Actor) -> QuerySet[PreviewRun]:
    """The previews somebody asked for themselves, in the organisation on the screen."""
    return PreviewRun.objects.filter(organisation_id=actor.organisation_id, by_id=actor.identity_id or 0)


def is_old(run: PreviewRun) -> bool:
    """Whether facts have changed since it was worked out."""
    return audit.position(run.organisation_id) != run.position


def agree(run: PreviewRun) -> bool:
    """Note that what was looked at is done now; False when it was before."""
    return bool(PreviewRun.objects.filter(pk=run.pk, state=RunState.READY).update(state=RunState.DONE))
