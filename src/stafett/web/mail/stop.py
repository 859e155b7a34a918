"""Wanting no more of some mail, from the link in it: asked on a page, done by a button. Needs no log-in; mail
programmes press the button themselves (RFC 8058)."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from stafett.communication import actions, queries, rules, stopping
from stafett.web.parts import render_page

from .kinds import LABELS


@login_not_required
@never_cache
@csrf_exempt  # the link itself is what gives the right, and mail programmes have no form of ours
def stop(request: HttpRequest, token: str) -> HttpResponse:
    asked = stopping.read(token)
    if asked is None:
        raise Http404
    if is_done := request.method == "POST":
        chosen = queries.choices([asked.person_id])[asked.person_id]
        actions.choose(rules.stops(chosen, asked.kinds), person_id=asked.person_id)
    labels = [LABELS[kind] for kind in asked.kinds if kind in LABELS]
    return render_page(request, "mail/stop.html", {"is_done": is_done, "labels": labels})
