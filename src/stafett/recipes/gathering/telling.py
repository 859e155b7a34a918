"""Who is told of gatherings, and what their calendars are to hold: those who come, those the baton is held out to,
those who keep the series, and those who have taken something on.

What is said leaves the house, so it holds what the gathering is called, the time and the place: the rest is read here.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise as Text
from django.utils.translation import gettext_lazy as _

from stafett.arenas import calls
from stafett.arenas.calls import News
from stafett.arenas.models import (
    LIVE,
    Arena,
    Occasion,
    OccasionDetails,
    Promise,
    SeatState,
    State,
)
from stafett.arenas.occasions import queries as occasions
from stafett.arenas.promises import queries as promises
from stafett.arenas.telling import CALLED_OFF, MOVED, TAKEN_OFF, Teller
from stafett.communication import actions as communication
from stafett.communication import queries as mail
from stafett.communication.actions import Words
from stafett.communication.calendars import Invitation, Method
from stafett.communication.entrances import Subject
from stafett.communication.rules import SOON, Kind
from stafett.lib import clock
from stafett.people.actor import Actor
from stafett.people.models import Unit

from . import recipe
from .models import Baton, BatonState, Minute

PLACE = Kind("gathering.place", _("I am signed up to a gathering, or no longer am"))
CHANGED = Kind(
    "gathering.changed", _("A gathering or a meeting point I take part in is set, moved or called off")
)
BATON = Kind(
    "gathering.baton", _("The baton is held out to an organisation I lead, or somebody answers about it")
)
OWED = Kind("gathering.owed", _("Something is to be done for a gathering by an organisation I lead"))
DUE = Kind(
    "gathering.due",
    _("A week before the day of what an organisation I lead is to do for a gathering"),
    pause=timedelta(hours=7),
)
"""Found at midnight, sent in the morning."""

INVITED = _("Will you come to “%(title)s”?")
COMES = _("You are signed up: %(what)s")
WAITS = _("You are on the waiting list: %(what)s")
BEGUN = _("A meeting point you take part in meets every month, first: %(what)s")
JOINED = _("You take part in a meeting point every month, next: %(what)s")
ENDED = _("The meeting point meets no longer: %(what)s")
HELD_OUT = _("Will you host it? %(what)s")
ANSWERS: dict[str, Text] = {
    BatonState.ACCEPTED: _("The baton was taken: %(what)s"),
    BatonState.DECLINED: _("The baton was not taken: %(what)s"),
}
TO_DO = _("You have something to do after a gathering: %(what)s")
IN_A_WEEK = _("You have something to do within a week: %(what)s")


def invited(title: str) -> Subject:
    """What a link to a series is for."""
    return lambda: str(INVITED) % {"title": title}


def link(details: OccasionDetails) -> str:
    """Where a gathering is read about; a meeting point that came of a series, with the series."""
    above = details.occasion.arena.follows_id
    if above is not None:
        return reverse("gatherings:meeting", args=[above])
    return reverse("gatherings:gathering", args=[details.occasion_id])


TELLER = Teller(place=PLACE, changed=CHANGED, link=link)
"""How they hear that they are taken off the list, and that a gathering is moved or called off."""


def signed_up(details: OccasionDetails, rows: Collection[SeatState]) -> None:
    """Those who were just signed up come, or wait to."""
    calls.take_back(rows, PLACE)
    _placed(details, rows)


def _placed(details: OccasionDetails, rows: Collection[SeatState]) -> None:
    _tell(PLACE, details, COMES, calls.asked(details, link(details)), _with_a_place(rows))
    waiting = [row for row in rows if row.state == State.WAITING]
    calls.tell(waiting, News(kind=PLACE, words=TELLER.words(details, WAITS)))


def handed_over(details: OccasionDetails, before: SeatState, now: SeatState, *, by: Actor) -> None:
    """Who had a place has it no longer, and who takes it comes, or waits to. What becomes of the seat later does not
    take back what the one before is told."""
    TELLER.taken_off(details, before, by=by, about=f"seat:{now.seat_id}:person:{before.person_id}")
    _placed(details, [now])


def moved(details: OccasionDetails) -> None:
    """Those on the list hear of another time or place."""
    TELLER.moved(details, SeatState.objects.open().filter(pool__occasion=details.occasion, state__in=LIVE))


def month_moved(details: OccasionDetails, first: OccasionDetails) -> None:
    """One time of a meeting point is at another: those who take part are told, and their calendars move it alone.
    `first`: when its series says it is."""
    before = occasions.earlier(details.occasion).first()
    if before is not None and before.sequence != details.sequence:
        _tell_of_month(details, first, MOVED, Method.REQUEST)


def month_called_off(details: OccasionDetails, first: OccasionDetails) -> None:
    """One time of a meeting point will not be: it alone leaves their calendars."""
    _tell_of_month(details, first, CALLED_OFF, Method.CANCEL)


def _tell_of_month(details: OccasionDetails, first: OccasionDetails, subject: Text, method: Method) -> None:
    invitation = _in_series(details, method, instead_of=calls.begins(first))
    _tell(CHANGED, details, subject, invitation, _at_point(details.occasion.arena))


def _in_series(details: OccasionDetails, method: Method, **said: Any) -> Invitation | None:
    """The months are planned by themselves: a calendar is told once of all of them, under a name of its own, and of
    single ones under the same."""
    entry = calls.entry(details, link=link(details), changed_at=clock.now())
    first = Occasion.objects.filter(arena=details.occasion.arena_id).earliest("pk")
    named = entry and replace(entry, uid=f"every-{first.uid}", **said)
    return Invitation(entry=named, method=method) if named else None


def begun(arena: Arena, repeats: str) -> None:
    """Those who take part in a meeting point have it in their calendars every month from now on."""
    _tell_of_point(_at_point(arena), arena, BEGUN, Method.REQUEST, repeats)


def joined_point(
    row: SeatState, times: Sequence[tuple[OccasionDetails, OccasionDetails]], repeats: str
) -> None:
    """Somebody who takes part from now on has it in their calendar every month, and what was moved or called off of it
    as it is now. `times`: those to come, each as it is and as its series says."""
    last = _last(row.pool.arena)
    for _now, first in times[:1]:  # where anything is planned ahead
        invitation = _in_series(first, Method.REQUEST, repeats=repeats, sequence=last)
        _tell(CHANGED, first, JOINED, invitation, [row])
    for now, said in times:
        if now.sequence or now.cancelled_on:
            subject, method = (CALLED_OFF, Method.CANCEL) if now.cancelled_on else (MOVED, Method.REQUEST)
            one = _in_series(now, method, instead_of=calls.begins(said), sequence=last)
            _tell(CHANGED, now, subject, one, [row])


def ended(arena: Arena) -> None:
    """It leaves their calendars."""
    _tell_of_point(_at_point(arena), arena, ENDED, Method.CANCEL)


def left_point(before: SeatState) -> None:
    """It leaves the calendar of somebody who takes part in a meeting point no more, who did as `before` says."""
    _tell_of_point(_with_a_place([before]), before.pool.arena, TAKEN_OFF, Method.CANCEL)


def _at_point(arena: Arena) -> QuerySet[SeatState]:
    return SeatState.objects.open().filter(pool__arena=arena, pool__occasion=None, state=State.TAKEN)


def _tell_of_point(
    rows: Iterable[SeatState], arena: Arena, subject: Text, method: Method, repeats: str = ""
) -> None:
    first = OccasionDetails.objects.open().filter(occasion__arena=arena).earliest("occasion_id")
    last = _last(arena) if method == Method.CANCEL else 0
    invitation = _in_series(first, method, repeats=repeats, sequence=last)
    _tell(CHANGED, first, subject, invitation, rows)


def _last(arena: Arena) -> int:
    """Above what was said of any single time, or that it is gone: or calendars would keep that."""
    known = OccasionDetails.objects.open().filter(occasion__arena=arena)
    return max(1, *known.values_list("sequence", flat=True))


def _with_a_place(rows: Iterable[SeatState]) -> list[SeatState]:
    return [row for row in rows if row.state == State.TAKEN]


def _tell(
    kind: Kind,
    details: OccasionDetails,
    subject: Text,
    invitation: Invitation | None,
    rows: Iterable[SeatState],
) -> None:
    calls.tell(rows, News(kind=kind, words=TELLER.words(details, subject), invitation=invitation))


def _to_do(details: OccasionDetails, subject: Text, to: str) -> Callable[[], Words]:
    """There is something to do about it, which is not at the time and place itself, so those are not said."""
    return lambda: replace(TELLER.words(details, subject)(), paragraphs=[], link=to)


def held_out(baton: Baton, guests: Collection[int], *, by: Actor, on: date) -> None:
    """Those who may take the baton hear of it: who leads the member, or its guests."""
    details = occasions.details(baton.occasion)
    news = News(kind=BATON, words=_to_do(details, HELD_OUT, _baton(details)), about=f"baton:{baton.pk}")
    calls.tell_leaders(baton.unit, news, but=by.person_id, on=on)
    calls.tell_guests(guests, news)


def held_out_no_longer(baton: Baton) -> None:
    """What was asked is answered, or is asked no longer: nobody is told any more that it was."""
    homes = {baton.organisation_id} | ({baton.unit.organisation_id} if baton.unit else set())
    for home in homes:
        communication.take_back(home, about={f"baton:{baton.pk}"}, kinds=[BATON])


def answered(baton: Baton, owner_unit_id: int, *, by: Actor, on: date) -> None:
    """Those who keep the series, and held it out, hear what became of it."""
    details = occasions.details(baton.occasion)
    words = _to_do(details, ANSWERS[baton.state], _baton(details))
    unit = Unit.objects.get(pk=owner_unit_id)
    calls.tell_leaders(unit, News(kind=BATON, words=words), but=by.person_id, on=on)


def _baton(details: OccasionDetails) -> str:
    return reverse("gatherings:baton", args=[details.occasion_id])


def owed(promise: Promise, occasion: Occasion, *, by: Actor, on: date) -> None:
    """Those who lead the member that has taken something on hear of it."""
    words = _to_do(occasions.details(occasion), TO_DO, reverse("gatherings:minutes", args=[occasion.pk]))
    unit = promises.details(promise).by_unit
    news = News(kind=OWED, words=words, about=_named(promise))
    calls.tell_leaders(unit, news, but=by.person_id, on=on)


def owed_no_longer(promise: Promise) -> None:
    """What nobody has to do any more is not told."""
    unit = promises.details(promise).by_unit
    if unit is not None:
        communication.take_back(unit.organisation_id, about={_named(promise)}, kinds=[OWED])


def _named(promise: Promise) -> str:
    return f"promise:{promise.pk}"


def remind(*, on: date) -> int:
    """Those who lead a member hear of what it is to have done within a week, once for each day that was said. Answers
    with how many things there were. To be done once a day."""
    off = OccasionDetails.objects.open().filter(cancelled_on__isnull=False).values("occasion")
    rows = promises.due(recipe.code, on, on + SOON)
    found = rows.filter(promise__occasion__isnull=False, by_unit__isnull=False)
    written = Minute.objects.filter(promise__isnull=False).values("promise")
    found = found.exclude(Q(promise__occasion__in=off) & ~Q(promise__in=written))
    by_name = {f"promise:{row.promise_id}:{row.due_on}": row for row in found}
    with transaction.atomic():
        new = mail.not_told_of(DUE, by_name)
        for name, row in new.items():
            details = OccasionDetails.objects.open().get(occasion=row.promise.occasion_id)
            words = _to_do(details, IN_A_WEEK, link(details))
            calls.tell_leaders(row.by_unit, News(kind=DUE, words=words, about=name), on=on)
    return len(new)
