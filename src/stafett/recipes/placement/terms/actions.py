"""Writing the agreement: propose terms, extend them, answer them. When all three have consented to one version, the
days of that version are the stay's."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from stafett.arenas import actions as arenas
from stafett.arenas.agreements import actions as agreements
from stafett.arenas.models import TermsVersion
from stafett.arenas.occasions import actions as occasions
from stafett.arenas.seats.actions import Holder
from stafett.audit.actions import Change
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.public_holidays import public_holidays
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.recipes.placement import queries as stays
from stafett.recipes.placement import rules as goes
from stafett.recipes.placement import telling
from stafett.recipes.placement.changing import moving
from stafett.recipes.placement.days import rules as days
from stafett.recipes.placement.days.rules import Pattern, Shift
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Stay, Terms
from stafett.recipes.placement.outside import actions as outside
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.stays import queries as stayed
from stafett.recipes.placement.stays.actions import begins
from stafett.recipes.placement.workflow import CONSENTING, Move, State, Who

from . import calendar, queries, rules
from .wording import Wording


def propose(
    stay: Stay,
    wording: Wording,
    pattern: Pattern,
    first: date,
    last: date,
    *,
    seen: TermsVersion | None,
    grounds: str = "",
    by: Actor,
    on: date,
) -> TermsVersion:
    """Terms nobody has consented to yet: the first version, or other than those that were `seen`. What was agreed
    before holds until all three agree on these.

    Raises NotAllowed, PlacementError, or Stale (ChangedMeanwhile before there were any) where somebody wrote a
    version meanwhile. Logged."""
    with moving(stay, Move.PROPOSE, by=by, on=on) as (now, change):
        chosen = _days(pattern, first, last)
        require(rules.fits(wording.stored()), PlacementError)
        require(goes.goals_fit(wording.goals), PlacementError)
        require(days.fits(first, last, chosen), PlacementError)
        require(goes.has_room(first, is_full=stayed.is_full(now, first, on=on)), PlacementError)
        return _write(stay, wording, pattern, (first, last), chosen, seen, grounds, change)


def extend(
    stay: Stay,
    last: date,
    *,
    given: tuple[Shift, ...] = (),
    seen: TermsVersion,
    grounds: str = "",
    by: Actor,
    on: date,
) -> TermsVersion:
    """The same terms until a later day: the days agreed, and those the same pattern gives after them, with others
    `given`. All three are asked again. Raises NotAllowed, PlacementError or Stale. Logged."""
    with moving(stay, Move.PROPOSE, by=by, on=on) as (_as_it_stands, change):
        old = queries.said(seen)
        until = seen.effective_to or last
        pattern = days.read_pattern(old.terms.pattern)
        longer = Pattern(**vars(pattern) | {"given": pattern.given + given})
        new = _days(longer, until + days.DAY, last)
        require(rules.can_extend(until, last, new), PlacementError)
        require(days.fits(seen.effective_from, last, old.days + new), PlacementError)
        whole = (seen.effective_from, last)
        return _write(stay, _wording(old.terms), longer, whole, old.days + new, seen, grounds, change)


def _days(pattern: Pattern, first: date, last: date) -> list[Shift]:
    """The days of a pattern; none in a period longer than any agreement."""
    if not 0 <= (last - first).days < 2 * days.MOST:
        return []
    return days.days(pattern, first, last, public_holidays(first, last))


def _write(
    stay: Stay,
    wording: Wording,
    pattern: Pattern,
    period: tuple[date, date],
    chosen: list[Shift],
    seen: TermsVersion | None,
    grounds: str,
    change: Change,
) -> TermsVersion:
    version = _version(stay, period, seen, change)
    Terms.objects.create(
        version=version,
        pattern=days.stored_pattern(pattern),
        days=days.stored(chosen),
        grounds=grounds.strip(),
        **wording.stored(),
    )
    return version


def _version(
    stay: Stay, period: tuple[date, date], seen: TermsVersion | None, change: Change
) -> TermsVersion:
    first, last = period
    roles = [str(role) for role in CONSENTING]
    if seen is not None:
        return agreements.propose(seen, roles, effective_from=first, effective_to=last, change=change)
    if (found := queries.latest(stay)) is not None:
        raise ChangedMeanwhile(found.version)
    return agreements.begin(stay.arena, roles, effective_from=first, effective_to=last, change=change)


def _wording(terms: Terms) -> Wording:
    said = {name: getattr(terms, name) for name in Wording.__dataclass_fields__}
    return Wording(**said | {"goals": tuple(terms.goals)})


@dataclass(frozen=True)
class Reply:
    """Yes, or no with what one does not agree with."""

    is_given: bool = True
    grounds: str = ""


YES = Reply()


def answer(stay: Stay, version: TermsVersion, role: Who, *, reply: Reply = YES, by: Actor, on: date) -> bool:
    """Yes or no to one version, in a part one has; whether all three have consented by it, and it holds.

    Raises NotAllowed, ArenaError (a no without why), or Stale where the terms have changed. Logged."""
    with moving(stay, Move.ANSWER, by=by, on=on) as (now, change):
        require(rules.can_answer_as(role, stays.parts_of(by, now)))
        newest = queries.latest(stay)
        require(
            rules.is_open(newest is not None and newest.version == version and newest.is_agreed),
            PlacementError,
        )
        require(goes.all_fit([reply.grounds]), PlacementError)
        holder = Holder(person_id=by.person_id, guest_id=by.guest_id)
        agreements.answer(version, role, holder, label=by.label, **vars(reply), change=change, on=on)
        said = queries.said(version)
        if said.is_agreed:
            _hold(now, said, change=change, on=on)
        line = telling.HOLDS if said.is_agreed else None if reply.is_given else telling.AGAINST
        if line is not None:
            telling.tell(now, line, but=by, on=on)
        return said.is_agreed


def _hold(now: Now, said: queries.Version, *, change: Change, on: date) -> None:
    first, last = said.version.effective_from, said.version.effective_to
    begins(now, first, change=change, on=on)
    if longer := outside.lengthen(now, last, on=on):
        change.detail = {"links": longer}
    arenas.alter(now.stay.arena, change=change, state=State.AGREED, starts_on=first, ends_on=last)
    calendar.keep_to(now, said, change=change, on=on)
    calendar.ask_later(now, said, change=change)


def call_off(stay: Stay, occasion_id: int, grounds: str, *, by: Actor, on: date) -> None:
    """The guest does not come on one of the days after all, and why. Raises NotAllowed or PlacementError. Logged."""
    with moving(stay, Move.CALL_OFF, by=by, on=on) as (_as_it_stands, change):
        day = queries.a_day_of(stay, occasion_id)
        require(goes.says_something(grounds), PlacementError)
        if day is None:
            raise PlacementError(_("That day has been called off already."))
        occasions.cancel(day, grounds=grounds, change=change, on=on)


def aim(stay: Stay, purpose: str, *, grounds: str = "", by: Actor, on: date) -> None:
    """What the stay is for, from today on; what it was for before stays to be read. Raises NotAllowed or
    PlacementError. Logged."""
    with moving(stay, Move.AIM, by=by, on=on) as (_as_it_stands, change):
        require(goes.all_fit([purpose, grounds]), PlacementError)
        arenas.set_purpose(stay.arena, purpose, since=on, grounds=grounds, change=change)
