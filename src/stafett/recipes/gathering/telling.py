"""Who is told of gatherings, and what their calendars are to hold: those who come, those the baton is held out to, those
who keep the series, and those who have taken something on.

What is said leaves the house, so it holds what the gathering is called, the time and the place: the rest is read here.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from stafett.arenas import calls
from stafett.arenas.calls import News
from stafett.arenas.models import LIVE, Occasion, OccasionDetails, SeatState, State
from stafett.arenas.occasions import queries as occasions
from stafett.communication import actions as communication
from stafett.communication.actions import Told, Words
from stafett.communication.calendars import Invitation
from stafett.communication.rules import Kind
from stafett.matters.queries import answerers
from stafett.people.actor import Actor
from stafett.people.models import Unit

from .models import Baton, BatonState

PLACE = Kind("gathering.place", _("I am signed up to a gathering, or no longer am"))
CHANGED = Kind("gathering.changed", _("A gathering or a meeting point I take part in is set, moved or called off"))
BATON = Kind("gathering.baton", _("The baton is held out to an organisation I lead, or somebody answers about it"))
OWED = Kind("gathering.owed", _("Something is to be done after a gathering by an organisation I lead"))

COMES = _("You are signed up: %(what)s")
WAITS = _("You are on the waiting list: %(what)s")
TAKEN_OFF = _("You are no longer on the list: %(what)s")
MOVED = _("Another time or place: %(what)s")
HELD_OUT = _("Will you host it? %(what)s")
ANSWERS: dict[str, Promise] = {
    BatonState.ACCEPTED: _("The baton was taken: %(what)s"),
    BatonState.DECLINED: _("The baton was not taken: %(what)s"),
}
TO_DO = _("You have something to do after a gathering: %(what)s")


def link(details: OccasionDetails) -> str:
    """Where a gathering is read about; a meeting point that came of a series, with the series."""
    above = details.occasion.arena.follows_id
    if above is not None:
        return reverse("gatherings:meeting", args=[above])
    return reverse("gatherings:gathering", args=[details.occasion_id])


def signed_up(details: OccasionDetails, rows: Collection[SeatState]) -> None:
    """Those who were just signed up come, or wait to."""
    calls.take_back(rows, PLACE)
    _tell(PLACE, details, COMES, calls.asked(details, link(details)), _with_a_place(rows))
    waiting = [row for row in rows if row.state == State.WAITING]
    calls.tell(waiting, News(kind=PLACE, words=_words(details, WAITS)))


def taken_off(details: OccasionDetails, before: SeatState, *, by: Actor) -> None:
    """Somebody does not come after all, who was as `before` says. Who did it themselves knows, but for their
    calendar."""
    calls.take_back([before], PLACE, CHANGED)
    if before.state == State.TAKEN:
        _tell(PLACE, details, TAKEN_OFF, calls.called_off(details, link(details)), [before])
    elif before.person_id != by.person_id:
        calls.tell([before], News(kind=PLACE, words=_words(details, TAKEN_OFF)))


def moved(before: OccasionDetails, details: OccasionDetails) -> None:
    """Those who come are told of another time or place, and asked anew by their calendars; those who wait are told."""
    if before.sequence == details.sequence:
        return
    rows = SeatState.objects.open().filter(pool__occasion=details.occasion, state__in=LIVE)
    _tell(CHANGED, details, MOVED, calls.asked(details, link(details)), _with_a_place(rows))
    calls.tell(rows.filter(state=State.WAITING), News(kind=CHANGED, words=_words(details, MOVED)))


def _with_a_place(rows: Iterable[SeatState]) -> list[SeatState]:
    return [row for row in rows if row.state == State.TAKEN]


def _tell(
    kind: Kind,
    details: OccasionDetails,
    subject: Promise,
    invitation: Invitation | None,
    rows: Iterable[SeatState],
) -> None:
    calls.tell(rows, News(kind=kind, words=_words(details, subject), invitation=invitation))


def _words(details: OccasionDetails, subject: Promise, to: str = "") -> Callable[[], Words]:
    def words() -> Words:
        return Words(
            subject=subject % {"what": calls.what(details)},
            paragraphs=calls.where(details),
            link=to or link(details),
            link_label=_now("Open it"),
        )

    return words


def held_out(baton: Baton, *, by: Actor, on: date) -> None:
    """Those who may take the baton hear of it, unless they are outside."""
    details = occasions.details(baton.occasion)
    if baton.unit is not None:
        _tell_leaders(baton.unit, BATON, _words(details, HELD_OUT, _baton(details)), by=by, on=on)


def answered(baton: Baton, owner_unit_id: int, *, by: Actor, on: date) -> None:
    """Those who keep the series, and held it out, hear what became of it."""
    details = occasions.details(baton.occasion)
    words = _words(details, ANSWERS[baton.state], _baton(details))
    _tell_leaders(Unit.objects.get(pk=owner_unit_id), BATON, words, by=by, on=on)


def _baton(details: OccasionDetails) -> str:
    return reverse("gatherings:baton", args=[details.occasion_id])


def owed(occasion: Occasion, unit_id: int | None, *, by: Actor, on: date) -> None:
    """Those who lead the member that has taken something on hear of it."""
    details = occasions.details(occasion)
    words = _words(details, TO_DO, reverse("gatherings:minutes", args=[occasion.pk]))
    for unit in Unit.objects.filter(pk=unit_id):
        _tell_leaders(unit, OWED, words, by=by, on=on)


def _tell_leaders(unit: Unit, kind: Kind, words: Callable[[], Words], *, by: Actor, on: date) -> None:
    home = unit.organisation_id
    readers = [person for person in answerers(home, unit.pk, on=on) if person != by.person_id]
    communication.write(home, [Told(to=reader, kind=kind, words=words) for reader in readers])
