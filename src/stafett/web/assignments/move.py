"""Moving a unit: said first, then seen whom it hits, and only then done."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.people.moves import rules
from stafett.people.tree import tree
from stafett.standings.preview.asked import MoveUnit
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .forms import MoveForm
from .starting import begun


def move(request: HttpRequest, pk: int) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    units = tree(actor.organisation_id, on=today)
    if not rules.can_move(actor) or pk not in units.nodes or pk == units.root.id:
        raise Http404
    form = MoveForm(
        request.POST or None, units=units, unit_id=pk, label=_("From"), on=today, initial={"day": today}
    )
    if preview := begun(form, lambda: _asked(form, pk), by=actor, on=today):
        return preview
    above = units.path(pk)[-2]
    context = {"unit": units.nodes[pk], "above": above, "form": form}
    return render_page(request, "assignments/move.html", context, status=422 if form.errors else 200)


def _asked(form: MoveForm, pk: int) -> MoveUnit:
    said = form.cleaned_data
    return MoveUnit(unit_id=pk, parent_id=said["parent"], moves_on=said["day"])
