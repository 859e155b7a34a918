"""The only way a view obtains an object: strangers get 404, as if it did not exist."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from stafett.lib import clock
from stafett.people import queries as people
from stafett.people.actor import NOBODY, Actor

ORGANISATION = "organisation"
"""Where the session keeps which of one's organisations is on the screen."""


class ActorMiddleware:
    """Loads the actor once a request, as `request.actor`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = NOBODY
        if request.user.is_authenticated:
            request.actor = people.actor_for(
                request.user, on=clock.today(), organisation_id=request.session.get(ORGANISATION)
            )
        return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    """The actor, who must have a person record in an organisation."""
    actor: Actor = request.actor
    if actor.organisation_id is None:
        raise Http404
    return actor
