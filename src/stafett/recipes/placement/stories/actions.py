"""Writing stories: tell one, keep the invitation open, answer it."""

from dataclasses import dataclass
from datetime import date

from stafett.arenas import rows
from stafett.audit import actions as audit
from stafett.lib.verdict import require
from stafett.matters import actions as matters
from stafett.matters.models import Breadth, Matter
from stafett.matters.rules import Raised
from stafett.people.actor import Actor
from stafett.recipes.placement import queries as stays
from stafett.recipes.placement.changing import moving
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Stay, Story
from stafett.recipes.placement.rules import all_fit, says_something
from stafett.recipes.placement.workflow import Move

from . import queries, rules


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the guest tells, who may read it, and perhaps an open invitation."""

    title: str
    text: str
    breadth: str = Breadth.ORGANISATIONS
    invitation: str = ""


def tell(stay: Stay, told: Told, *, by: Actor, on: date) -> Story:
    """The guest's story. Raises NotAllowed or PlacementError. Logged, without the words."""
    with moving(stay, Move.STORY, by=by, on=on) as (now, change):
        was_there = now.details.ended_on is not None
        require(rules.can_tell(is_told=queries.of(stay) is not None, was_there=was_there))
        require(rules.fits(told.title, told.text, told.breadth, told.invitation), PlacementError)
        invitation = told.invitation.strip()
        return Story.objects.create(
            organisation_id=stay.arena.organisation_id,
            stay=stay,
            title=" ".join(told.title.split()),
            text=told.text.strip(),
            breadth=told.breadth,
            invitation=invitation,
            invited_by=by.label if invitation else "",
            by=by.label,
            told_on=on,
            opened=change.position,
        )


def leave_open(stay: Stay, invitation: str, *, by: Actor, on: date) -> Story:
    """The host's own words of invitation, in place of any other; without words nobody is invited any more. Raises
    NotAllowed or PlacementError. Logged, without the words."""
    with moving(stay, Move.OPEN_DOOR, by=by, on=on) as (_as_it_stands, change):
        story = queries.of(stay)
        require(rules.can_change(is_told=story is not None))
        require(all_fit([invitation]), PlacementError)
        words = invitation.strip()
        said = {"invitation": words, "invited_by": by.label if words else ""}
        return rows.renew(Story.objects.open().get(stay=stay), change.position, **said)


def answer(story: Story, text: str, *, by: Actor, on: date) -> Matter:
    """Somebody who reads an open invitation takes it up: a request to the host's unit, which answers it. Raises
    NotAllowed, PlacementError or ArenaError. Logged at all concerned."""
    stay = story.stay
    now = stays.now(stay)
    unit = queries.answered_by(now)
    also = stay.organisations | ({by.organisation_id} if by.organisation_id else set())
    keeper, verb = stay.arena.organisation_id, "placement.story_answered"
    with audit.change(
        keeper, by=by, verb=verb, subject=now.details.title, also=also, is_common=False
    ) as change:
        seen = queries.visible_to(by).filter(stay=stay).first()
        has_invitation = seen is not None and bool(seen.invitation) and unit is not None
        require(rules.can_answer(has_invitation=has_invitation, is_somebody=by.person_id is not None))
        require(says_something(text), PlacementError)
        raised = Raised(
            unit_id=unit.pk if unit else 0,
            kind="request",
            title=story.title,
            text=text,
            arena_id=stay.arena_id,
            breadth=Breadth.US,
        )
        return matters.put(raised, change=change, by=by, on=on)
