"""From when a change may turn anybody red: nobody turns red overnight (status.md §4)."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .asked import Asked, Choice


def first_red(asked: Asked, effective_from: date) -> date | None:
    """The first day on which somebody may be red because of what a version changes; none: never.

    Redo counts from the day the version takes effect, with the first deadline; what is read has the
    transition days; any other change leaves the colours of the version before for so long.
    """
    if not asked.mandatory:
        return None
    after = effective_from + timedelta(days=asked.transition_days)
    if asked.choice == Choice.READ:
        return after + timedelta(days=1)
    if asked.choice != Choice.REDO:
        return after
    if asked.due_days is None:
        return None
    return max(after, effective_from + timedelta(days=asked.due_days + 1))


def sentence(asked: Asked, effective_from: date) -> str:
    """The same, as the author reads it."""
    try:
        day = first_red(asked, effective_from)
    except OverflowError:
        day = None
    if day is None:
        return _("Nobody turns red because of this change.")
    return _("Nobody is red because of this change before %(day)s.") % {
        "day": date_format(day, "DATE_FORMAT")
    }


def sentence_for_new(asked: Asked, effective_from: date) -> str:
    """What is asked for the first time: by when those who are in scope already must have it."""
    if not asked.mandatory or asked.due_days is None:
        return _("New: nobody turns red because of it.")
    try:
        day = effective_from + timedelta(days=asked.due_days + 1)
    except OverflowError:
        return _("New: nobody turns red because of it.")
    return _("New: who does not hold it turns red %(day)s.") % {"day": date_format(day, "DATE_FORMAT")}
