"""Where people meet across workplaces: the way to each kind of meeting place."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from stafett.arenas import queries as arenas
from stafett.people.actor import Actor
from stafett.recipes.gathering import queries as gatherings
from stafett.web.access import actor_of
from stafett.web.parts import render_page


def gathers(actor: Actor) -> bool:
    """Takes part in gatherings, or may begin them."""
    return bool(arenas.leads(actor)) or gatherings.visible_to(actor).exists()


@dataclass(frozen=True)
class Place:
    """A kind of meeting place: its page, what it is for, and who is shown the way there."""

    page: str
    icon: str
    label: Promise
    text: Promise
    shown: Callable[[Actor], bool] = lambda _actor: True


PLACES = (
    Place(
        "courses:list", "day", _("Courses"), _("What is held, and what you hold when you have been there.")
    ),
    Place(
        "placements:list",
        "house",
        _("Work shadowing"),
        _("Work for a while where others work. Both learn from it."),
    ),
    Place(
        "gatherings:list",
        "people",
        _("Gatherings"),
        _("Organisations that meet, each in its turn the host."),
        gathers,
    ),
    Place(
        "matters:mine",
        "list",
        _("Ideas and needs"),
        _(
            "What you propose, need, have seen or wonder about goes to a unit, and always gets an answer or a next day."
        ),
    ),
)
"""Whoever adds a way to meet adds it here. The texts are those its own page begins with."""


@require_safe
def meet(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    return render_page(request, "meet/meet.html", {"places": [one for one in PLACES if one.shown(actor)]})
