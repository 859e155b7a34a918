"""What one has sent, and what became of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.records import actions
from stafett.records import queries as records
from stafett.web.access import actor_of, numbers
from stafett.web.parts import render_page

from .rows import rows_with_turns

CLAIMS_A_PAGE = 50


def mine(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    if request.method == "POST":
        claim = get_object_or_404(records.claims(actor), pk__in=numbers([request.POST.get("claim", "")]))
        try:
            actions.recall(claim, by=actor)
            messages.success(request, _("Taken back."))
        except NotAllowed as error:
            messages.error(request, str(error))
        return redirect("claims:mine")
    page = Paginator(records.own(actor), CLAIMS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": rows_with_turns(page.object_list, on=today)}
    return render_page(request, "claims/mine.html", context)
