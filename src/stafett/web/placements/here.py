"""Somebody from outside the installation is to come to a unit one leads."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from stafett.arenas.queries import leads
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.guests.actions import LetIn
from stafett.people.guests.rules import USUALLY_LASTS
from stafett.recipes.placement import telling
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Offer
from stafett.recipes.placement.offers import queries as offers
from stafett.recipes.placement.offers.rules import can_write
from stafett.recipes.placement.outside import actions
from stafett.recipes.placement.queries import visible_to as stays_of
from stafett.web.access import actor_of
from stafett.web.guest import inviting
from stafett.web.parts import render_page

from .access import crumbs, offer_or_404
from .forms import FromOutsideForm


def here(request: HttpRequest, pk: int) -> HttpResponse:
    found, actor, today = offer_or_404(request, pk), actor_of(request), clock.today()
    shown = offers.current(found)
    if not can_write(leads(actor), shown.arena.owner_unit_id) or not shown.is_open:
        raise Http404
    initial = {"expires_on": today + USUALLY_LASTS, "language": translation.get_language()}
    form = FromOutsideForm(request.POST or None, on=today, initial=initial)
    made = _begun_here(request, found, form) if request.method == "POST" and form.is_valid() else None
    heading = _("A guest from outside")
    context: dict[str, Any] = {"heading": heading, "crumbs": crumbs((shown.arena.title, ""), (heading, ""))}
    if made is not None:
        return _begun(request, made, context, is_mailed=form.is_mailed)
    context |= {"form": form, "button": _("Begin")}
    return render_page(request, "placements/form.html", context, status=422 if form.errors else 200)


def _begun(request: HttpRequest, made: LetIn, context: dict[str, Any], *, is_mailed: bool) -> HttpResponse:
    """The guest's link, which is shown this once, and what comes next."""
    context["made"] = inviting.shown(request, made, telling.invited, is_mailed=is_mailed)
    context["stay"] = stays_of(actor_of(request)).get(arena_id=int(made.link.scope.partition(":")[2]))
    return render_page(request, "placements/begun_here.html", context)


def _begun_here(request: HttpRequest, found: Offer, form: FromOutsideForm) -> LetIn | None:
    said, known = form.cleaned_data, {"by": actor_of(request), "on": clock.today(), "at": clock.now()}
    try:
        return actions.begin_here(
            found,
            form.asked(),
            said["text"],
            expires_on=said["expires_on"],
            is_mailed=form.is_mailed,
            **known,
        )
    except (NotAllowed, PlacementError) as error:
        form.add_error(None, str(error))
        return None
