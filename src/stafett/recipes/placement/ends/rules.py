"""May it end so, who reads what is thought of it, and who may disagree? Pure: judges what it is given."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext as _

from stafett.communication.rules import SOON
from stafett.lib.clock import months_after
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.recipes.placement.models import Evaluation
from stafett.recipes.placement.rules import all_fit
from stafett.recipes.placement.workflow import Who

MONTHS_BETWEEN = 3
"""So long after they were asked what has changed, those who have not answered are asked once more."""


def side_of(parts: Collection[Who]) -> Who | None:
    """On whose behalf somebody says what they think of it; nobody's, for the guest's leader, also one who leads the
    host as well."""
    if Who.GUEST in parts:
        return Who.GUEST
    if Who.HOME in parts:
        return None
    return Who.HOST if {Who.HOST, Who.CONTACT}.intersection(parts) else None


def can_read(parts: Collection[Who]) -> bool:
    """The guest and the host read what each of them thinks; the guest's leader never does."""
    return side_of(parts) is not None


def can_finish(first: date | None, last: date | None, *, came: bool, on: date) -> Verdict:
    """A stay is completed on its last day or later; that nobody came is known after the first."""
    if came and last is not None and on < last:
        return Verdict(_("It is completed on its last day. If it ends earlier, break it off."))
    if not came and first is not None and on < first:
        return Verdict(_("It has not begun yet."))
    return ALLOWED


def may_have_stayed_away(*, shows_otherwise: bool) -> Verdict:
    """Nobody came, as far as anything shows; what the guest has said of the stay may show that somebody did."""
    if shows_otherwise:
        return Verdict(
            _("What the guest has noted shows that they came. Break it off with the real last day.")
        )
    return ALLOWED


def can_break_off(
    first: date | None, last: date | None, last_day: date | None, *, is_again: bool = False
) -> Verdict:
    """The real last day is before the one agreed; None where the guest never came. `is_again`: it is broken off
    already, so it does not end as agreed."""
    if last_day is None:
        return ALLOWED
    if first is not None and last_day < first:
        return Verdict(_("The last day cannot be before the first. Leave it empty if the guest never came."))
    if last is not None and last_day >= last:
        if is_again:
            return Verdict(_("Choose a day before the last one agreed."))
        return Verdict(_("That is the day agreed, or later. Let it end then instead."))
    return ALLOWED


def can_evaluate(side: Who | None, *, is_done: bool, was_there: bool) -> Verdict:
    """Each of the two says what they think once, of a stay that there was."""
    if side is None:
        return Verdict(_("The guest and the host say what they think of it; the guest’s leader does not."))
    if not was_there:
        return Verdict(_("There was no stay to evaluate."))
    if is_done:
        return Verdict(_("You have said what you think of it already."))
    return ALLOWED


def fits(useful: int, learned: str, better: str = "") -> Verdict:
    """A number from 1 to 5, and some words."""
    if not 1 <= useful <= 5 or not learned.strip():
        return Verdict(_("Choose a number from 1 to 5, and write what came of it."))
    return all_fit([learned, better])


def can_disagree(side: Who | None, evaluation: Evaluation, text: str) -> Verdict:
    """The other of the two may disagree, once, in words."""
    if side is None or side == evaluation.side:
        return Verdict(_("This is for the other of the two to say."))
    if evaluation.disagreement:
        return Verdict(_("That has been said already."))
    if not text.strip():
        return Verdict(_("Write what you do not agree with."))
    return all_fit([text])


def asks_on(due_on: date, *, on: date) -> date | None:
    """Of the two days on which somebody is asked what has changed, the one that is today or was in the last days."""
    days = (due_on, months_after(due_on, MONTHS_BETWEEN))
    return next((day for day in days if timedelta(0) <= on - day <= SOON), None)
