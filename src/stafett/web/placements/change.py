"""An offer says something else, closes or opens."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas import queries as arenas
from stafett.audit.models import ChangedMeanwhile
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Offer
from stafett.recipes.placement.offers import actions, queries
from stafett.recipes.placement.offers.rules import can_write
from stafett.web.access import actor_of, numbers
from stafett.web.parts import render_page

from .access import crumbs, offer_or_404
from .forms import OfferForm, of_offer
from .offering import contacts, units_led


def change(request: HttpRequest, pk: int) -> HttpResponse:
    offer, actor = offer_or_404(request, pk), actor_of(request)
    shown = queries.current(offer)
    if not can_write(arenas.leads(actor), shown.arena.owner_unit_id):
        raise Http404
    own = [one for one in units_led(actor) if one[0] == shown.arena.owner_unit_id]
    known = {"units": own, "contacts": contacts(actor, on=clock.today()), "initial": of_offer(shown)}
    form = OfferForm(request.POST if request.method == "POST" else None, **known)
    status = _saved(request, offer, form) if request.method == "POST" else 200
    if status == 302:
        return redirect("placements:offer", pk=pk)
    context: dict[str, Any] = {
        "form": form,
        "heading": _("Change"),
        "button": _("Save"),
        "seen": queries.current(offer).arena.pk,
        "meanwhile": queries.current(offer) if status == 409 else None,
        "crumbs": crumbs((shown.arena.title, reverse("placements:offer", args=[pk])), (_("Change"), "")),
    }
    return render_page(request, "placements/form.html", context, status=status)


def _saved(request: HttpRequest, offer: Offer, form: OfferForm) -> int:
    """The status of the answer: 302 where it is saved."""
    seen = next(iter(numbers([request.POST.get("seen", "")])), 0)
    if not form.is_valid():
        return 422
    known = {"by": actor_of(request), "on": clock.today(), "at": clock.now()}
    try:
        actions.alter(offer, form.written(), seen=seen, **known)
    except ChangedMeanwhile:
        form.add_error(None, _("Somebody changed it meanwhile. Read it again, then save."))
        return 409
    except (NotAllowed, PlacementError) as error:
        form.add_error(None, str(error))
        return 422
    messages.success(request, _("It is saved."))
    return 302
