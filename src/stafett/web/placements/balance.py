"""Given and received between one's own organisation and each of the others."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.arenas import queries as arenas
from stafett.lib import clock
from stafett.people.roles import Power
from stafett.recipes.placement.ledger.queries import balances
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .access import crumbs


@require_safe
def balance(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if not arenas.leads(actor) and not actor.may_somewhere(Power.SEE):
        raise Http404
    rows = balances(actor.organisation_id, on=clock.today())
    context = {"rows": rows, "crumbs": crumbs((_("Given and received"), ""))}
    return render_page(request, "placements/balance.html", context)
