"""Stays with somebody outside the installation: begun there or from there, and links for who answers outside."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _

from stafett.arenas.queries import leads
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.guests.rules import USUALLY_LASTS
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Offer, Stay
from stafett.recipes.placement.offers import queries as offers
from stafett.recipes.placement.offers.rules import can_write
from stafett.recipes.placement.outside import actions, queries
from stafett.recipes.placement.outside.actions import There
from stafett.recipes.placement.queries import Now, places
from stafett.recipes.placement.queries import visible_to as stays_of
from stafett.web.access import actor_of
from stafett.web.claims.guest_form import GuestForm
from stafett.web.guest import inviting
from stafett.web.guest.inviting import Inviting
from stafett.web.parts import render_page

from .access import crumbs, named, offer_or_404, stay_or_404, to_stay
from .forms import FromOutsideForm, ThereForm
from .offer import guests_of


def links(request: HttpRequest, pk: int) -> HttpResponse:
    """Links to a stay."""
    now = stay_or_404(request, pk)
    if not queries.may_invite(actor_of(request), now):
        raise Http404
    heading = _("Those who are not here")
    lead = _("%(home)s and %(host)s. Who answers on the side that does not use Stafett takes part by a link.")
    home, host = places([now])[now.stay.pk]
    context = named(now) | {"heading": heading, "lead": lead % {"home": home, "host": host}}
    context["crumbs"] = to_stay(now, heading)
    return inviting.page(request, _inviting(request, now), GuestForm, context)


def _inviting(request: HttpRequest, now: Now) -> Inviting:
    stay, known = now.stay, {"by": actor_of(request), "on": clock.today()}
    applied = now.application
    until = inviting.until(now.details.ends_on or (applied.ends_on if applied else None))
    return Inviting(
        links=queries.links(stay),
        invite=lambda form: actions.invite(
            stay, form.asked(), expires_on=form.cleaned_data["expires_on"], **known
        ),
        renew=lambda link: actions.renew(stay, link, expires_on=until, **known),
        take_back=lambda link: actions.take_back(stay, link, **known),
        until=until,
        subject=lambda: _("Will you take part in work shadowing?"),
    )


def there(request: HttpRequest) -> HttpResponse:
    """Somebody is to go to a host outside."""
    form = ThereForm(request.POST or None, guests=guests_of(actor_of(request)))
    made = _begun_there(request, form) if request.method == "POST" and form.is_valid() else None
    if made is not None:
        return redirect("placements:stay", pk=made.pk)
    heading = _("Go somewhere that does not use Stafett")
    context = {"form": form, "heading": heading, "button": _("Begin"), "crumbs": crumbs((heading, ""))}
    return render_page(request, "placements/form.html", context, status=422 if form.errors else 200)


def _begun_there(request: HttpRequest, form: ThereForm) -> Stay | None:
    said, known = form.cleaned_data, {"by": actor_of(request), "on": clock.today(), "at": clock.now()}
    at = There(host=said["host"], title=said["title"])
    try:
        made = actions.begin_there(at, form.chosen(), said["text"], **known)
    except (NotAllowed, PlacementError) as error:
        form.add_error(None, str(error))
        return None
    messages.success(request, _("Begun. Who leads the guest makes a link for the host’s leader."))
    return made


def here(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody from outside is to come to a unit one leads."""
    found, actor, today = offer_or_404(request, pk), actor_of(request), clock.today()
    shown = offers.current(found)
    if not can_write(leads(actor), shown.arena.owner_unit_id) or not shown.is_open:
        raise Http404
    initial = {"expires_on": today + USUALLY_LASTS, "language": translation.get_language()}
    form = FromOutsideForm(request.POST or None, on=today, initial=initial)
    made = _begun_here(request, found, form) if request.method == "POST" and form.is_valid() else None
    if made is not None:
        return redirect("placements:outside", pk=made.pk)
    heading = _("A guest from outside")
    context = {"form": form, "heading": heading, "button": _("Begin")}
    context["crumbs"] = crumbs((shown.arena.title, ""), (heading, ""))
    return render_page(request, "placements/form.html", context, status=422 if form.errors else 200)


def _begun_here(request: HttpRequest, found: Offer, form: FromOutsideForm) -> Stay | None:
    said, known = form.cleaned_data, {"by": actor_of(request), "on": clock.today(), "at": clock.now()}
    try:
        made = actions.begin_here(found, form.asked(), said["text"], expires_on=said["expires_on"], **known)
    except (NotAllowed, PlacementError) as error:
        form.add_error(None, str(error))
        return None
    messages.success(request, _("Begun. Make a link for the guest, and one for who leads them."))
    return stays_of(actor_of(request)).get(arena_id=int(made.link.scope.partition(":")[2]))
