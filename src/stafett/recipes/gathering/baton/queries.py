"""Reading whose turn it is, and the kit that follows the baton."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stafett.arenas.agenda import queries as agenda
from stafett.arenas.models import Occasion, PromiseDetails, SlotDetails
from stafett.arenas.promises import queries as promises
from stafett.audit import queries as audit
from stafett.lib.verdict import Verdict
from stafett.people.actor import Actor
from stafett.recipes.gathering import queries
from stafett.recipes.gathering import rules as keeping
from stafett.recipes.gathering.models import Baton, BatonState, HostExperience, Minute
from stafett.recipes.gathering.outside import queries as outside
from stafett.recipes.gathering.queries import Gathering, Member
from stafett.recipes.gathering.rules import Who

from . import rules


def hosted(among: Iterable[Gathering]) -> dict[Who, date]:
    """When each host last did, or is to: the first day of the gathering, far ahead where it has none."""
    return {
        one.host: one.details.starts_on or date.max
        for one in among
        if one.host is not None and one.details.cancelled_on is None
    }


def kept(among: Iterable[Gathering]) -> Who | None:
    """Who still has the baton of a gathering that was called off: it stays with them until they host another."""
    known = list(among)
    since = hosted(known)
    off = [
        (one.details.cancelled_on, one.host)
        for one in known
        if one.host is not None and one.details.cancelled_on is not None
    ]
    waiting = [(day, who) for day, who in off if since.get(who, date.min) < day]
    return max(waiting, key=lambda one: one[0])[1] if waiting else None


def turn(occasion: Occasion) -> Who | None:
    """Whose turn it is to host a gathering, of those who have not declined this one."""
    found = [one for one in queries.gatherings([occasion.arena]) if one.occasion != occasion]
    members = [one.who for one in queries.members(occasion.arena)]
    no = Baton.objects.filter(occasion=occasion, state=BatonState.DECLINED)
    return keeping.suggested(members, hosted(found), {queries.who_is(row) for row in no}, kept=kept(found))


def guests(baton: Baton, *, on: date) -> frozenset[int]:
    """Those whose link works who come from the member outside a baton is with, or held out to; none where it is
    here."""
    if not baton.outside:
        return frozenset()
    return outside.guests_from(baton.occasion.arena, baton.outside, on=on)


def may_answer(actor: Actor, baton: Baton, *, on: date) -> Verdict:
    """Whether somebody answers for the member a baton is with, or held out to."""
    owner = queries.details(baton.occasion.arena).owner_unit_id
    return rules.can_answer(actor, owner, queries.who_is(baton), guests(baton, on=on))


def noted_by(baton: Baton | None) -> str:
    """Who wrote down what somebody from a member outside answered without a link; nobody where they did so
    themselves. The log knows it."""
    if baton is None or not baton.outside or baton.answered_on is None:
        return ""
    log = audit.entries(baton.organisation_id).filter(position=baton.opened, by_guest=None)
    return log.values_list("by", flat=True).first() or ""


def experience(occasion: Occasion) -> HostExperience | None:
    """What the host of a gathering learned."""
    return HostExperience.objects.open().filter(occasion=occasion).first()


def checklist(occasion: Occasion) -> list[PromiseDetails]:
    """What the host has to do, by day; what was promised at the gathering itself is in its minutes."""
    promised = Minute.objects.filter(slot__occasion=occasion, promise__isnull=False).values("promise_id")
    rows = promises.of_arenas([occasion.arena]).filter(promise__occasion=occasion)
    return list(rows.exclude(promise__in=promised))


@dataclass(frozen=True)
class Kit:
    """What a host gets from the one before: their agenda, what they learned, whom to reach; and their own list."""

    last: Gathering | None
    agenda: list[SlotDetails]
    experience: HostExperience | None
    contacts: list[Member]
    checklist: list[PromiseDetails]


def kit(occasion: Occasion) -> Kit:
    """The kit for a gathering."""
    earlier = queries.before(occasion, queries.gatherings([occasion.arena]))
    last = earlier[-1] if earlier else None
    return Kit(
        last,
        list(agenda.slots(last.occasion)) if last else [],
        experience(last.occasion) if last else None,
        queries.members(occasion.arena),
        checklist(occasion),
    )
