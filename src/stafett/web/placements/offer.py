"""An offer, or a request: what it is about, whom to ask, and asking."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.arenas import queries as arenas
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.recipes.placement import queries as placements
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Kind, Offer, Stay
from stafett.recipes.placement.offers import queries
from stafett.recipes.placement.offers.rules import can_write
from stafett.recipes.placement.stays import actions
from stafett.recipes.placement.stays import queries as stays
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .access import crumbs, offer_or_404, reached
from .forms import AskForm


def offer(request: HttpRequest, pk: int) -> HttpResponse:
    found, actor = offer_or_404(request, pk), actor_of(request)
    shown = queries.current(found)
    form = AskForm(
        request.POST if request.method == "POST" else None,
        guests=guests_of(actor, but=shown.arena.owner_unit_id),
    )
    stay = _asked(request, found, form) if request.method == "POST" and form.is_valid() else None
    if stay is not None:
        return redirect("placements:stay", pk=stay.pk)
    context = {
        "shown": shown,
        "is_request": found.kind == Kind.REQUEST,
        "host": placements.units([shown.arena.owner_unit_id])[shown.arena.owner_unit_id],
        **reached(shown.arena.contact_id),
        "form": form,
        "asked": _under_way(actor, found),
        "may_change": bool(can_write(arenas.leads(actor), shown.arena.owner_unit_id)),
        "crumbs": crumbs((shown.arena.title, "")),
    }
    return render_page(request, "placements/offer.html", context, status=422 if form.errors else 200)


def _under_way(actor: Actor, found: Offer) -> list[tuple[int, str]]:
    """The stays somebody has asked for here already, by number, with their guests."""
    known = stays.undecided(actor, found)
    names = placements.guests(known)
    return [(now.stay.pk, names.get(now.stay.pk, "")) for now in known]


def guests_of(actor: Actor, *, but: int | None = None) -> list[tuple[str, str]]:
    """Who may be sent, by name, each where they work; oneself first; none of those who work in one unit."""
    jobs = list(stays.guests(actor, on=clock.today()).exclude(unit_id=but))
    names = people.names_of_people(job.person_id for job in jobs)
    units = people.unit_names(actor.organisation_id)
    found = {
        f"{job.person_id}-{job.unit_id}": (job, f"{names.get(job.person_id, '')}, {units[job.unit_id]}")
        for job in jobs
    }
    order = sorted(
        found.items(), key=lambda one: (one[1][0].person_id != actor.person_id, one[1][1].casefold())
    )
    return [(key, label) for key, (_job, label) in order]


def _asked(request: HttpRequest, found: Offer, form: AskForm) -> Stay | None:
    known = {"by": actor_of(request), "on": clock.today(), "at": clock.now()}
    try:
        stay = actions.begin(found, form.chosen(), form.cleaned_data["text"], **known)
    except (NotAllowed, PlacementError) as error:
        form.add_error(None, str(error))
        return None
    messages.success(request, _("Sent. The conversation is here; apply when you have talked it over."))
    return stay
