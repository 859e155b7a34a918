"""Writing who hosts: the baton offered, taken, declined or given back; the checklist, and what the host learned."""

from datetime import date

from django.utils.translation import gettext as _

from stafett.arenas import rows
from stafett.arenas.errors import ArenaError
from stafett.arenas.invited import queries as invited
from stafett.arenas.models import Occasion, Promise, PromiseDetails
from stafett.arenas.promises import actions as promises
from stafett.audit.actions import Change
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.people.models import Unit
from stafett.people.nearest import leaders
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering import rules as keeping
from stafett.recipes.gathering import telling
from stafett.recipes.gathering.changes import changing
from stafett.recipes.gathering.models import Baton, BatonState, HostExperience
from stafett.recipes.gathering.queries import Gathering
from stafett.recipes.gathering.rules import Who

from . import kits, queries, rules


def offer(occasion: Occasion, who: Who, *, why: str = "", by: Actor, on: date) -> Baton:
    """The baton is held out to a member; where nobody is nearer to it than who offers it, it is taken at once.

    Raises NotAllowed or ArenaError. Logged at both.
    """
    now = series.gathering(occasion)
    unit = Unit.objects.filter(pk=who.unit_id).first()
    also = [unit.organisation_id] if unit else []
    with changing(occasion.arena, "gathering.baton_offered", now.details.title, by=by, also=also) as change:
        owner = _judged(occasion, who, why, change, by, on)
        baton = Baton.objects.create(
            organisation_id=occasion.organisation_id,
            occasion=occasion,
            unit=unit,
            outside=who.outside,
            state=BatonState.OFFERED,
            why=why.strip(),
            offered_on=on,
            opened=change.position,
        )
        if unit is not None and by.person_id in leaders(unit, on=on):
            return _accept(baton, owner, by.label, change, on)
        telling.held_out(baton, queries.guests(baton, on=on), by=by, on=on)
        return baton


def _judged(occasion: Occasion, who: Who, why: str, change: Change, by: Actor, on: date) -> int:
    """The unit that keeps the series, if the baton may be offered so; nobody else is held it out any more."""
    now = series.gathering(occasion)
    owner = series.details(occasion.arena).owner_unit_id
    require(keeping.can_keep(by, owner))
    require(keeping.can_change(now.details, on=on))
    known = [one.who for one in series.members(occasion.arena)]
    require(rules.offer_fits(who, known, queries.turn(occasion), now.baton, why=why), ArenaError)
    if now.baton is not None:
        rows.close([now.baton], change.position)
        telling.held_out_no_longer(now.baton)
    return owner


def accept(occasion: Occasion, *, by_name: str = "", by: Actor, on: date) -> Baton:
    """Somebody at the member takes it, and gets the kit. `by_name`: who, where nobody from a member outside has a link
    and the keeper writes it down. Raises NotAllowed or ArenaError. Logged."""
    title = series.gathering(occasion).details.title
    with changing(occasion.arena, "gathering.baton_accepted", title, by=by) as change:
        now = series.gathering(occasion)
        name, owner = _answers(now, by_name, by=by, on=on)
        require(rules.can_accept(_baton(now)), ArenaError)
        require(keeping.can_change(now.details, on=on))
        telling.held_out_no_longer(_baton(now))
        taken = _accept(_baton(now), owner, name, change, on)
        telling.answered(taken, owner, by=by, on=on)
        return taken


def decline(occasion: Occasion, grounds: str, *, by_name: str = "", by: Actor, on: date) -> Baton:
    """Not this time; also by who has taken it already. Raises NotAllowed or ArenaError. Logged."""
    title = series.gathering(occasion).details.title
    with changing(occasion.arena, "gathering.baton_declined", title, by=by) as change:
        now = series.gathering(occasion)
        name, owner = _answers(now, by_name, by=by, on=on)
        require(rules.can_decline(_baton(now), grounds), ArenaError)
        require(keeping.can_change(now.details, on=on))
        said = {"grounds": grounds.strip(), "answered_by": name, "answered_on": on}
        telling.held_out_no_longer(_baton(now))
        declined = rows.renew(_baton(now), change.position, state=BatonState.DECLINED, **said)
        telling.answered(declined, owner, by=by, on=on)
        return declined


def _answers(now: Gathering, by_name: str, *, by: Actor, on: date) -> tuple[str, int]:
    """Who answers, and the unit that keeps the series."""
    baton = _baton(now)
    require(invited.may_act(by, on=on))
    require(queries.may_answer(by, baton, on=on))
    name = by_name.strip() if baton.outside and by.guest_id is None else by.label
    require(rules.answer_fits(name), ArenaError)
    return name[:200], series.details(now.occasion.arena).owner_unit_id


def _baton(now: Gathering) -> Baton:
    if now.baton is None:
        raise ArenaError(_("The baton is not offered any more."))
    return now.baton


def _accept(baton: Baton, owner_unit_id: int, name: str, change: Change, on: date) -> Baton:
    taken = rows.renew(
        baton, change.position, state=BatonState.ACCEPTED, answered_by=name[:200], answered_on=on
    )
    kits.hand_over(baton.occasion, baton.unit_id or owner_unit_id, change=change)
    return taken


def add_check(occasion: Occasion, what: str, weeks: int, *, by: Actor) -> PromiseDetails:
    """Another point of the host's checklist. Raises NotAllowed or ArenaError. Logged."""
    title = series.gathering(occasion).details.title
    with changing(occasion.arena, "gathering.check_added", title, by=by) as change:
        _may_host(occasion, by)
        require(rules.check_fits(weeks), ArenaError)
        return kits.add(occasion, what, weeks, kits.owner_of(occasion), change=change)


def tick(occasion: Occasion, promise: Promise, *, by: Actor, on: date) -> PromiseDetails:
    """A point of the checklist is done. Raises NotAllowed or ArenaError. Logged."""
    title = series.gathering(occasion).details.title
    with changing(occasion.arena, "gathering.check_done", title, by=by) as change:
        _may_host(occasion, by)
        return promises.keep(promise, change=change, on=on)


def tell(occasion: Occasion, text: str, *, seen: int | None = None, by: Actor) -> None:
    """What the host learned, for the next one. `seen`: the row that was shown, 0 for none. Raises NotAllowed or
    ChangedMeanwhile. Logged."""
    title = series.gathering(occasion).details.title
    with changing(occasion.arena, "gathering.experience_told", title, by=by) as change:
        _may_host(occasion, by)
        known = HostExperience.objects.open().filter(occasion=occasion).first()
        if seen not in (None, known.pk if known else 0):
            raise ChangedMeanwhile(known)
        rows.close([known] if known else [], change.position)
        if text.strip():
            HostExperience.objects.create(
                organisation_id=occasion.organisation_id,
                occasion=occasion,
                text=text.strip(),
                by=by.label,
                opened=change.position,
            )


def _may_host(occasion: Occasion, by: Actor) -> None:
    host = series.gathering(occasion).host
    require(keeping.can_host(by, series.details(occasion.arena).owner_unit_id, host))
