"""What waits for somebody in the stays they have a part in: what they owe, and what they are asked. Whoever leads units
far below is not asked what their nearest leaders are."""

from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stafett.arenas.models import ArenaDetails, SeatState
from stafett.arenas.models import State as SeatIs
from stafett.arenas.seats.rules import state_of
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.recipes.week import Asked, Group, Line

from . import queries, recipe
from .ends.rules import side_of
from .models import Ending, Evaluation, Stay
from .outside import queries as outside
from .queries import Now
from .terms import queries as terms
from .turns import WAITS_FOR, is_to_end
from .workflow import BEGUN, HELD, State, Who

EVALUATED_WITHIN = timedelta(days=30)
"""For so long one is asked what one thought of it: from its last day, or from the day somebody said that it
was over."""

ANSWER = _("An application waits for your word.")
CONSENT = _("Terms wait for your answer.")
WRITE = _("Write the terms, so that all three can agree.")
TALK = {
    Who.GUEST: _("You are talking about it: go on, or apply."),
    Who.HOME: _("They are talking about it: you can apply on behalf of the guest."),
    Who.HOST: _("You are asked about it: answer, or say no."),
    Who.CONTACT: _("You are asked about it: answer."),
}
TAKE = _("A place has come free: take it, or let the next have it.")
REACH = _("Nobody at the host has a link, so nobody there can answer: make one.")
OF_THE_HOST = (State.AT_HOST, State.WAITING, State.AGREEING)
END = _("It is over: say how it ended.")
EVALUATE = _("Say what you think of it.")

type Mine = list[tuple[Now, frozenset[Who]]]
"""Stays with the parts somebody has in them."""


def lines(actor: Actor, asked: Asked) -> Iterator[Line]:
    """What waits, by stay. Nine queries at most."""
    stays = _mine(actor, asked)
    names = people.names_of_people(now.guest.person_id for now, _parts in stays)
    agreeing = [now.stay for now, _parts in stays if now.state in (State.AGREEING, State.AGREED)]
    unanswered = terms.unanswered(agreeing)
    evaluated = _evaluated([now.stay for now, _parts in stays if now.state in HELD])
    free = _kept_places(stays, asked)
    unreached = outside.unreached([now for now, _parts in stays], on=asked.today)
    for now, parts in stays:
        name = names.get(now.guest.person_id or 0, "")
        if now.stay.pk in unreached and now.state in OF_THE_HOST and Who.HOME in parts:
            yield _line(now, name, REACH, Group.OWE, page="outside")
        if now.state in (State.AGREEING, State.AGREED):
            yield from _about_terms(now, parts, unanswered, name)
            if is_to_end(now, parts, on=asked.today):
                yield _line(now, name, END, Group.OWE)
        elif now.state in HELD:
            if _owes_words(now, parts, evaluated, asked):
                yield _line(now, name, EVALUATE, Group.OWE)
        else:
            yield from _before(now, parts, free.get(now.stay.pk), name)


def _mine(actor: Actor, asked: Asked) -> Mine:
    """The stays that go on or ended lately, in which somebody has a part of their own."""
    since = asked.today - EVALUATED_WITHIN
    noted = Ending.objects.open().filter(noted_on__gte=since).values("stay_id")
    lately = Q(state__in=HELD) & (Q(ended_on__gte=since) | Q(arena__in=noted))
    current = ArenaDetails.objects.open().filter(Q(state__in=BEGUN) | lately, arena__recipe=recipe.code)
    found = queries.visible_to(actor).filter(arena__in=current.values("arena_id")).order_by("pk")
    known = [(now, _parts(actor, now, asked.units)) for now in queries.now_of(found)]
    return [(now, parts) for now, parts in known if parts]


def _parts(actor: Actor, now: Now, units: Collection[int]) -> frozenset[Who]:
    nearest = {Who.HOME: now.stay.home_unit_id in units, Who.HOST: now.host.unit_id in units}
    return frozenset(who for who in queries.parts_of(actor, now) if nearest.get(who, True))


def _evaluated(stays: Iterable[Stay]) -> set[tuple[int, str]]:
    rows: QuerySet[Evaluation] = Evaluation.objects.open().filter(stay__in=list(stays))
    return set(rows.values_list("stay_id", "side"))


def _owes_words(now: Now, parts: frozenset[Who], evaluated: set[tuple[int, str]], asked: Asked) -> bool:
    side, ended_on = side_of(parts), now.details.ended_on
    has_been = ended_on is not None and ended_on <= asked.today
    return has_been and side is not None and (now.stay.pk, side) not in evaluated


def _kept_places(stays: Mine, asked: Asked) -> dict[int, SeatState]:
    """The places that came free and are kept for those who waited, by stay."""
    waits = {
        now.application.place_id: now.stay.pk
        for now, _parts in stays
        if now.state == State.WAITING and now.application is not None
    }
    rows = SeatState.objects.open().filter(seat__in=[key for key in waits if key is not None])
    return {waits[row.seat_id]: row for row in rows if state_of(row, at=asked.at) == SeatIs.OFFERED}


def _about_terms(
    now: Now, parts: frozenset[Who], unanswered: dict[int, set[str]], name: str
) -> Iterator[Line]:
    if not unanswered.get(now.stay.pk, set()).isdisjoint(parts):
        yield _line(now, name, CONSENT, Group.OWE, page="agreement")
    elif now.state == State.AGREEING and now.stay.pk not in unanswered and Who.HOST in parts:
        yield _line(now, name, WRITE, Group.OWE, page="terms")


def _before(now: Now, parts: frozenset[Who], kept: SeatState | None, name: str) -> Iterator[Line]:
    if now.state == State.TALKING:
        yield _line(now, name, next(TALK[part] for part in TALK if part in parts), Group.ASKED)
    elif WAITS_FOR.get(now.state) in parts:
        yield _line(now, name, ANSWER, Group.ASKED)
    elif kept is not None and not parts.isdisjoint({Who.GUEST, Who.HOME}):
        yield _line(now, name, TAKE, Group.ASKED, kept=kept)


def called(title: str, guest: str) -> str:
    """A stay by its title and its guest, where the name is known."""
    return f"{title}: {guest}" if guest else title


def _line(
    now: Now, name: str, note: Promise, group: Group, *, page: str = "stay", kept: SeatState | None = None
) -> Line:
    """Mail does not name the guest."""
    title = now.details.title
    return Line(
        group=group,
        kind=str(recipe.one),
        what=called(title, name),
        note=str(note),
        link=reverse(f"placements:{page}", args=[now.stay.pk]),
        until=kept.until if kept else None,
        outside=title,
    )
