"""Who is told that they are asked something: everybody a wave asks, once, when it opens.

What is said leaves the house, so it holds no question. Whoever has answered by then is not told.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.arenas import calls
from stafett.arenas.calls import News
from stafett.arenas.models import SeatState
from stafett.communication.actions import Words
from stafett.communication.models import Message
from stafett.communication.rules import FORGET_AFTER, MORNING, Kind
from stafett.lib.clock import OSLO

from . import queries, rules
from .models import Ticket, Wave, WaveDetails

DAY = timedelta(days=1)
ASKED = Kind("pulse.asked", gettext_lazy("I am asked to answer some questions"))

type Holder = tuple[int | None, int | None]
"""A person, or a guest, by number."""


def opened(*, at: datetime) -> int:
    """Tell those who are asked something, this morning or before, and have not been told yet. To be done often;
    answers with how many are to be told, whether or not they want to be."""
    there = at.astimezone(OSLO)
    if there.time() < MORNING:
        return 0
    # What was told longer ago is forgotten, and whoever was told would be told again.
    lately = WaveDetails.objects.open().filter(
        due_on__range=(there.date() - FORGET_AFTER + DAY, there.date())
    )
    rows = lately.select_related("wave__form", "wave__pulse").order_by("wave_id")
    return sum(_tell(row) for row in rows if rules.is_open(row, on=there.date()))


def _tell(row: WaveDetails) -> int:
    with transaction.atomic():
        Wave.objects.select_for_update().get(
            pk=row.wave_id
        )  # one at a time: whoever comes next sees who was told
        about = f"wave:{row.wave_id}"
        untold = _untold(row.wave, about)
        calls.tell(untold, News(kind=ASKED, words=_words(row), about=about, is_urgent=True))
        return len(untold)


def _untold(wave: Wave, about: str) -> list[SeatState]:
    """A place of each of those who have neither answered nor been told."""
    done: set[Holder] = set(Ticket.objects.filter(wave=wave).values_list("person_id", "guest_id"))
    told = Message.objects.filter(kind=ASKED.code, about=about)
    done |= set(told.values_list("person_id", "guest_id"))
    asked: dict[Holder, SeatState] = {
        (row.person_id, row.guest_id): row for row in queries.audience(wave).order_by("seat_id")
    }
    return [row for holder, row in asked.items() if holder not in done]


def _words(row: WaveDetails) -> Callable[[], Words]:
    def words() -> Words:
        last = date_format(rules.last_day(row) or date.max)
        return Words(
            subject=_("You are asked: %(title)s") % {"title": row.wave.form.title},
            paragraphs=[_("Answer by %(day)s.") % {"day": last}],
            link=reverse("pulses:answer", args=[row.wave_id]),
            link_label=_("Answer"),
        )

    return words
