"""What a guest takes part in: each kind of meeting has pages of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from stafett.arenas import queries as arenas
from stafett.arenas.models import Arena
from stafett.people.guests import queries as guests
from stafett.people.models import GuestLink

from . import gone, series, stay
from .visits import for_guests


@dataclass(frozen=True)
class Kind:
    """A kind of meeting that takes guests: its first page, what the guest is asked, and whether they have a part."""

    page: Callable[[HttpRequest, GuestLink], HttpResponse]
    about: Callable[[GuestLink], str]
    holds: Callable[[GuestLink], bool]


KINDS = {
    "placement": Kind(stay.stay, stay.about, stay.holds),
    "gathering": Kind(series.series, series.about, series.holds),
}


def kind_of(link: GuestLink) -> Kind | None:
    """The kind of meeting a link leads to; none where such take no guests."""
    found = Arena.objects.filter(pk__in=arenas.let_into(guests.actor_of(link))).first()
    return KINDS.get(found.recipe) if found else None


def about(link: GuestLink) -> str:
    """What a guest takes part in."""
    kind = kind_of(link)
    return kind.about(link) if kind else ""


def holds(link: GuestLink) -> bool:
    """Whether the guest still has a part in it."""
    kind = kind_of(link)
    return kind is not None and kind.holds(link)


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests("arena")
def arena(request: HttpRequest, link: GuestLink) -> HttpResponse:
    kind = kind_of(link)
    return kind.page(request, link) if kind and kind.holds(link) else gone.page(request)
