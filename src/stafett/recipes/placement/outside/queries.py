"""Reading who outside has a part in a stay."""

from django.db.models import QuerySet

from stafett.arenas.invited import queries as invited
from stafett.people.actor import Actor
from stafett.people.models import GuestLink
from stafett.recipes.placement import rules
from stafett.recipes.placement.models import Stay
from stafett.recipes.placement.queries import Now, parts_of
from stafett.recipes.placement.workflow import Move


def links(stay: Stay) -> QuerySet[GuestLink]:
    """Those outside who have a link to a stay, those whose link has ended too."""
    return invited.links(stay.arena)


def may_invite(actor: Actor, now: Now) -> bool:
    """Whether somebody may make links to a stay."""
    is_here = actor.person_id is not None
    return is_here and now.is_outside and bool(rules.can(Move.INVITE, now.state, parts_of(actor, now)))
