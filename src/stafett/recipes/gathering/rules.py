"""Who may do what with a series of gatherings, whose turn is it, and what is fair? Pure: judges what it is given."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from stafett.arenas.models import OccasionDetails
from stafett.arenas.occasions.rules import When
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor

MOST_PLACES = 1000


@dataclass(frozen=True)
class Who:
    """A member: a unit of this installation, or somebody outside by name."""

    unit_id: int | None = None
    outside: str = ""

    @property
    def key(self) -> str:
        """The member as a form says it."""
        return str(self.unit_id) if self.unit_id else f"-{self.outside}"


NOBODY = Who()
"""No member in particular."""


def can_begin(actor: Actor, unit_id: int | None) -> Verdict:
    """A series belongs to a unit, and is begun by who leads it (G1)."""
    if actor.leads(unit_id):
        return ALLOWED
    return Verdict(_("Choose a unit that you lead."))


def can_keep(actor: Actor, owner_unit_id: int) -> Verdict:
    """Members and times of a series are kept by who leads the unit it belongs to."""
    if actor.leads(owner_unit_id):
        return ALLOWED
    return Verdict(_("Only who leads the unit that keeps the gatherings can do this."))


def can_host(actor: Actor, owner_unit_id: int, host: Who | None) -> Verdict:
    """A gathering is prepared by its host, once they have the baton, and by who keeps the series."""
    if actor.leads(owner_unit_id) or (host is not None and actor.leads(host.unit_id)):
        return ALLOWED
    return Verdict(_("Only the host, or who keeps the gatherings, can do this."))


def can_speak_for(actor: Actor, owner_unit_id: int, who: Who) -> Verdict:
    """For a member speaks who leads it; for one outside, who keeps the series."""
    if actor.leads(who.unit_id) or (who.unit_id is None and actor.leads(owner_unit_id)):
        return ALLOWED
    return Verdict(_("Only who leads this member can do this."))


def can_tell_of(actor: Actor, owner_unit_id: int, who: Who) -> Verdict:
    """How to reach a member is said by who speaks for it, or keeps the series."""
    return can_speak_for(actor, owner_unit_id, who) or can_keep(actor, owner_unit_id)


def member_fits(who: Who, known: Iterable[Who], allowed: Collection[int]) -> Verdict:
    """A member is one of the units that may be chosen or has a name, and is one once."""
    if who.unit_id is None and not who.outside.strip():
        return Verdict(_("Choose an organisation, or write its name."))
    if who.unit_id is not None and who.unit_id not in allowed:
        return Verdict(_("Choose an organisation from the list."))
    if _plain(who) in {_plain(one) for one in known}:
        return Verdict(_("It is a member already."))
    return ALLOWED


def _plain(who: Who) -> Who:
    return Who(who.unit_id, " ".join(who.outside.split()).casefold())


def can_leave(who: Who, hosts: Collection[Who]) -> Verdict:
    """Who hosts a gathering to come stays a member until somebody else does."""
    if who in hosts:
        return Verdict(_("It is to host a gathering. Let another have the baton first."))
    return ALLOWED


def is_coming(details: OccasionDetails, *, on: date) -> bool:
    """Still to be, its last day included; also without a day yet."""
    return details.cancelled_on is None and (details.ends_on is None or details.ends_on >= on)


def can_change(details: OccasionDetails, *, on: date) -> Verdict:
    """What has been is not planned again, nor what was called off."""
    if details.cancelled_on is not None:
        return Verdict(_("This gathering was called off."))
    return ALLOWED if is_coming(details, on=on) else Verdict(_("This gathering has been."))


def places_fit(places: int | None) -> Verdict:
    """A number of places for each member, or no end of them."""
    if places is None or 0 < places <= MOST_PLACES:
        return ALLOWED
    return Verdict(_("There must be between 1 and %(most)s places.") % {"most": MOST_PLACES})


def time_fits(before: When, when: When, *, grounds: str, on: date) -> Verdict:
    """A day is today or later, and another day than was said needs a word why. A day once set is not taken away."""
    if when.starts_on is None and when.hangs_on is not None:
        return Verdict(_("What it depends on has no day yet. Choose another, or a day."))
    if before.starts_on is not None and when.starts_on is None:
        return Verdict(_("Choose a day."))
    if when.starts_on is not None and when.starts_on < on and when.starts_on != before.starts_on:
        return Verdict(_("Choose a day that is today or later."))
    if is_postponed(before, when) and not grounds.strip():
        return Verdict(_("Write why it is moved, so that people understand."))
    return ALLOWED


def is_postponed(before: When, when: When) -> bool:
    """Whether a day that was said is another now."""
    return before.starts_on is not None and before.starts_on != when.starts_on


def suggested(
    members: Iterable[Who],
    hosted: Mapping[Who, date],
    declined: Collection[Who] = (),
    *,
    kept: Who | None = None,
) -> Who | None:
    """Whose turn it is: whoever `kept` the baton of a gathering that was called off; else who has never hosted, in the
    order they became members; else who did longest ago. Who has declined this time is passed over."""
    waiting = [one for one in members if one not in declined]
    if kept in waiting:
        return kept
    return min(waiting, key=lambda one: hosted.get(one, date.min), default=None)
