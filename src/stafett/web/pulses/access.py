"""How the pages of who is asked and of whoever asks obtain what they show: strangers get 404."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from stafett.arenas import queries as arenas
from stafett.arenas.models import Arena
from stafett.pulses import queries
from stafett.pulses.models import Pulse, Wave
from stafett.recipes import registry
from stafett.web.access import actor_of


def arena_or_404(request: HttpRequest, pk: int) -> Arena:
    """An arena the actor keeps, as its recipe judges."""
    actor = actor_of(request)
    arena = get_object_or_404(arenas.visible_to(actor), pk=pk)
    if not registry.may_keep(actor, arena):
        raise Http404
    return arena


def pulse_or_404(request: HttpRequest, pk: int) -> Pulse:
    """What is asked in an arena the actor keeps."""
    pulse = get_object_or_404(Pulse.objects.select_related("arena"), pk=pk)
    arena_or_404(request, pulse.arena_id)
    return pulse


def wave_or_404(request: HttpRequest, pk: int) -> Wave:
    """Questions the actor is or was asked, or is to know the answers to, or that are asked in what they keep."""
    actor, rows = actor_of(request), queries.planned().select_related("form", "pulse__arena")
    wave = get_object_or_404(rows, pk=pk)
    is_seen = queries.visible_to(actor).filter(pk=pk).exists()
    if not (is_seen or registry.may_keep(actor, wave.pulse.arena)):
        raise Http404
    return wave


def crumbs(arena: Arena, *below: tuple[str, str]) -> list[dict[str, str]]:
    """The way from what people do together, through what is asked in it, to the page."""
    recipe = registry.recipe(arena.recipe)
    above = (capfirst(arenas.details(arena).title), reverse(recipe.page, args=[arena.pk]))
    here = (_("Questions we ask"), reverse("pulses:kept", args=[arena.pk]))
    return [{"name": name, "url": url} for name, url in (above, here, *below)]
