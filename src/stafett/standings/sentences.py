"""Why this colour, as a sentence with its dates."""

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stafett.status import Reason

from .lines import Line


def why(line: Line) -> str:
    """Why the line has its colour that day, in the reader's language, for the person and the leader alike."""
    sentence = _BY_REASON[line.reason](line)
    if line.is_waiting and line.reason is not Reason.AWAITING_APPROVAL:
        return f"{sentence} {_sent(line)}"
    return sentence


def day(value: date | None) -> str:
    """A day as people write it."""
    return _day(value, get_language()) if value else ""


@lru_cache(maxsize=10_000)
def _day(value: date, _language: str | None) -> str:
    return date_format(value, "DATE_FORMAT")


def _sent(line: Line) -> str:
    return _("Sent %(day)s and waiting for approval.") % {"day": day(line.claimed_on)}


def _missing(line: Line) -> str:
    return _("Had to be in place by %(day)s, and nothing approved is registered.") % {
        "day": day(line.last_day)
    }


def _expired(line: Line) -> str:
    days = {"held": day(line.held_until), "last": day(line.last_day)}
    if line.held_until == line.last_day:
        return _("Was valid through %(held)s and has not been renewed.") % days
    return _("Was valid through %(held)s, had to be renewed by %(last)s, and has not been.") % days


def _due(line: Line) -> str:
    days = {"held": day(line.held_until), "last": day(line.last_day)}
    if line.held_until is None:
        if line.last_day is None:
            return _("Not in place yet. There is no deadline.")
        return _("Not in place yet. The last day is %(last)s.") % days
    if line.last_day is None:
        return _("Was valid through %(held)s. There is no deadline for renewing.") % days
    return _("Was valid through %(held)s. The last day for renewing is %(last)s.") % days


def _expiring(line: Line) -> str:
    days = {"held": day(line.held_until), "last": day(line.last_day)}
    if line.last_day is None or line.last_day == line.held_until:
        return _("Valid through %(held)s. Renew it before then.") % days
    return _("Valid through %(held)s. The last day for renewing is %(last)s.") % days


def _awaiting_approval(line: Line) -> str:
    if line.last_day is None:
        return _sent(line)
    return _("Sent %(day)s and waiting for approval. Turns red after %(last)s if nobody approves.") % {
        "day": day(line.claimed_on),
        "last": day(line.last_day),
    }


def _met(line: Line) -> str:
    if line.held_forever:
        return _("In place. It never lapses.")
    return _("In place. Valid through %(held)s.") % {"held": day(line.held_until)}


def _exempt(line: Line) -> str:
    if line.grey_until is None:
        return _("Exempt: not asked for until further notice.")
    return _("Exempt: not asked for through %(day)s.") % {"day": day(line.grey_until)}


def _on_leave(line: Line) -> str:
    if line.grey_until is None:
        return _("On leave until further notice. There is time to catch up afterwards.")
    return _("On leave through %(day)s. There is time to catch up afterwards.") % {
        "day": day(line.grey_until)
    }


_BY_REASON = {
    Reason.MISSING: _missing,
    Reason.EXPIRED: _expired,
    Reason.DUE: _due,
    Reason.EXPIRING: _expiring,
    Reason.AWAITING_APPROVAL: _awaiting_approval,
    Reason.MET: _met,
    Reason.EXEMPT: _exempt,
    Reason.ON_LEAVE: _on_leave,
}
