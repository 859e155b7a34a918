"""The way of a plan from the first word to its end as one table, and who may do what. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans.models import Draft, DraftState, PlanVersion
from stafett.records.catalogue import rules as catalogue

FOREVER = 10**6
"""Months: longer than any interval."""


class State(StrEnum):
    """Where a version of a plan may be. Only a draft and one in review are rows of their own kind."""

    NEW = "not written yet"
    DRAFT = DraftState.DRAFT.value
    REVIEW = DraftState.REVIEW.value
    PUBLISHED = "published"
    RETIRED = "retired"
    DELETED = "deleted"


class Move(StrEnum):
    START = "start"
    SAVE = "save"
    SEND = "send for review"
    COMMENT = "comment"
    TAKE_BACK = "take back to write on"
    PUBLISH = "publish"
    DELETE = "delete"
    RETIRE = "retire"


class Who(StrEnum):
    AUTHOR = "who may write plans in the owner unit"
    READER = "who may write plans anywhere, or sees the owner unit"


@dataclass(frozen=True)
class Step:
    """One allowed move: from where to where, by whom, and the verb the log keeps."""

    move: Move
    before: State
    after: State
    who: Who
    verb: str


WORKFLOW: tuple[Step, ...] = (
    Step(Move.START, State.NEW, State.DRAFT, Who.AUTHOR, "draft.started"),
    Step(Move.SAVE, State.DRAFT, State.DRAFT, Who.AUTHOR, "draft.saved"),
    Step(Move.SEND, State.DRAFT, State.REVIEW, Who.AUTHOR, "draft.sent"),
    Step(Move.COMMENT, State.REVIEW, State.REVIEW, Who.READER, "draft.commented"),
    Step(Move.TAKE_BACK, State.REVIEW, State.DRAFT, Who.AUTHOR, "draft.taken_back"),
    Step(Move.PUBLISH, State.REVIEW, State.PUBLISHED, Who.AUTHOR, "plan.published"),
    Step(Move.DELETE, State.DRAFT, State.DELETED, Who.AUTHOR, "draft.deleted"),
    Step(Move.DELETE, State.REVIEW, State.DELETED, Who.AUTHOR, "draft.deleted"),
    Step(Move.RETIRE, State.PUBLISHED, State.RETIRED, Who.AUTHOR, "plan.retired"),
)

NOT_NOW: dict[Move, Promise] = {
    Move.SAVE: gettext_lazy("The draft is in review. Take it back to write on."),
    Move.SEND: gettext_lazy("The draft is in review already."),
    Move.COMMENT: gettext_lazy("Comments are for drafts in review. Send the draft for review first."),
    Move.TAKE_BACK: gettext_lazy("The draft is not in review."),
    Move.PUBLISH: gettext_lazy("Send the draft for review before it is published."),
    Move.DELETE: gettext_lazy("This draft cannot be deleted."),
}
"""Why a move is not allowed where the draft is."""


def step(move: Move, state: str) -> Step | None:
    """The row of the table for a move from a state; none where it is not allowed."""
    return next((one for one in WORKFLOW if one.move == move and one.before == state), None)


def can_author(actor: Actor, unit_id: int | None) -> Verdict:
    """Plans of a unit are written by who may write plans there; a plan nobody owns, by who may everywhere."""
    if actor.may(Power.AUTHOR, unit_id) or (unit_id is None and actor.may_everywhere(Power.AUTHOR)):
        return ALLOWED
    return Verdict(_("You may only write plans for units where you lead or answer for the content."))


def can_read(actor: Actor, draft: Draft) -> bool:
    """Who writes it; and in review everybody who writes plans somewhere, or sees the people of the owner unit."""
    if can_author(actor, draft.owner_unit_id):
        return True
    reads = actor.may_somewhere(Power.AUTHOR) or actor.may(Power.SEE, draft.owner_unit_id)
    return draft.state == State.REVIEW and reads


def can_move(actor: Actor, draft: Draft, move: Move) -> Verdict:
    """Whether somebody may make a move with a draft as it stands."""
    found = step(move, draft.state)
    if found is None:
        return Verdict(str(NOT_NOW[move]))
    if found.who == Who.READER:
        readable = can_read(actor, draft)
        return ALLOWED if readable else Verdict(_("You may not read this draft."))
    return can_author(actor, draft.owner_unit_id)


def can_retire(actor: Actor, version: PlanVersion, retired_on: date, grounds: str, *, on: date) -> Verdict:
    """The newest version of a plan is retired, from a day that has not passed, with grounds."""
    if not (may := can_author(actor, version.owner_unit_id)):
        return may
    if version.retired_on is not None and version.retired_on <= on:
        return Verdict(_("The plan is retired. Write a new version to use it again."))
    if not grounds.strip():
        return Verdict(_("Write why, so that those it asks know."))
    if retired_on < on or retired_on.year > 2199:
        return Verdict(_("The day must be today or later, and before the year 2200."))
    if retired_on <= version.effective_from:
        day = date_format(version.effective_from, "DATE_FORMAT")
        return Verdict(
            _("Version %(number)d takes effect %(day)s. Choose a later day.")
            % {"number": version.version, "day": day}
        )
    return ALLOWED


def can_do_without_approval(actor: Actor, owners: Mapping[str, int | None]) -> Verdict:
    """What is asked is approved at once only where whoever asks may change all that counts for it: nobody else
    says that others' competence needs no approval. `owners`: by name the unit that owns each."""
    for name, owner_unit_id in owners.items():
        if not catalogue.can_change(actor, owner_unit_id):
            return Verdict(
                _("Only those who keep “%(name)s” may let it be approved at once. Choose who approves it.")
                % {"name": name}
            )
    return ALLOWED


@dataclass(frozen=True)
class Above:
    """What a plan given from above asks of one competence: its title, at which level, every how many months."""

    plan: str
    competence_id: int
    competence: str
    level: int
    months: int | None
    interval: str


def weaker(above: Above, *, level: int, months: int | None) -> str:
    """Why what a unit asks is refused: it is less than what a plan from above asks. Empty where it is not.

    Plans add up, so that asking less would not help anybody: the plan from above still asks.
    """
    names = {"plan": above.plan, "competence": above.competence}
    if level < above.level:
        return _(
            "“%(plan)s” asks for “%(competence)s” at level %(level)d. Ask for that level or a higher one."
        ) % (names | {"level": above.level})
    if (months or FOREVER) > (above.months or FOREVER):
        return _("“%(plan)s” asks for “%(competence)s” %(interval)s. Ask for it as often or oftener.") % (
            names | {"interval": above.interval}
        )
    return ""
