"""The units one has to do with as a leader: straight to it when there is one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.web.access import actor_with
from stafett.web.parts import render_page


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    actor = actor_with(request, Power.SEE)
    units = tree(actor.organisation_id or 0, on=clock.today())
    seen = actor.units(Power.SEE)
    tops = [node for node in units.nodes.values() if node.id in seen and node.parent_id not in seen]
    if len(tops) == 1:
        return redirect("units:detail", pk=tops[0].id)
    tops.sort(key=lambda node: node.name)
    return render_page(request, "units/mine.html", {"tops": tops})
