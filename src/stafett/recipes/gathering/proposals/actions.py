"""Writing what the groups propose, and that a fixed meeting point is agreed to."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from stafett.arenas.anchors import queries as hangings
from stafett.arenas.errors import ArenaError
from stafett.arenas.groups import queries as groups
from stafett.arenas.invited import queries as invited
from stafett.arenas.models import Occasion
from stafett.arenas.occasions import queries as times
from stafett.audit.actions import Change
from stafett.lib.verdict import require
from stafett.matters import actions as matters
from stafett.matters.models import Breadth, Matter, MatterState, Meaning
from stafett.matters.rules import Answer, Raised
from stafett.people.actor import Actor
from stafett.people.models import Unit
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering import rules as keeping
from stafett.recipes.gathering.changes import changing
from stafett.recipes.gathering.meeting import actions as meeting
from stafett.recipes.gathering.models import Proposal
from stafett.recipes.gathering.people import queries as people

from . import queries, rules
from .rules import FIXED_POINT, Proposed


def propose(occasion: Occasion, said: Proposed, *, by: Actor, on: date) -> Proposal:
    """A proposal, on its owner's list from now on. Raises NotAllowed or ArenaError. Logged at both."""
    unit = Unit.objects.filter(pk=said.owner.unit_id).first()
    also = [unit.organisation_id] if unit else []
    title = times.details(occasion).title
    with changing(occasion.arena, "gathering.proposed", title, by=by, also=also) as change:
        require(invited.may_act(by, on=on))
        _judge(occasion, said, by, on)
        matter = matters.put(_raised(occasion, said), change=change, by=by, on=on)
        return _kept(occasion, said, matter, change)


def _judge(occasion: Occasion, said: Proposed, by: Actor, on: date) -> None:
    owner, host = series.details(occasion.arena).owner_unit_id, series.gathering(occasion).host
    may_host = bool(keeping.can_host(by, owner, host))
    require(rules.can_propose(has_a_place=people.has_a_place(by, occasion), may_host=may_host))
    known = {row.group_id for row in groups.of_arena(occasion.arena)}
    require(rules.fits(said, [one.who for one in series.members(occasion.arena)], known, on=on), ArenaError)


def _raised(occasion: Occasion, said: Proposed) -> Raised:
    return Raised(
        unit_id=said.owner.unit_id or 0,
        kind=said.kind,
        title=said.title,
        text=said.text,
        arena_id=occasion.arena_id,
        breadth=Breadth.ORGANISATIONS,
        due_on=said.review_on,
        hangs_on=said.hangs_on,
    )


def _kept(occasion: Occasion, said: Proposed, matter: Matter, change: Change) -> Proposal:
    """What the gathering keeps beside the matter; when it meets, for a fixed meeting point alone."""
    meets = said if said.kind == FIXED_POINT else Proposed(kind=said.kind, title=said.title)
    return Proposal.objects.create(
        organisation_id=occasion.organisation_id,
        matter=matter,
        occasion=occasion,
        group_id=said.group_id,
        meets_on=meets.meets_on,
        meets_from=meets.meets_from,
        meets_to=meets.meets_to,
        link=meets.link,
        opened=change.position,
    )


def agree(matter: Matter, *, by: Actor, on: date) -> int:
    """Its owner agrees to a fixed meeting point, and from then on it meets every month by itself; it is looked at
    again when the proposal says. Answers with how many times are planned. Raises NotAllowed or ArenaError. Logged."""
    put = queries.one(matter)
    words = _("Agreed. We meet every month.")
    said = Answer(meaning=Meaning.ADOPTED, answer=words, **_review(put.state, on=on))
    with transaction.atomic():
        matters.answer(matter, said, seen=put.state.pk, by=by, on=on)
        return meeting.keep_up_one(put.row, on=on)


def _review(state: MatterState, *, on: date) -> dict[str, Any]:
    """When the proposal says that it is looked at again, unless that has been."""
    if state.due_on is not None and state.due_on < on:
        return {}
    at = hangings.hanging(state)
    return {"hangs_on": at} if at else {"due_on": state.due_on}
