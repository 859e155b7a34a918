"""Where the forms stand of those who take part by a link, and of who gives them one."""

from dataclasses import replace
from typing import Any

from django.urls import reverse

from stafett.people.guests.actions import LetIn
from stafett.pulses.models import Privacy
from stafett.recipes.gathering.baton import actions as baton
from stafett.recipes.gathering.outside import actions as coming
from stafett.recipes.gathering.rules import Who
from stafett.recipes.placement.models import Stay
from stafett.recipes.placement.outside import actions as outside
from stafett.recipes.placement.stays import actions as stays
from stafett.recipes.placement.terms import actions as terms
from tests import factories
from tests.factories import GURO, TODAY, Member, arenas, days_ahead, gatherings, placements, pulses
from tests.factories.guests import guest_of

from .place import Made, Place, World, at, of

THEM = {"name": "Gry Gjest", "works_at": "Solvik Municipality", "email": "gry@solvik.example.org"}


def _by_link(page: str, made: LetIn, *more: int, **filled: Any) -> Place:
    place = at(f"guest:{page}", made.link.pk, *more, who=None, **filled)
    return replace(place, link=reverse("guest:arrival", args=[made.token]))


def _rita(w: World) -> Member:
    return factories.member(w.unit, "Rita Reiser")


def _there(w: World) -> Stay:
    """Somebody of Mona's unit asks a host outside to come."""
    return placements.sent(placements.there(_rita(w), w.unit.pk), w.mona)


def _host(w: World, stay: Stay) -> LetIn:
    return outside.invite(stay, GURO, expires_on=days_ahead(365), by=w.mona.actor, on=TODAY)


def _stay(w: World) -> Place:
    said = {"text": "Welcome!", "grounds": "There is no room.", "title": "The nights"}
    return _by_link("arena", _host(w, _there(w)), **said)


def _agreement(w: World) -> Place:
    stay = _there(w)
    made = _host(w, stay)
    stays.accept(stay, by=guest_of(made.link), at=arenas.NOON)
    period, said = (
        (placements.FIRST, placements.TWELVE_WEEKS),
        {"seen": None, "by": w.mona.actor, "on": TODAY},
    )
    terms.propose(stay, placements.WORDING, placements.TUESDAYS_AND_THURSDAYS, *period, **said)
    return _by_link("agreement", made, grounds="Not Thursdays")


def _terms(w: World) -> Place:
    stay = _there(w)
    made = _host(w, stay)
    stays.accept(stay, by=guest_of(made.link), at=arenas.NOON)
    period = {"first": str(placements.FIRST), "last": str(placements.TWELVE_WEEKS), "weekdays": ["2"]}
    said = dict.fromkeys(("payer", "employer", "insurance", "confidentiality"), "As agreed")
    return _by_link("terms", made, goals="See the night\nMap the needs", weeks="every", **period, **said)


def _apply(w: World) -> Place:
    offer = placements.offer(w.mona, w.unit.pk)
    known = {"expires_on": days_ahead(365), "by": w.mona.actor, "on": TODAY, "at": arenas.NOON}
    wished = {"first": str(placements.FIRST), "last": str(placements.TWELVE_WEEKS)}
    made = outside.begin_here(offer, GURO, "Welcome", **known)
    return _by_link("apply", made, goals="See the night\nMap the needs", **wished)


def _gathering(w: World) -> Place:
    _series, one, made = gatherings.with_a_guest(w.mona.actor, w.unit)
    baton.offer(one, Who(None, "Sør IKT"), why="They ask", by=w.mona.actor, on=TODAY)
    return _by_link("gathering", made, one.pk, grounds="There is no room.")


def _question(w: World) -> Place:
    series, one, made = gatherings.with_a_guest(w.mona.actor, w.unit)
    coming.come(one, by=guest_of(made.link), at=arenas.NOON)
    return _by_link("question", made, pulses.wave(pulses.form(series, Privacy.OPEN)).pk)


def _links_of_stay(w: World) -> Place:
    stay = _there(w)
    _host(w, stay)
    return at("placements:outside", stay.pk, who=w.mona, **THEM)


def _links_of_series(w: World) -> Place:
    said = THEM | {"works_at": "Sør IKT"}
    return at("gatherings:outside", gatherings.with_a_guest(w.mona.actor, w.unit)[0].pk, who=w.mona, **said)


def _story(w: World) -> Place:
    stay, _made = placements.hosted_outside(_rita(w), w.mona, w.unit.pk)
    return at("placements:story", stay.pk, who=w.mona, text="May we come?")


def _begin_there(w: World) -> Place:
    said = {"host": "Solvik Municipality", "title": "Home care", "text": "May I go?"}
    return at("placements:there", who=w.mona, **said)


PLACES: dict[str, Made] = {
    "gatherings:outside": _links_of_series,
    "guest:agreement": _agreement,
    "guest:apply": _apply,
    "guest:arena": _stay,
    "guest:gathering": _gathering,
    "guest:question": _question,
    "guest:terms": _terms,
    "placements:here": of(
        "placements:here", lambda w: placements.offer(w.mona, w.unit.pk).pk, text="Welcome", **THEM
    ),
    "placements:outside": _links_of_stay,
    "placements:story": _story,
    "placements:there": _begin_there,
}
"""As `world.PLACES`, of which they are a part."""
