"""A requirement's terms in words, as people say them: how often, by when, warned when."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Approver, Requirement, Steps

MONTHS_A_YEAR = 12
FIXED = "fixed:"
LEAP_YEAR = 2000
"""A year in which every date of a fixed season exists."""


def sentence(requirement: Requirement, own_months: list[int | None]) -> str:
    """The terms as one sentence. `own_months`: the validity of each competence it accepts."""
    return capfirst(", ".join(phrases(requirement, own_months))) + "."


def fine_print(requirement: Requirement) -> list[str]:
    """What else the terms say, each as a sentence: what counts, and what gives more time."""
    return list(_fine_print(requirement))


def approval(requirement: Requirement) -> str:
    """How it is approved, and by whom where anybody has to."""
    how = str(Steps(requirement.steps).label)
    if requirement.steps == Steps.NONE:
        return how
    return _("%(how)s, by %(who)s") % {"how": how, "who": Approver(requirement.approver).label}


def valid_for(months: int | None) -> str:
    """A competence's own validity as a sentence."""
    if not months:
        return _("Never lapses.")
    return _("Valid for %(time)s.") % {"time": span(months)}


def span(months: int) -> str:
    """So many months, in whole years where it fits."""
    if months % MONTHS_A_YEAR == 0:
        years = months // MONTHS_A_YEAR
        return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
    return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}


def phrases(requirement: Requirement, own_months: list[int | None]) -> Iterator[str]:
    """The terms piece by piece, the most important first."""
    lapses = bool(requirement.validity_months or (requirement.validity_months is None and any(own_months)))
    yield how_often(requirement, own_months)
    yield first_deadline(requirement.due_days)
    if requirement.warn_days and lapses:
        yield ngettext(
            "warned %(count)d day before", "warned %(count)d days before", requirement.warn_days
        ) % {"count": requirement.warn_days}
    if requirement.level > 1:
        yield _("at level %(level)d") % {"level": requirement.level}
    if requirement.per_unit:
        yield _("in each unit")


def how_often(requirement: Requirement, own_months: list[int | None]) -> str:
    """Every how many months, or how many times: the first of the phrases."""
    months = _months(requirement, own_months)
    if months is None:
        return _("as often as what is held lapses")
    if requirement.times > 1:
        counted = ngettext("%(count)d time", "%(count)d times", requirement.times)
        counted %= {"count": requirement.times}
        return _("%(times)s in %(time)s") % {"times": counted, "time": span(months)} if months else counted
    return every(months) + (season(requirement.renewal) if months else "")


def _months(requirement: Requirement, own_months: list[int | None]) -> int | None:
    """How long it is valid: the requirement's own months, else the competences' if they agree (0: for ever)."""
    if requirement.validity_months is not None:
        return requirement.validity_months
    different = {months or 0 for months in own_months}
    return different.pop() if len(different) == 1 else None


def every(months: int) -> str:
    """Every so many months, in years where it fits; once, where it never lapses."""
    if not months:
        return _("once")
    if months % MONTHS_A_YEAR == 0:
        years = months // MONTHS_A_YEAR
        return ngettext("every year", "every %(count)d years", years) % {"count": years}
    return ngettext("every month", "every %(count)d months", months) % {"count": months}


def season(renewal: str) -> str:
    """The last day of a fixed season, as the end of a phrase; nothing where there is none."""
    if not renewal.startswith(FIXED):
        return ""
    month, day = (int(part) for part in renewal.removeprefix(FIXED).split("-"))
    return _(", through %(day)s") % {"day": date_format(date(LEAP_YEAR, month, day), "MONTH_DAY_FORMAT")}


def first_deadline(due_days: int | None) -> str:
    """By when it is shown the first time."""
    if due_days is None:
        return _("no first deadline")
    if due_days < 0:
        return _("before the first day")
    if due_days == 0:
        return _("on the first day")
    return ngettext("first time within %(count)d day", "first time within %(count)d days", due_days) % {
        "count": due_days
    }


def _fine_print(requirement: Requirement) -> Iterator[str]:
    if requirement.lookback_days is not None:
        yield _lookback(requirement.lookback_days)
    if requirement.renewal == "expiry" and requirement.early_days:
        yield ngettext(
            "Renewing up to %(count)d day early costs nothing.",
            "Renewing up to %(count)d days early costs nothing.",
            requirement.early_days,
        ) % {"count": requirement.early_days}
    if requirement.redo:
        yield _("Everybody does it again from this version on.")
    if requirement.mandatory:
        yield from _more_time(requirement)


def _lookback(days: int) -> str:
    if days == 0:
        return _("Only what is shown from the first day on counts.")
    return ngettext(
        "What was shown up to %(count)d day before the first day counts.",
        "What was shown up to %(count)d days before the first day counts.",
        days,
    ) % {"count": days}


def _more_time(requirement: Requirement) -> Iterator[str]:
    yield ngettext(
        "After a leave there is %(count)d day to catch up.",
        "After a leave there are up to %(count)d days to catch up.",
        requirement.grace_days,
    ) % {"count": requirement.grace_days}
    yield ngettext(
        "Something sent for approval gives %(count)d day more.",
        "Something sent for approval gives %(count)d days more.",
        requirement.claim_days,
    ) % {"count": requirement.claim_days}
    yield ngettext(
        "When a new version asks for more, there is %(count)d day to adapt.",
        "When a new version asks for more, there are %(count)d days to adapt.",
        requirement.transition_days,
    ) % {"count": requirement.transition_days}
