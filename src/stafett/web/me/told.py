"""What I am told and how often, and what I have been told lately."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.communication import actions, delivery, queries
from stafett.web.access import actor_of
from stafett.web.mail.kinds import KINDS
from stafett.web.parts import render_page

from .forms import ToldForm

MESSAGES_A_PAGE = 25


def told(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    me = actor.person_id or 0
    chosen = queries.choices([me])[me]
    form = ToldForm(request.POST or None, kinds=KINDS, chosen=chosen)
    if request.method == "POST" and form.is_valid():
        actions.choose(form.choice(), person_id=me)
        messages.success(request, _("Kept. It holds from now on."))
        return redirect("me:told")
    context = {
        "form": form,
        "musts": [kind.label for kind in KINDS if kind.is_must],
        "reader": queries.reader(me),
        "is_set_up": delivery.is_set_up(),
        "page": Paginator(queries.told(actor), MESSAGES_A_PAGE).get_page(request.GET.get("page")),
    }
    return render_page(request, "me/told.html", context, status=422 if form.errors else 200)
