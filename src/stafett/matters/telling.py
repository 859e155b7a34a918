"""Who is told about matters: whoever is to answer, and whoever raised one when something becomes of it.

What is said leaves the house, so it holds none of the words that were put forward, and no answer: those are read here.
"""

from collections.abc import Callable, Collection
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.arenas import calls
from stafett.arenas.calls import News
from stafett.communication import actions as communication
from stafett.communication import queries as mail
from stafett.communication.actions import Words
from stafett.communication.rules import SOON, Kind
from stafett.people.models import Unit

from . import queries
from .models import ANSWERED, SETTLED, Matter, MatterState, Meaning

RAISED = Kind("matter.raised", gettext_lazy("Something is raised to a unit I lead"))
DUE = Kind(
    "matter.due",
    gettext_lazy("A week before the day of what was raised to a unit I lead"),
    pause=timedelta(hours=7),
)
"""Found at midnight, sent in the morning."""
NEWS = Kind("matter.answered", gettext_lazy("Something becomes of what I raised"))


def raised(
    matters: Collection[Matter], *, on: date, unit_id: int | None = None, but: int | None = None
) -> None:
    """Tell those who lead the unit some matters are with now (`unit_id`; where they were raised to, if none)."""
    for matter in matters:
        unit = Unit.objects.get(pk=unit_id or matter.raised_to_id)
        news = News(kind=RAISED, words=_raised(matter), about=f"matter:{matter.pk}")
        calls.tell_leaders(unit, news, but=but, on=on)


def raised_no_longer(before: MatterState) -> None:
    """It stands otherwise now: those it was with are not told any more that it waits for them."""
    about = {f"matter:{before.matter_id}", _due_name(before)}
    communication.take_back(before.unit.organisation_id, about=about, kinds=[RAISED, DUE])


def _due_name(state: MatterState) -> str:
    return f"matter:{state.matter_id}:{state.due_on}"


def _raised(matter: Matter) -> Callable[[], Words]:
    def words() -> Words:
        return Words(
            subject=_("Something was raised to you, and waits for an answer"),
            link=reverse("matters:detail", args=[matter.pk]),
            link_label=_("Read it"),
        )

    return words


def remind(*, on: date) -> int:
    """Tell those who lead a unit of what is to be answered there, or looked at again, within a week; once for each
    day that was said. Answers with how many there were. To be done once a day."""
    rows = MatterState.objects.open().filter(due_on__range=(on, on + SOON)).exclude(meaning__in=SETTLED)
    by_name = {_due_name(row): row for row in rows.select_related("matter", "unit")}
    with transaction.atomic():
        new = mail.not_told_of(DUE, by_name)
        for name, row in new.items():
            calls.tell_leaders(row.unit, News(kind=DUE, words=_due(row), about=name), on=on)
    return len(new)


def _due(row: MatterState) -> Callable[[], Words]:
    def words() -> Words:
        day = {"day": date_format(row.due_on or date.max)}
        waits = _("What was raised to you is to be answered by %(day)s")
        again = _("What was raised to you is to be looked at again on %(day)s")
        return Words(
            subject=(waits if row.waits else again) % day,
            link=reverse("matters:detail", args=[row.matter_id]),
            link_label=_("Read it"),
        )

    return words


def answered(state: MatterState) -> None:
    """Tell whoever raised it, and whoever raised what was merged into it, also by way of others, unless nobody knows
    who that is."""
    for matter in (state.matter, *queries.merged_into(state.matter)):
        news = News(kind=NEWS, words=_answered(matter, state), about=f"matter:{matter.pk}")
        calls.tell_people([matter.person_id], news)
        if matter.guest_id is not None:
            calls.tell_guests([matter.guest_id], news)


def _answered(matter: Matter, state: MatterState) -> Callable[[], Words]:
    def words() -> Words:
        subjects = {
            Meaning.PASSED_ON: _("What you raised was passed on"),
            Meaning.MERGED: _("What you raised was merged with something about the same"),
        }
        subject = subjects.get(Meaning(state.meaning))
        if subject is None and state.meaning in ANSWERED:
            subject = _("What you raised was answered")
        return Words(
            subject=subject or _("There is news of what you raised"),
            link=reverse("matters:detail", args=[matter.pk]),
            link_label=_("Read it"),
        )

    return words
