"""May somebody make a move, and does what they say make sense? Pure: judges what it is given."""

from collections.abc import Collection, Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.matters.rules import words_fit

from .workflow import FROM_THE_LAST_DAY, OVER, STEPS, UNTIL_THE_LAST_DAY, WHO, Move, State, Who

FEWEST_GOALS, MOST_GOALS = 2, 5


def can(move: Move, state: State, parts: Collection[Who]) -> Verdict:
    """Whether whoever has these parts in a stay may make a move now."""
    step = STEPS[move]
    if state not in step.before:
        return Verdict(_not_now(state))
    if step.who.isdisjoint(parts):
        who = [str(WHO[one]) for one in Who if one in step.who]
        return Verdict(_("This is for %(who)s to do.") % {"who": " / ".join(who)})
    return ALLOWED


def is_time_for(move: Move, state: State, ended_on: date | None, *, on: date) -> Verdict:
    """A stay may be broken off with a last day that is to come: it goes on until then, and what is said of a stay that
    is over waits for that day. From then on the day stands: it may count already."""
    has_come = ended_on is None or ended_on <= on
    late = is_over(state, ended_on, on=on) or (move == Move.BREAK_OFF and has_come)
    if state == State.BROKEN_OFF and move in UNTIL_THE_LAST_DAY and late:
        return Verdict(_not_now(state))
    if move in FROM_THE_LAST_DAY and not has_come:
        return Verdict(_("That is for when the last day has come."))
    return ALLOWED


def is_over(state: State, ended_on: date | None, *, on: date) -> bool:
    """Whether it has come to an end: one that is broken off has once its last day has been."""
    goes_on = state == State.BROKEN_OFF and ended_on is not None and ended_on >= on
    return state in OVER and not goes_on


def _not_now(state: State) -> str:
    if state in OVER:
        return _("This stay is over.")
    return _("This cannot be done where it stands now. Look at the page again.")


def can_keep(*, is_stay: bool, leads: bool) -> Verdict:
    """A stay is kept by who leads the unit it belongs to."""
    if is_stay and leads:
        return ALLOWED
    return Verdict(_("Only who leads the unit that keeps the stay can do this."))


def can_begin(*, is_open: bool, is_guest_known: bool, is_elsewhere: bool = True) -> Verdict:
    """One asks about an offer that is open: for oneself, or for somebody in a unit one leads."""
    if not is_open:
        return Verdict(_("This is closed for now."))
    if not is_guest_known:
        return Verdict(_("Choose yourself, or somebody in a unit you lead."))
    if not is_elsewhere:
        return Verdict(_("This is where the guest works already."))
    return ALLOWED


def all_fit(texts: Iterable[str]) -> Verdict:
    """Words of anybody's, none with a patient's number."""
    return next((verdict for verdict in map(words_fit, texts) if not verdict), ALLOWED)


def says_something(text: str) -> Verdict:
    """Somebody who says something, or says no, writes it."""
    return words_fit(text) if text.strip() else Verdict(_("Write it in a few words."))


def goals_fit(goals: Collection[str]) -> Verdict:
    """Two to five goals."""
    if not FEWEST_GOALS <= len(goals) <= MOST_GOALS:
        return Verdict(_("Write two to five goals, one on each line."))
    return all_fit(goals)


def days_fit(first: date, last: date, *, on: date) -> Verdict:
    """A stay is asked for ahead of it, and its days are in order."""
    if first < on:
        return Verdict(_("The first day must be today or later."))
    if last < first:
        return Verdict(_("The last day must be the first day or later."))
    return ALLOWED


def can_route(unit_id: int, host_id: int | None, *, is_inside: bool) -> Verdict:
    """It is passed on to another unit of the host's own organisation."""
    if not is_inside or unit_id == host_id:
        return Verdict(_("Choose another unit of your organisation."))
    return ALLOWED


def begins_once(first: date, *, by_another_stay: bool) -> Verdict:
    """A guest's place in a month is that of one stay, also when that one is over."""
    if not by_another_stay:
        return ALLOWED
    month = {"month": date_format(first, "F Y")}
    return Verdict(
        _("The guest has asked to begin in %(month)s by another stay. Choose a first day in another month.")
        % month
    )


def has_room(first: date, *, is_full: bool) -> Verdict:
    """The host has said how many may begin a month."""
    if not is_full:
        return ALLOWED
    month = {"month": date_format(first, "F Y")}
    return Verdict(
        _(
            "The host takes no more who begin in %(month)s. Choose a first day in another month, or let the host take"
            " more."
        )
        % month
    )
