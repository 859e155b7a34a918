"""Undoing what one has just decided."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.records.undoing import actions
from stafett.web.access import actor_of, numbers

from .tabs import APPROVE, SIGN, approves


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    asked = numbers([request.POST.get("position", "")])
    if not asked or actor.organisation_id is None:
        raise Http404
    try:
        count = actions.undo(asked[0], by=actor, now=clock.now())
    except NotAllowed as error:
        messages.warning(request, str(error))
    else:
        text = ngettext("Undone: %(count)d is as before.", "Undone: %(count)d are as before.", count)
        messages.success(request, text % {"count": count})
    back = request.POST.get("back", "")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, None)
    return redirect(back if is_ours else _place(actor))


def _place(actor: Actor) -> str:
    """A page that somebody has, where nothing says which they came from."""
    if approves(actor):
        return APPROVE
    return SIGN if actor.may_somewhere(Power.SIGN) else "claims:mine"
