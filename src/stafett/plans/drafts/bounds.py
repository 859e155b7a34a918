"""What terms may say (status.md §1), and the sentence for each that may not. Pure."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stafett.plans.models import Approver, Steps

from .asked import Asked, Choice

MOST_MONTHS, MOST_DAYS, MOST_TIMES = 1200, 36500, 1000
RENEWALS = ("completion", "expiry")
FIXED = "fixed:"
SEASON = re.compile(r"fixed:(\d\d)-(\d\d)", re.ASCII)
LEAP_YEAR = 2000
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
MOST_REQUIREMENTS = 300
LONGEST_TEXT = 5000

type Fault = tuple[str, str]
"""A field's name, and the sentence that says what to do."""

DAYS = ("early_days", "warn_days", "grace_days", "transition_days", "claim_days")


def faults(asked: Asked, known: Collection[int]) -> list[Fault]:
    """What must be put right in what is asked; `known`: the competences of the catalogue."""
    return [*_accepts(asked, known), *_numbers(asked), *_renewal(asked), *_words(asked)]


def _accepts(asked: Asked, known: Collection[int]) -> Iterator[Fault]:
    if not asked.accepts:
        yield "accepts", _("Choose at least one competence that counts.")
    if set(asked.accepts) - set(known):
        yield "accepts", _("Choose competences from the catalogue.")


def _numbers(asked: Asked) -> Iterator[Fault]:
    for name in ("level", "times"):
        if not 1 <= getattr(asked, name) <= MOST_TIMES:
            yield name, _("Write a number from 1 to %(most)d.") % {"most": MOST_TIMES}
    if asked.validity_months is not None and not 0 <= asked.validity_months <= MOST_MONTHS:
        yield "validity_months", _("Write a number of months from 0 to %(most)d.") % {"most": MOST_MONTHS}
    if asked.due_days is not None and not -1 <= asked.due_days <= MOST_DAYS:
        yield (
            "due_days",
            _("Write a number of days from 0 to %(most)d, or -1 for before the first day.")
            % {"most": MOST_DAYS},
        )
    for name in (*DAYS, *(["lookback_days"] if asked.lookback_days is not None else [])):
        if not 0 <= getattr(asked, name) <= MOST_DAYS:
            yield name, _("Write a number of days from 0 to %(most)d.") % {"most": MOST_DAYS}


def _renewal(asked: Asked) -> Iterator[Fault]:
    if asked.renewal not in RENEWALS and not is_season(asked.renewal):
        yield "renewal", _("Choose a day that exists, such as 31 May.")
    elif asked.times > 1 and asked.renewal != RENEWALS[0]:
        yield (
            "times",
            _("Several times can only be counted from the day each was shown. Choose that, or write 1."),
        )


def is_season(renewal: str) -> bool:
    """Whether it is `fixed:MM-DD` with a day that exists; 29 February does."""
    found = SEASON.fullmatch(renewal)
    try:
        return found is not None and bool(date(LEAP_YEAR, int(found[1]), int(found[2])))
    except ValueError:
        return False


def _words(asked: Asked) -> Iterator[Fault]:
    if asked.steps not in Steps.values:
        yield "steps", _("Choose how it is approved.")
    if asked.approver not in Approver.values:
        yield "approver", _("Choose who approves it.")
    if asked.choice and asked.choice not in Choice.values:
        yield "choice", _("Choose what the change means for those who hold it.")
    if len(asked.why) > LONGEST_TEXT:
        yield "why", _("Write at most %(most)d letters.") % {"most": LONGEST_TEXT}
    if asked.address and not asked.address.startswith(("https://", "http://")):
        yield "address", _("Write an address that begins with https://.")
    elif len(asked.address) > 500:
        yield "address", _("Write a shorter address: at most 500 letters.")


def effective_day(day: date | None, newest: date | None, *, on: date) -> str:
    """What is wrong with the day a version is to take effect; `newest`: when the version before did."""
    if day is None:
        return _("Say from which day the version is in force.")
    if not EARLIEST <= day <= LATEST:
        return _("The day must be between 1900 and 2199.")
    if day < on:
        return _("The day has passed. Choose today or a later day.")
    if newest is not None and day <= newest:
        said = {"day": date_format(newest, "DATE_FORMAT")}
        return _("The version before takes effect %(day)s. Choose a later day.") % said
    return ""
