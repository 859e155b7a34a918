"""Where the forms stand of what people do together, and of what they are told."""

from datetime import date, time
from typing import Any

from stafett.arenas.models import Arena, Occasion, SeatState
from stafett.communication import actions as communication
from stafett.communication import stopping
from stafett.communication.models import Standing
from stafett.lib import clock
from stafett.matters.models import Matter
from stafett.people.models import Unit
from stafett.pulses.models import Privacy, Pulse
from stafett.recipes import asking
from stafett.recipes.course.attending import actions as attending
from stafett.recipes.gathering.agenda import actions as agenda
from stafett.recipes.gathering.minutes import actions as minutes
from stafett.recipes.gathering.minutes.rules import Line
from stafett.recipes.gathering.people import actions as coming
from stafett.recipes.gathering.proposals import actions as proposals
from stafett.recipes.gathering.proposals.rules import Proposed
from stafett.recipes.gathering.rules import NOBODY, Who
from stafett.recipes.placement.models import Offer, Stay
from stafett.recipes.placement.terms import actions as terms
from tests import factories
from tests.factories import TODAY, arenas, courses, days_ahead, gatherings, matters, placements, pulses

from .place import Made, Place, World, at, of, plain


def _session(w: World, starts_on: date = courses.NEXT_WEEK) -> tuple[Arena, Occasion]:
    course = courses.course(w.mona.actor, w.unit, w.held)
    return course, courses.session(course, w.mona.actor, starts_on)


def _on_session(page: str, **filled: Any) -> Made:
    return lambda w: at(f"courses:{page}", _session(w)[1].pk, who=w.mona, **filled)


def _attendance(w: World) -> Place:
    _course, held = _session(w, TODAY)
    (row,) = courses.signed_up(held, w.bob, by=w.mona.actor).taken
    return at("courses:attendance", held.pk, who=w.mona, seat=[str(row.seat_id)])


def _code(w: World) -> Place:
    _course, held = _session(w, TODAY)
    courses.signed_up(held, w.mona.person, by=w.mona.actor)
    code = attending.show_code(held, by=w.mona.actor).code
    return at("courses:code", who=w.mona, code=code)


def _sign_up(w: World) -> Place:
    return at("courses:sign_up", _session(w)[1].pk, who=w.mona, people=[str(w.bob.pk)])


def _undelivered(w: World) -> Place:
    said = {"standing": Standing.GIVEN_UP, "settled_at": clock.now(), "failure": "550", "attempts": 23}
    factories.letter(w.bob, **said)
    return at("mail:undelivered", who=w.mona)


def _stop(w: World) -> Place:
    return at("mail:stop", stopping.token(stopping.Stop(w.bob.pk, ("claim.waits",))), who=None)


def _calendar(w: World) -> Place:
    communication.make_calendar_link(person_id=w.mona.person.pk)
    return at("me:calendar", who=w.mona)


def _raised(w: World, title: str = "A lamp in the corridor") -> Matter:
    return matters.matter(w.mona, w.unit, title)


def _merging(w: World) -> Place:
    _raised(w, "Light in the corridor")
    return at("matters:merge", _raised(w).pk, who=w.mona)


def _asked(w: World) -> Place:
    arena = arenas.arena(w.unit)
    arenas.seat(arenas.pool(arena), w.mona.person, for_unit=w.unit)
    return at("pulses:answer", pulses.wave(pulses.form(arena, Privacy.OPEN)).pk, who=w.mona)


def _to_ask(w: World) -> Pulse:
    """Questions to those who take part in a series, from tomorrow on."""
    planned = pulses.planned(pulses.turn("Before", days_ahead(1)))
    return asking.begin(_series(w), planned, by=w.mona.actor, on=TODAY)


def _series(w: World) -> Arena:
    return gatherings.series(w.mona.actor, w.unit, Who(None, "Solvik IKT"))


def _gathering(w: World, starts_on: date = gatherings.SOON) -> Occasion:
    """Mona has a place at it."""
    one = gatherings.gathering(_series(w), w.mona.actor, starts_on)
    places, known = gatherings.places(one, w.unit), {"by": w.mona.actor, "at": arenas.NOON}
    coming.sign_up(one, places, [w.mona.person.pk], **known)
    return one


def _on_gathering(page: str, **filled: Any) -> Made:
    return lambda w: at(f"gatherings:{page}", _gathering(w).pk, who=w.mona, **filled)


def _agenda(w: World) -> Place:
    one = _gathering(w)
    for title in ("Welcome", "Who does what"):
        agenda.add(one, title, 30, NOBODY, by=w.mona.actor)
    filled = {"title": "A word", "link": "https://example.org/a"}
    return at("gatherings:agenda", one.pk, who=w.mona, **filled)


def _minutes(w: World) -> Place:
    one = _gathering(w, TODAY)
    slot = agenda.add(one, "Welcome", 30, NOBODY, by=w.mona.actor).slot
    minutes.write(slot, Line(kind="information", text="All came"), by=w.mona.actor, on=TODAY)
    return at("gatherings:minutes", one.pk, who=w.mona, text="It is so.")


def _who_was_there(w: World) -> Place:
    one = _gathering(w, TODAY)
    (seat,) = SeatState.objects.open().filter(pool__occasion=one).values_list("seat_id", flat=True)
    return at("gatherings:attendance", one.pk, who=w.mona, seat=[str(seat)])


def _fixed_point(w: World, *, is_agreed: bool) -> Occasion:
    """A gathering where a fixed meeting point is proposed."""
    one = _gathering(w)
    said = Proposed(
        kind="fixed_point", title="Morning coffee", owner=Who(w.unit.pk), review_on=days_ahead(90),
        meets_on=days_ahead(1), meets_from=time(9), meets_to=time(10),
    )  # fmt: skip
    known: dict[str, Any] = {"by": w.mona.actor, "on": TODAY}
    put = proposals.propose(one, said, **known)
    if is_agreed:
        proposals.agree(put.matter, **known)
    return one


def _proposals(w: World) -> Place:
    filled = {"title": "Share the nights", "review_on": str(days_ahead(60))}
    return at("gatherings:proposals", _fixed_point(w, is_agreed=False).pk, who=w.mona, **filled)


def _meeting(w: World) -> Place:
    series = _fixed_point(w, is_agreed=True).arena_id
    return at("gatherings:meeting", series, who=w.mona, grounds="Nobody came.")


def _month(w: World) -> Place:
    above = _fixed_point(w, is_agreed=True).arena
    filled = {"starts_on": str(days_ahead(9)), "grounds": "A storm.", "off-grounds": "A storm."}
    month = Occasion.objects.filter(arena__follows=above).earliest("pk")
    return at("gatherings:month", month.pk, who=w.mona, **filled)


def _offer(w: World) -> tuple[Offer, Unit]:
    """Another unit that Mona leads takes guests."""
    host = factories.unit(factories.root_of(w.trust), "Home care")
    return placements.offer(w.mona, host.pk), host


def _stay(w: World) -> Stay:
    """A guest of Mona's unit asked about it."""
    return placements.asked(_offer(w)[0], factories.member(w.unit, "Rita Reiser"), w.unit.pk)


def _at_host(w: World) -> Place:
    said = {"text": "Welcome!", "grounds": "There is no room.", "title": "The nights"}
    return at("placements:stay", placements.sent(_stay(w), w.mona).pk, who=w.mona, **said)


def _agreement(w: World) -> Place:
    stay, period = placements.accepted(_stay(w), w.mona, w.mona), (placements.FIRST, placements.TWELVE_WEEKS)
    said: dict[str, Any] = {"seen": None, "by": w.mona.actor, "on": TODAY}
    terms.propose(stay, placements.WORDING, placements.TUESDAYS_AND_THURSDAYS, *period, **said)
    return at("placements:agreement", stay.pk, who=w.mona, grounds="Not Thursdays")


def _terms(w: World) -> Place:
    filled = {
        "payer": "Each", "employer": "The guest's", "insurance": "The guest's", "confidentiality": "As here",
        "weekdays": ["2", "4"], "starts": "08:00", "ends": "15:30",
    }  # fmt: skip
    stay = placements.accepted(_stay(w), w.mona, w.mona)
    return at("placements:terms", stay.pk, who=w.mona, **filled)


GOALS = "See the night\nMap the needs"
WISHED = {"first": str(placements.FIRST), "last": str(placements.TWELVE_WEEKS)}
PLACES: dict[str, Made] = {
    "courses:attendance": _attendance,
    "courses:change": of("courses:change", lambda w: _session(w)[0].pk, **{"off-grounds": "Storm"}),
    "courses:change_session": _on_session("change_session", **{"off-grounds": "Storm"}),
    "courses:code": _code,
    "courses:new": plain("courses:new", title="A course"),
    "courses:plan": of("courses:plan", lambda w: _session(w)[0].pk, starts_on=str(days_ahead(9))),
    "courses:session": _on_session("session"),
    "courses:sign_up": _sign_up,
    "gatherings:agenda": _agenda,
    "gatherings:attendance": _who_was_there,
    "gatherings:baton": _on_gathering("baton", why="They asked.", what="Book a room", text="Begin early."),
    "gatherings:gathering": _on_gathering("gathering"),
    "gatherings:meeting": _meeting,
    "gatherings:members": of("gatherings:members", lambda w: _series(w).pk, text="Kari", outside="Vest IKT"),
    "gatherings:minutes": _minutes,
    "gatherings:month": _month,
    "gatherings:new": plain("gatherings:new", title="Four companies meet"),
    "gatherings:people": lambda w: at(
        "gatherings:people", _gathering(w).pk, who=w.mona, people=[str(w.bob.pk)], name="Operations"
    ),
    "gatherings:plan": of("gatherings:plan", lambda w: _series(w).pk, starts_on=str(days_ahead(9))),
    "gatherings:proposals": _proposals,
    "gatherings:time": _on_gathering(
        "time", starts_on=str(days_ahead(70)), grounds="A storm.", **{"off-grounds": "A storm."}
    ),
    "mail:stop": _stop,
    "mail:undelivered": _undelivered,
    "matters:answer": lambda w: at("matters:answer", who=None, code=matters.boxed(w.unit)),
    "matters:detail": of("matters:detail", lambda w: _raised(w).pk, meaning="adopted", answer="We do it."),
    "matters:merge": _merging,
    "matters:new": plain("matters:new", title="A lamp in the corridor"),
    "matters:pass_on": of(
        "matters:pass_on", lambda w: _raised(w).pk, why="It is theirs.", back_on=str(days_ahead(9))
    ),
    "me:calendar": _calendar,
    "me:told": plain("me:told", rhythm="weekly"),
    "placements:agreement": _agreement,
    "placements:apply": of("placements:apply", lambda w: _stay(w).pk, goals=GOALS, **WISHED),
    "placements:change": of("placements:change", lambda w: _offer(w)[0].pk),
    "placements:new": plain("placements:new", title="A look at home care", learns="How a day goes"),
    "placements:offer": of("placements:offer", lambda w: _offer(w)[0].pk, text="May I come?"),
    "placements:stay": _at_host,
    "placements:terms": _terms,
    "pulses:answer": _asked,
    "pulses:change": of("pulses:change", lambda w: _to_ask(w).pk),
    "pulses:new": of(
        "pulses:new", lambda w: _series(w).pk, **{"title": "How is it?", "questions-0-text": "How calm?"}
    ),
    "pulses:pulse": of("pulses:pulse", lambda w: _to_ask(w).pk),
}
"""As `world.PLACES`, of which they are a part."""
ASKING = {"courses:sign_up", "gatherings:people"}
"""Those of them with a form to ask with."""
