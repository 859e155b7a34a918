"""May a pulse be changed or ended, and does what is planned make sense? Pure: judges what it is given."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.pulses.models import Privacy, WaveDetails
from stafett.pulses.rules import Question, Times, is_over, last_day

ROUNDS_AT_MOST = 12
DAYS_OPEN_AT_MOST = 92
FARTHEST = timedelta(days=5 * 366)


@dataclass(frozen=True, kw_only=True)
class Round:
    """One time it is to be asked: what it is called, and when."""

    name: str
    times: Times


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What is to be asked, who may know what is answered, and when: the first round is the baseline."""

    title: str
    questions: Sequence[Question]
    privacy: str
    known_to_id: int | None = None
    rounds: Sequence[Round]


def privacy_fits(privacy: str, known_to_id: int | None, units: Collection[int]) -> Verdict:
    """One of the levels; known to who leads a unit that takes part, at that level alone."""
    if privacy not in Privacy:
        return Verdict(_("Choose who may know what somebody answers."))
    if privacy == Privacy.KNOWN and known_to_id not in units:
        return Verdict(_("Choose the unit whose leader is to know who answered what."))
    return ALLOWED


def rounds_fit(rounds: Sequence[Round]) -> Verdict:
    """It is asked at least once; each time has a name, a day or something its day depends on, and lasts a while."""
    if not 1 <= len(rounds) <= ROUNDS_AT_MOST:
        return Verdict(_("Ask at least once, and at most %(count)d times.") % {"count": ROUNDS_AT_MOST})
    if not all(one.name.strip() for one in rounds):
        return Verdict(_("Give each time a name, such as “Before”."))
    if any(one.times.opens_on is None and one.times.hangs_on is None for one in rounds):
        return Verdict(_("Choose the day each time opens, or what it depends on."))
    if not all(1 <= one.times.days_open <= DAYS_OPEN_AT_MOST for one in rounds):
        return Verdict(_("Let it be open from 1 to %(count)d days.") % {"count": DAYS_OPEN_AT_MOST})
    return ALLOWED


def days_fit(waves: Sequence[WaveDetails], *, on: date) -> Verdict:
    """As far as the days are known: none has been, none is too far off, and each begins after the one before."""
    before = None
    for one in waves:
        if one.due_on is None:
            continue
        if one.due_on < on:
            return Verdict(_("“%(name)s” would open on a day that has been.") % {"name": one.name})
        if one.due_on - on > FARTHEST:
            return Verdict(_("Look at the year once more: it must be within five years."))
        if before is not None and one.due_on <= before:
            return Verdict(_("“%(name)s” would open before the time before it is over.") % {"name": one.name})
        before = last_day(one)
    return ALLOWED


def has_opened(wave: WaveDetails, *, on: date) -> bool:
    return wave.due_on is not None and wave.due_on <= on


def can_change(waves: Collection[WaveDetails], *, is_answered: bool, on: date) -> Verdict:
    """Until the first has opened. What somebody has answered stands, whatever its day has become since."""
    if not waves:
        return Verdict(_("This has been ended."))
    if is_answered or any(has_opened(one, on=on) for one in waves):
        return Verdict(_("It has begun, so it stands as it is. You can end it, and ask something else."))
    return ALLOWED


def can_end(waves: Collection[WaveDetails], *, on: date) -> Verdict:
    """As long as something is asked, or is to be."""
    if all(is_over(one, on=on) for one in waves):
        return Verdict(_("This is over already."))
    return ALLOWED
