"""The only way a view obtains an object: strangers get 404, as if it did not exist."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from stafett.audit import actions as audit
from stafett.audit.queries import at_one_moment
from stafett.lib import clock
from stafett.matters import queries as matters
from stafett.matters.models import Matter
from stafett.people import queries as people
from stafett.people.actor import NOBODY, Actor
from stafett.people.models import PersonDetails, UnitDetails
from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.plans.models import Plan
from stafett.records import queries as records
from stafett.records.models import CompetenceDetails

ORGANISATION = "organisation"
"""Where the session keeps which of one's organisations is on the screen."""

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


class ActorMiddleware:
    """Loads the actor once a request, as `request.actor`. A page that is only read is of one moment."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with at_one_moment() if request.method in ("GET", "HEAD") else nullcontext():
            return self._answered(request)

    def _answered(self, request: HttpRequest) -> HttpResponse:
        request.actor = NOBODY
        if request.user.is_authenticated:
            request.actor = people.actor_for(
                request.user, on=clock.today(), organisation_id=request.session.get(ORGANISATION)
            )
        response = self.get_response(request)
        if request.actor is not NOBODY:
            # On a shared tablet, "back" after logging out must not show the page again.
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


def actor_of(request: HttpRequest) -> Actor:
    """The actor, who must have a person record in an organisation."""
    actor: Actor = request.actor
    if actor.organisation_id is None:
        raise Http404
    return actor


def actor_with(request: HttpRequest, power: Power, *, everywhere: bool = False) -> Actor:
    """The actor, who must have a power somewhere, or over the whole organisation."""
    actor = actor_of(request)
    if not (actor.may_everywhere(power) if everywhere else actor.may_somewhere(power)):
        raise Http404
    return actor


def day_of(request: HttpRequest) -> date:
    """The day asked for with `?on=YYYY-MM-DD`; today when absent, unreadable or out of bounds."""
    try:
        asked = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return clock.today()
    return asked if EARLIEST + timedelta(days=366) <= asked <= LATEST else clock.today()


def numbers(texts: Iterable[str]) -> list[int]:
    """The whole numbers among what a form or an address gave; the rest is passed over."""
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 19]


def person_or_404(request: HttpRequest, pk: int, *, on: date) -> PersonDetails:
    """A person the actor may see that day."""
    return get_object_or_404(people.visible_to(actor_of(request), on=on, among=[pk]))


def unit_or_404(request: HttpRequest, pk: int) -> UnitDetails:
    """A unit whose people and figures the actor may see."""
    return get_object_or_404(people.units_visible_to(actor_of(request), among=[pk]))


def plan_or_404(request: HttpRequest, pk: int) -> Plan:
    """A plan of the actor's organisation."""
    return get_object_or_404(plans.visible_to(actor_of(request)), pk=pk)


def competence_or_404(request: HttpRequest, pk: int) -> CompetenceDetails:
    """A competence of the actor's organisation."""
    return get_object_or_404(records.competences(actor_of(request).organisation_id), competence_id=pk)


def matter_or_404(request: HttpRequest, pk: int) -> Matter:
    """Something that was raised, which the actor sees."""
    return get_object_or_404(matters.visible_to(actor_of(request)), pk=pk)


def looked_at(request: HttpRequest, person_id: int, what: str) -> None:
    """Remember that somebody opened a page, a piece of evidence or an export about another person (K16)."""
    actor = actor_of(request)
    if actor.person_id != person_id:
        audit.look(actor.organisation_id or 0, person=person_id, what=what, by=actor)
