"""A new offer of a host, or a request for a guest."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Kind, Offer
from stafett.recipes.placement.offers import actions
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .access import crumbs
from .forms import OfferForm
from .offering import contacts, units_led


def new(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    kind = Kind.REQUEST if request.GET.get("kind") == Kind.REQUEST else Kind.OFFER
    units = units_led(actor)
    if not units:
        raise Http404
    form = OfferForm(
        request.POST if request.method == "POST" else None,
        units=units,
        contacts=contacts(actor, on=today),
        initial={"contact": actor.person_id},
    )
    made = _published(request, kind, form) if request.method == "POST" and form.is_valid() else None
    if made is not None:
        return redirect("placements:offer", pk=made.pk)
    heading = _("New request for a guest") if kind == Kind.REQUEST else _("New offer to take guests")
    context = {"form": form, "heading": heading, "button": _("Publish"), "crumbs": crumbs((heading, ""))}
    return render_page(request, "placements/form.html", context, status=422 if form.errors else 200)


def _published(request: HttpRequest, kind: Kind, form: OfferForm) -> Offer | None:
    try:
        made = actions.publish(kind, form.written(), by=actor_of(request), on=clock.today())
    except (NotAllowed, PlacementError) as error:
        form.add_error(None, str(error))
        return None
    messages.success(request, _("It is published."))
    return made
