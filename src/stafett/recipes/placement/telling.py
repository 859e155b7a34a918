"""Who is told what becomes of a stay. One table: after which move, whom, and in which words.

What is said leaves the house, so it names nobody and holds none of what was written: that is read here.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stafett.arenas import calls
from stafett.arenas.calls import News
from stafett.arenas.invited import queries as outside
from stafett.arenas.models import ArenaDetails, PromiseDetails, SeatState
from stafett.arenas.models import State as SeatIs
from stafett.arenas.promises import queries as promises
from stafett.communication import actions as communication
from stafett.communication import queries as mail
from stafett.communication.actions import Words
from stafett.communication.rules import SOON, Kind
from stafett.lib.clock import months_after
from stafett.people.actor import NOBODY, Actor
from stafett.people.models import Unit
from stafett.people.nearest import leaders

from . import queries, recipe, rules
from .ends import rules as end_rules
from .invitations import Series
from .models import Application, Evaluation, Said, Stay
from .queries import Now
from .workflow import CONSENTING, Move, State, Who

TURN = Kind("placement.turn", _("Work shadowing waits for me"))
NEWS = Kind("placement.news", _("Something happens with work shadowing I have a part in"))

DAYS = Kind("placement.days", _("The days of my own work shadowing, for my calendar"))
VISITS = Kind("placement.visits", _("Return visits I have a part in, for my calendar"))

type Line = tuple[Kind, frozenset[Who], Promise]
"""What it is to those who are told, who they are, and the sentence."""


def _line(kind: Kind, who: Collection[Who], words: Promise) -> Line:
    return kind, frozenset(who), words


GUEST, HOME, HOST, CONTACT = Who.GUEST, Who.HOME, Who.HOST, Who.CONTACT
TALKED = _line(NEWS, [GUEST, CONTACT], _("There is a message about work shadowing"))
WAITS_AT_HOME = _line(TURN, [HOME], _("An application for work shadowing waits for your word"))
WAITS_AT_HOST = _line(TURN, [HOST, CONTACT], _("An application for work shadowing waits for your word"))
SENT_ON = _line(NEWS, [GUEST], _("Your application for work shadowing is with the host"))
ANSWERED = _line(NEWS, [GUEST, HOME], _("An application for work shadowing was answered"))
WITHDRAWN = _line(NEWS, [*Who], _("An application for work shadowing was withdrawn"))
TAKEN = _line(NEWS, [GUEST, HOST, CONTACT], _("A place in work shadowing was taken"))
TERMS = _line(TURN, [GUEST, HOME, HOST], _("Terms for work shadowing wait for your answer"))
HOLDS = _line(NEWS, [*Who], _("All three have agreed on work shadowing"))
PASSED_ON = _line(
    TURN, [HOME], _("A host has passed work shadowing on: make a link for whoever answers there")
)
ELSEWHERE = _line(NEWS, [GUEST], _("The host has passed your application for work shadowing on"))
AGAINST = _line(NEWS, [*Who], _("Somebody asks for changes in terms for work shadowing"))
AIMED = _line(NEWS, [*Who], _("The purpose of work shadowing was written anew"))
DAY_OFF = _line(NEWS, [GUEST, HOST, CONTACT], _("A day of work shadowing was called off"))
ENDED = _line(NEWS, [*Who], _("Work shadowing is over"))
BROKEN_OFF = _line(NEWS, [*Who], _("Work shadowing was broken off"))
THOUGHT = _line(NEWS, [GUEST, CONTACT], _("Work shadowing was evaluated"))
HOST_THOUGHT = _line(NEWS, [GUEST], _("Work shadowing was evaluated"))
COUNTS = _line(NEWS, [GUEST], _("Work shadowing counts in your plan"))
TOLD = _line(NEWS, [HOME, HOST, CONTACT], _("Somebody tells what they learned from work shadowing"))
INVITED = _("Will you take part in work shadowing?")
WHAT_CHANGED = _("Some months after work shadowing: what has changed since?")
SAY_HOW = _line(TURN, CONSENTING, _("Work shadowing is over: say how it ended"))
THE_DAYS = _("The days of your work shadowing, for your calendar")
DAYS_OFF = _("Days of your work shadowing were called off, and leave your calendar")
VISIT = _("A return visit was planned")
VISIT_MOVED = _("A return visit was moved")
VISIT_OFF = _("A return visit was called off, and leaves your calendar")
UNTIL = _("Say yes by %(moment)s. After that it goes to whoever waits next.")
PLACE_FREE = _line(TURN, [GUEST, HOME], _("A place in work shadowing is kept for you for some days"))


def _is_shared(now: Now) -> bool:
    """Whether the guest has let a host outside read what was just said."""
    newest = Evaluation.objects.open().filter(stay=now.stay).order_by("-opened").first()
    return newest is not None and newest.is_shared


AFTER: dict[Move, Callable[[Now], list[Line]]] = {
    Move.TALK: lambda now: [TALKED],
    Move.APPLY: lambda now: [WAITS_AT_HOME] if now.state == State.AT_HOME else [WAITS_AT_HOST, SENT_ON],
    Move.BACK: lambda now: [WAITS_AT_HOST, SENT_ON],
    Move.REFUSE: lambda now: [ANSWERED],
    Move.ROUTE: lambda now: [PASSED_ON, ELSEWHERE] if now.is_host_outside else [WAITS_AT_HOST],
    Move.ACCEPT: lambda now: [ANSWERED],
    Move.DECLINE: lambda now: [ANSWERED],
    Move.PLACE: lambda now: [ANSWERED],
    Move.TAKE: lambda now: [TAKEN],
    Move.WITHDRAW: lambda now: [WITHDRAWN],
    Move.PROPOSE: lambda now: [TERMS],
    Move.AIM: lambda now: [AIMED],
    Move.CALL_OFF: lambda now: [DAY_OFF],
    Move.FINISH: lambda now: [ENDED],
    Move.BREAK_OFF: lambda now: [BROKEN_OFF],
    Move.EVALUATE: lambda now: [THOUGHT] if now.host.unit_id or _is_shared(now) else [HOST_THOUGHT],
    Move.COUNT: lambda now: [COUNTS],
    Move.STORY: lambda now: [TOLD],
}
"""By move; what an answer to terms tells depends on the answer, and `terms` says it itself. Of a return visit
everybody hears by an invitation."""


ASKS_ANEW = (Move.ROUTE, Move.PROPOSE)
"""Another is asked, or something else, though it stands as before."""


def invited() -> str:
    """What a link to a stay is for."""
    return str(INVITED)


def waits_no_longer(before: Now) -> None:
    """It stands otherwise now: nobody is told any more that it waits for them as it stood before."""
    about = {_named(before), _over(before.stay.pk, before.details.ends_on)}
    for home in before.stay.organisations | {before.stay.arena.organisation_id}:
        communication.take_back(home, about=about, kinds=[TURN])


def _named(now: Now) -> str:
    return f"stay:{now.stay.pk}"


def _over(stay_id: int, last: date | None) -> str:
    return f"stay:{stay_id}:over:{last}"


def after(now: Now, move: Move, *, but: Actor, on: date) -> None:
    """Tell those concerned of a move that was just made; `but`: whoever made it. Belongs inside the change."""
    lines = AFTER[move](now) if move in AFTER else []
    for line in lines:
        tell(now, line, but=but, on=on)


def tell(
    now: Now, line: Line, *, last: datetime | None = None, about: str = "", but: Actor, on: date
) -> None:
    """Tell some of those in a stay a sentence, and the last moment to answer if there is one; those outside who have a
    link too. `about`: a name of its own for what is told once. Belongs inside the change it tells of."""
    kind, who, sentence = line
    readers = {reader for part in who for reader in _holders(now, part, on=on)}
    if line is TALKED:
        spoke = Said.objects.open().filter(stay=now.stay, person__isnull=False)
        readers |= set(spoke.values_list("person_id", flat=True))
    news = News(kind=kind, words=_words(now.stay, sentence, last), about=about or _named(now))
    calls.tell_people(readers - {but.person_id}, news)
    if Who.GUEST in who and now.guest.guest_id is not None and not calls.is_own(now.guest, but):
        calls.tell([now.guest], replace(news, is_end=_is_end(now, line, on=on)))
    calls.tell_guests(_outside(now, who) - {but.guest_id}, news)


def _is_end(now: Now, line: Line, *, on: date) -> bool:
    """Whether it comes to nothing, or is over, for the guest."""
    if line is BROKEN_OFF:
        return rules.is_over(now.state, now.details.ended_on, on=on)
    return line in (WITHDRAWN, ENDED) or (line is ANSWERED and now.state == State.DECLINED)


def _outside(now: Now, who: Collection[Who]) -> set[int]:
    """The guests who answer for a side outside that is to be told."""
    sides = {Who.HOME: now.stay.home_unit_id, Who.HOST: now.host.unit_id, Who.CONTACT: now.host.unit_id}
    if not any(part in who and unit is None for part, unit in sides.items()):
        return set()
    links = set(outside.links(now.stay.arena).values_list("guest_id", flat=True))
    return {guest for guest in links if guest != now.guest.guest_id}


def days(now: Now, changed: Iterable[Series], *, on: date) -> None:
    """What the guest's calendar is to hold, or to hold no longer, and everybody's of return visits; also where it was
    they who did it."""
    for one in changed:
        if one.is_visit:
            _visit(now, one, on=on)
        else:
            words = _words(now.stay, DAYS_OFF if one.is_off else THE_DAYS)
            calls.tell([now.guest], News(kind=DAYS, words=words, invitation=one.invitation))


def _visit(now: Now, one: Series, *, on: date) -> None:
    planned = VISIT_MOVED if one.entry.sequence else VISIT
    words = _words(now.stay, VISIT_OFF if one.is_off else planned)
    news = News(kind=VISITS, words=words, invitation=one.invitation)
    calls.tell([now.guest], news)
    calls.tell_people(
        {reader for part in Who for reader in _holders(now, part, on=on)} - {now.guest.person_id}, news
    )
    calls.tell_guests(_outside(now, frozenset(Who)), news)


def hosts(now: Now, *, on: date) -> frozenset[int]:
    """The persons who answer for the host: its contact, and who leads the unit. It is they who come on a return
    visit, as far as anything says who does."""
    return frozenset(_holders(now, HOST, on=on) | _holders(now, CONTACT, on=on))


def _words(stay: Stay, sentence: Promise, last: datetime | None = None) -> Callable[[], Words]:
    def words() -> Words:
        link = reverse("placements:stay", args=[stay.pk])
        said = [str(UNTIL) % {"moment": calls.moment(last)}] if last else []
        return Words(subject=str(sentence), paragraphs=said, link=link, link_label=str(_("Open it")))

    return words


def _holders(now: Now, part: Who, *, on: date) -> set[int]:
    """The persons who have a part; who leads the host answers for it while it has no contact."""
    match part:
        case Who.GUEST:
            return {now.guest.person_id} if now.guest.person_id else set()
        case Who.CONTACT:
            return {now.details.contact_id} if now.details.contact_id else _leaders(now.host.unit, on=on)
        case Who.HOME:
            # a leader who goes is answered for by theirs
            return _leaders(now.stay.home_unit, on=on, but=now.guest.person_id)
    return _leaders(now.host.unit, on=on)


def _leaders(unit: Unit | None, *, on: date, but: int | None = None) -> set[int]:
    return leaders(unit, on=on, other_than=[but] if but else []) if unit else set()


def remind(*, on: date) -> int:
    """Those who may say how a stay ended hear once that its last day has been, where nobody has said so. Answers with
    how many stays there were. To be done once a day."""
    rows = ArenaDetails.objects.open().filter(arena__recipe=recipe.code, state=State.AGREED)
    over = rows.filter(ends_on__gte=on - SOON, ends_on__lt=on)
    by_name = {_over(row.arena_id, row.ends_on): row.arena_id for row in over}
    with transaction.atomic():
        new = mail.not_told_of(TURN, by_name)
        stays = Stay.objects.select_related("arena", "home_unit").in_bulk(list(new.values()))
        for name, key in new.items():
            tell(queries.now(stays[key]), SAY_HOW, about=name, but=NOBODY, on=on)
    return len(new)


def ask_later(*, on: date) -> int:
    """The guest and the host are asked, on the day that was agreed, what has changed since; whoever has not answered
    is asked once more some months later, and never again. Answers with how many there were to ask. To be done once a
    day."""
    rows = promises.due(recipe.code, months_after(on, -end_rules.MONTHS_BETWEEN) - 2 * SOON, on)
    of_stays = rows.filter(promise__arena__placement_stay__isnull=False)
    found = of_stays.select_related("promise__arena__placement_stay")
    days = [(row, end_rules.asks_on(row.due_on or on, on=on)) for row in found]
    by_name = {f"promise:{row.promise_id}:{day}": row for row, day in days if day}
    with transaction.atomic():
        new = mail.not_told_of(TURN, by_name)
        for name, row in new.items():
            _ask(queries.now(row.promise.arena.placement_stay), row, name, on=on)
    return len(new)


def _ask(now: Now, row: PromiseDetails, name: str, *, on: date) -> None:
    news = News(kind=TURN, words=_words(now.stay, WHAT_CHANGED), about=name)
    if queries.is_the_guests(row, now):
        calls.tell([now.guest], news)
    else:
        calls.tell_people(_holders(now, Who.HOST, on=on), news)
        calls.tell_guests(_outside(now, {Who.HOST}), news)


def place_free(rows: Iterable[SeatState], *, on: date) -> None:
    """Those whose turn in line it is are told that a place is kept for them."""
    last = {row.seat_id: row.until for row in rows if row.state == SeatIs.OFFERED}
    known = Application.objects.open().filter(place__in=last).select_related("stay__arena", "stay__home_unit")
    for applied in known:
        until = last[applied.place_id or 0]
        tell(queries.now(applied.stay), PLACE_FREE, last=until, but=NOBODY, on=on)
