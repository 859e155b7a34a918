"""The border around guests. A browser that came by a link holds that link's key in its session, and only pages
under `for_guests` look for it: to every other page a guest is nobody. Each request asks whether the link still works.

The key stands in every address too, so that a page of one link, left open when another was opened, does nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from stafett.lib import clock
from stafett.people.actor import Actor
from stafett.people.guests import queries as guests
from stafett.people.models import GuestLink
from stafett.web.accounts.proof import SESSION_LASTS

from . import gone

LINK = "guest_link"
"""Where the session keeps the key of the one link the browser came by last."""

type Page = Callable[..., HttpResponse]
"""Takes the request, the link, and what else stands in the address."""


@dataclass(frozen=True)
class Visit:
    """A guest on a page: who they are, and the link they came by."""

    guest: Actor
    link: GuestLink


def begin(request: HttpRequest, link: GuestLink) -> None:
    """From now on the browser has this link, in place of any other, under a session key nobody knew before."""
    request.session[LINK] = link.pk
    request.session.cycle_key()
    if not request.user.is_authenticated:
        request.session.set_expiry(clock.now() + SESSION_LASTS)


def end(request: HttpRequest) -> None:
    """The browser has no link any more. Whoever is logged in stays so, under another key."""
    request.session.pop(LINK, None)
    request.session.cycle_key()


def for_guests(kind: str = "") -> Callable[[Page], Callable[..., HttpResponse]]:
    """A page for whoever came by the link in its address, if the link works and opens this kind of thing (the
    beginning of its scope; empty: any). To all others there is no such page."""

    def guarded(page: Page) -> Callable[..., HttpResponse]:
        @login_not_required
        @never_cache
        @wraps(page)
        def visited(request: HttpRequest, pk: int, **more: int) -> HttpResponse:
            is_theirs = request.session.get(LINK) == pk
            link = guests.usable(pk, on=clock.today()) if is_theirs else None
            if link is None or kind not in ("", link.scope.partition(":")[0]):
                return gone.page(request)
            request.visit = Visit(guests.actor_of(link), link)
            return page(request, link, **more)

        return visited

    return guarded
